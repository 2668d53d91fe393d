import { Construct } from "constructs";
import { Machine } from "../compute/machine";
import { Service, ServiceProps } from "../compute/service";

/** Properties of {@link Workers}. */
export interface WorkersProps extends ServiceProps {
  /** Number of Workers. Valid values: 0-1000. */
  readonly count: number;
  /** Whether Workers with even numbers run in the second zone. */
  readonly spreadAcrossZones: boolean;
}

/** The machines that do the work, in private subnets; only the Head nodes reach them. */
export class Workers extends Service {
  private readonly nodes: readonly Machine[];

  constructor(scope: Construct, id: string, props: WorkersProps) {
    super(scope, id, "workers", props);
    this.nodes = this.addPrivateMachines(props.count, props.spreadAcrossZones);
  }

  /** Private addresses in the order of the Workers' numbers. */
  get privateIps(): readonly string[] {
    return this.nodes.map((node) => node.resource.privateIp);
  }

  /** Ids of the instances in the order of the Workers' numbers. */
  get instanceIds(): readonly string[] {
    return this.nodes.map((node) => node.resource.id);
  }
}
