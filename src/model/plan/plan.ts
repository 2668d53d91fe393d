/**
 * A Terraform plan as `terraform show -json` gives it, format 1.x, read back into typed changes.
 *
 * Sensitive and unknown values stand in their places in every value, so nobody has to hold two trees against each other.
 * A replacement is the pair of actions; which of them comes first is its `order`.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
import { PlanObject, PlanValue } from "./plan-value";

/** What happens to a resource. `read` is of data sources; `forget` leaves the thing and lets the state forget it. */
export type ChangeAction = "no-op" | "read" | "create" | "update" | "replace" | "delete" | "forget";

/** Path to an attribute: names and indices, for example `["root_block_device", 0, "volume_size"]`. */
export type AttributePath = readonly (string | number)[];

/** A change to one resource, or what was found changed outside Terraform. */
export interface ResourceChange {
  /** For example `aws_instance.head_1` or `module.net.aws_subnet.private["us-east-1a"]`. */
  readonly address: string;
  /** The address without the keys of instances, as the configuration has it, for example `module.net.aws_subnet.private`. */
  readonly configAddress: string;
  /** Where the resource was before it moved; undefined where it stays. */
  readonly previousAddress?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly action: ChangeAction;
  /** Of a replacement: what comes first. */
  readonly order?: "create-first" | "delete-first";
  /** Of a replacement: whether the old thing is not deleted, and only forgotten by the state. */
  readonly leavesOld?: boolean;
  /** Key of an object that a broken-off replacement left behind. */
  readonly deposed?: string;
  /** Attributes before; undefined where there is nothing before. */
  readonly before?: PlanObject;
  /** Attributes after; undefined where there is nothing after. */
  readonly after?: PlanObject;
  /** Attributes that force a replacement. */
  readonly replacePaths: readonly AttributePath[];
  /** Terraform's reason, for example `replace_because_cannot_update`. */
  readonly reason?: string;
  /** Id of the thing that is taken into the state; undefined for what is not imported. */
  readonly importId?: string;
}

/** A change to an output. */
export interface OutputChange {
  readonly name: string;
  readonly action: "no-op" | "create" | "update" | "delete";
  readonly before: PlanValue;
  readonly after: PlanValue;
}

/** One resource instance of the state or of the planned state. */
export interface PlannedInstance {
  readonly address: string;
  readonly configAddress: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** Key of its provider configuration, for example `aws` or `aws.west`; undefined where the configuration has it not. */
  readonly provider?: string;
  readonly values: PlanObject;
}

/** An attribute that names another resource. */
export interface Wire {
  /** Attribute at the top level of the resource, for example `vpc_security_group_ids`. */
  readonly attribute: string;
  /** Address of the other resource: an instance where that is known, else its configuration's address. */
  readonly to: string;
  /** Of a value that is not known yet, and that the configuration takes from the other resource. */
  readonly later?: LaterValue;
}

/** A value that a resource gets from another when Terraform applies the plan. */
export interface LaterValue {
  /** Where the value stands, for example `["route", 0, "gateway_id"]`. */
  readonly path: AttributePath;
  /** Attribute of the other resource, for example `id`. */
  readonly of: string;
  /** Whether the expression names things beside resources, such as variables, that may bring more values. */
  readonly amongOthers: boolean;
}

/** A plan. */
export interface Plan {
  readonly formatVersion: string;
  readonly terraformVersion: string;
  /** False where `-target` or a deferral left something out. */
  readonly complete: boolean;
  /** True where planning failed, as on `prevent_destroy`; Terraform does not apply it. */
  readonly errored: boolean;
  /** When it was made, as the plan says; undefined where it does not. */
  readonly timestamp?: string;
  /** Every resource of the plan, those without a change too, sorted by address. */
  readonly changes: readonly ResourceChange[];
  /** What was found changed outside Terraform, sorted by address. */
  readonly drift: readonly ResourceChange[];
  /** Addresses of what Terraform puts off to a later plan. */
  readonly deferred: readonly string[];
  readonly outputs: readonly OutputChange[];
  /** Failed or unknown checks of the configuration, in a line each. */
  readonly failedChecks: readonly string[];
  /** The refreshed state before, and the state that Terraform means to reach. */
  readonly before: readonly PlannedInstance[];
  readonly after: readonly PlannedInstance[];
  /** By resource address, what it is wired to: before, by ids in the state; after, by references as well. */
  readonly wiresBefore: ReadonlyMap<string, readonly Wire[]>;
  readonly wiresAfter: ReadonlyMap<string, readonly Wire[]>;
  /**
   * Attributes and blocks that the configuration names, by `configAddress`; what is in blocks too, as `route.gateway_id`.
   * What `dynamic` blocks make is not among them.
   */
  readonly configured: ReadonlyMap<string, ReadonlySet<string>>;
  /** Provider configurations' regions that are constants, for example `{ "aws": "us-east-1" }`. */
  readonly providerRegions: ReadonlyMap<string, string>;
}
