/** What a review says. Everything that is shown of it is made from this and nothing else. */
import { ChangeAction, OutputChange } from "../model/plan/plan";
import { PlanValue } from "../model/plan/plan-value";
import { TrafficWords } from "../traffic/traffic-set";
import { Impact } from "./impact";

/** Parts of an architecture that serve all roles. */
export const AREAS = ["network", "storage", "access", "audit", "config"] as const;

/** Roles of our own architecture, in the order of a request's way. Other stacks have the roles of their tags. */
export const SERVICE_ROLES = ["client", "load-balancer", "head", "workers"] as const;

/** Something that happens to the service of a role. */
export interface Consequence {
  /** Value of a `Role` tag, or one of {@link AREAS}. */
  readonly role: string;
  readonly impact: Impact;
  /** Whether something becomes reachable, readable or permitted that was not, and that nobody asked for. */
  readonly exposure: boolean;
  /** Terraform address of the resource whose change it is. */
  readonly resource: string;
  /** Its construct path, where the `cdk.tf.json` is at hand. */
  readonly constructPath?: string;
  /** Attributes that force it, for example `["instance_type"]`; empty where the change as a whole does. */
  readonly cause: readonly string[];
  /** A sentence for the operator, for example `1 of 2 Head nodes is replaced: the API is degraded`. */
  readonly message: string;
}

/** The worst of what happens to a role. */
export interface RoleImpact {
  readonly role: string;
  readonly impact: Impact;
  readonly exposure: boolean;
  /** Machines, load balancers or resources of the role before and after; undefined where nobody knows. */
  readonly members: { readonly before?: number; readonly after?: number };
}

/** Traffic that is possible after the plan and was not before, or the other way round. */
export interface TrafficChange extends TrafficWords {
  readonly from: string;
  readonly to: string;
  /** Whether the contract allows it; undefined where there is no contract at hand. */
  readonly expected?: boolean;
  /** Whether it is so for all pairs of their machines, or for some of them only. */
  readonly extent: "all" | "some";
  /** Whether it is certain; a `possible` one hangs on values that are known after apply only. */
  readonly certainty: "certain" | "possible";
  /** Terraform addresses on the way, from the source to the target: of what opens it, or of what let it through before. */
  readonly via: readonly string[];
}

/** How one attribute changes. Values that are sensitive or unknown say so when they are rendered. */
export interface AttributeChange {
  /** For example `root_block_device[0].volume_size`. */
  readonly path: string;
  /** Undefined where the attribute is new. */
  readonly before?: PlanValue;
  /** Undefined where the attribute goes. */
  readonly after?: PlanValue;
  /** Whether it forces the replacement. */
  readonly forcesReplacement: boolean;
}

/** One resource that changes. */
export interface ReviewedChange {
  readonly address: string;
  readonly previousAddress?: string;
  readonly constructPath?: string;
  readonly type: string;
  readonly role: string;
  readonly action: ChangeAction;
  readonly order?: "create-first" | "delete-first";
  readonly importId?: string;
  /** `drift` for what was found changed outside Terraform. */
  readonly source: "plan" | "drift";
  /** The worst consequence of it. */
  readonly impact: Impact;
  readonly exposure: boolean;
  readonly attributes: readonly AttributeChange[];
}

/** What a review cannot see, and why. */
export interface NotSeen {
  /** Terraform address, or what it is about, for example `the state`. */
  readonly about: string;
  readonly reason: string;
}

/** The review of one plan. All lists are in a fixed order: worst first, then by role and address. */
export interface Review {
  /** Name of the environment, or of the file that was reviewed. */
  readonly environment: string;
  /** The worst impact of all. */
  readonly verdict: Impact;
  /** Whether anything is an exposure. */
  readonly exposure: boolean;
  /** The verdict in one sentence, for example `The Head is replaced: the API is down; the Elastic IP stays.` */
  readonly headline: string;
  /** Whether Terraform can apply the plan; it cannot where planning failed. */
  readonly applicable: boolean;
  /** Number of resources by what happens to them. */
  readonly counts: Readonly<Record<Exclude<ChangeAction, "no-op" | "read">, number>>;
  readonly roles: readonly RoleImpact[];
  readonly consequences: readonly Consequence[];
  readonly traffic: {
    readonly opened: readonly TrafficChange[];
    readonly closed: readonly TrafficChange[];
    /** What was possible and stays so; undefined where nobody asked for it. */
    readonly kept?: readonly TrafficChange[];
  };
  readonly changes: readonly ReviewedChange[];
  readonly outputs: readonly OutputChange[];
  readonly notSeen: readonly NotSeen[];
}
