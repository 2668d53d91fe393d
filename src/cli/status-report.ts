import Table from "cli-table3";
import { DeployedCluster, tagOf } from "./deployed-cluster";

/** A machine that is running, starting, stopping or stopped. */
export interface MachineStatus {
  readonly role: string;
  readonly name: string;
  readonly instanceId: string;
  readonly state: string;
  readonly availabilityZone: string;
  readonly privateIp: string;
  /** Empty where it has none. */
  readonly publicIp: string;
  /** What the load balancer thinks of it, with the reason where it is not healthy; empty where it is no target. */
  readonly targetHealth: string;
}

/** What is running of an environment. */
export interface ClusterStatus {
  readonly machines: readonly MachineStatus[];
  readonly loadBalancer?: {
    readonly dnsName: string;
    readonly state: string;
    /** For example `HTTPS 443`. */
    readonly listeners: readonly string[];
  };
}

/** What {@link deriveStatus} looks at. */
export type StatusSource = Pick<DeployedCluster, "instances" | "loadBalancer" | "listeners" | "targets">;

/** Takes what an operator asks for out of everything that is deployed. */
export function deriveStatus({ instances, loadBalancer, listeners, targets }: StatusSource): ClusterStatus {
  const healthOf = new Map(targets.map((target) => [target.Target?.Id, describeHealth(target)]));
  const machines = instances.map((instance) => ({
    ...deriveMachine(instance),
    targetHealth: healthOf.get(instance.InstanceId) ?? "",
  }));
  return {
    machines: machines.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true })),
    loadBalancer: loadBalancer && {
      dnsName: loadBalancer.DNSName ?? "",
      state: loadBalancer.State?.Code ?? "unknown",
      listeners: listeners.map(({ Protocol, Port }) => `${Protocol ?? ""} ${Port ?? ""}`).sort(),
    },
  };
}

/** Whether there is neither a machine nor a load balancer. */
export function isNothing({ machines, loadBalancer }: ClusterStatus): boolean {
  return machines.length === 0 && loadBalancer === undefined;
}

function deriveMachine(instance: StatusSource["instances"][number]): Omit<MachineStatus, "targetHealth"> {
  const { InstanceId = "", State = {}, Placement = {}, PrivateIpAddress = "", PublicIpAddress = "" } = instance;
  return {
    role: tagOf(instance, "Role"),
    name: tagOf(instance, "Name"),
    instanceId: InstanceId,
    state: State.Name ?? "unknown",
    availabilityZone: Placement.AvailabilityZone ?? "",
    privateIp: PrivateIpAddress,
    publicIp: PublicIpAddress,
  };
}

function describeHealth({ TargetHealth }: StatusSource["targets"][number]): string {
  const state = TargetHealth?.State ?? "unknown";
  return TargetHealth?.Reason === undefined ? state : `${state} (${TargetHealth.Reason})`;
}

/** Writes a status as a table with the load balancer below it. */
export function renderStatus({ machines, loadBalancer }: ClusterStatus): string {
  const head = ["role", "name", "instance", "state", "zone", "private", "public", "target"];
  const table = new Table({ head, style: { head: [], border: [], compact: true } });
  for (const machine of machines) {
    const { role, name, instanceId, state, availabilityZone, privateIp, publicIp, targetHealth } = machine;
    table.push([role, name, instanceId, state, availabilityZone, privateIp, publicIp, targetHealth]);
  }
  const balancer = loadBalancer
    ? `load balancer ${loadBalancer.state}: ${loadBalancer.dnsName} (${loadBalancer.listeners.join(", ") || "no listener"})`
    : "no load balancer";
  return `${machines.length > 0 ? table.toString() : "no machine"}\n${balancer}\n`;
}
