import { Known } from "./known";
import { Link } from "./link";
import { Origin } from "./origin";

/** What a listener or one of its rules does with a request. */
export interface ListenerAction {
  /** Terraform address of the listener or listener rule. */
  readonly address: string;
  readonly kind: "forward" | "redirect" | "answer" | "unknown";
  /** Target groups of a `forward`. */
  readonly targetGroups: readonly Link[];
  /** Port a `redirect` sends the caller to; undefined where it keeps the port. */
  readonly redirectPort?: Known<number>;
}

/** A listener of a load balancer. */
export interface Listener extends Origin {
  readonly loadBalancer: Link;
  readonly port: Known<number>;
  /** `HTTP`, `HTTPS`, `TCP`, `UDP`, `TLS`, `TCP_UDP`, ... */
  readonly protocol: Known<string>;
  /** The default action's, then those of its rules. */
  readonly actions: readonly ListenerAction[];
  /** True where it may be of any load balancer, for nobody can tell which. */
  readonly isUnplaced?: true;
}

/** A target of a target group. */
export interface Target {
  /** Terraform address of the attachment. */
  readonly address: string;
  readonly constructPath?: string;
  /** The machine, autoscaling group or load balancer; `outside` with the address for a literal IP address. */
  readonly to: Link;
  /** Port it gets requests on: the attachment's, else the group's. */
  readonly port: Known<number>;
  /** True where it may be of any group, for nobody can tell which. */
  readonly isUnplaced?: true;
}

/** A target group. */
export interface TargetGroup extends Origin {
  readonly vpc?: Link;
  readonly protocol: Known<string>;
  readonly port: Known<number>;
  readonly targetType: Known<string>;
  /** Undefined where health checks are off or meant for a Lambda function. */
  readonly healthCheck?: { readonly port: Known<number | "traffic-port">; readonly protocol: Known<string> };
  readonly targets: readonly Target[];
}

/** A load balancer. */
export interface LoadBalancer extends Origin {
  readonly role?: string;
  readonly type: Known<"application" | "network" | "gateway" | "classic">;
  readonly isInternetFacing: Known<boolean>;
  readonly isDualStack: Known<boolean>;
  readonly subnets: readonly Link[];
  readonly groups: readonly Link[];
  readonly listeners: readonly Listener[];
  /** Bucket of its access logs: of the model, or by name; undefined where it writes none. */
  readonly accessLogBucket?: Link;
}
