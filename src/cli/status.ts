import Table from "cli-table3";
import { Command } from "commander";
import { loadEnvironmentNamed } from "../config/load-environment";
import { assertAccount } from "./account-check";
import { DeployedCluster, describeCluster, tagOf } from "./deployed-cluster";
import { parseCommand } from "./parse-command";
import { CommandError, runCommand } from "./run-command";

const command = new Command("status")
  .description("Shows what is running of an environment, asked of the AWS API.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--format <format>", "text or json", "text");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { format } = parsed.opts<{ format: string }>();
  if (!["text", "json"].includes(format)) throw new CommandError(`status: '${format}' is no format; use text or json`);
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  await assertAccount(environment);
  const status = deriveStatus(await describeCluster(environment));
  process.stdout.write(format === "json" ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status));
  if (status.machines.length > 0) return 0;
  process.stderr.write(`${environment.name}: nothing is deployed; run npx cdktf deploy ${environment.name}\n`);
  return 1;
});

type Status = ReturnType<typeof deriveStatus>;

function deriveStatus({ instances, loadBalancer, listeners, targets }: DeployedCluster) {
  const healthOf = new Map(targets.map(({ Target, TargetHealth }) => [Target?.Id, TargetHealth?.State ?? "unknown"]));
  const machines = instances.map((instance) => ({
    ...describeMachine(instance),
    targetHealth: healthOf.get(instance.InstanceId) ?? "",
  }));
  machines.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const balancer = loadBalancer && {
    dnsName: loadBalancer.DNSName ?? "",
    state: loadBalancer.State?.Code ?? "unknown",
    listeners: listeners.map(({ Protocol, Port }) => `${Protocol ?? ""} ${Port ?? ""}`).sort(),
  };
  return { machines, loadBalancer: balancer };
}

function describeMachine(instance: DeployedCluster["instances"][number]) {
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

function renderStatus({ machines, loadBalancer }: Status): string {
  if (machines.length === 0) return "";
  const head = ["name", "instance", "state", "zone", "private", "public", "target"];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { name, instanceId, state, availabilityZone, privateIp, publicIp, targetHealth } of machines) {
    table.push([name, instanceId, state, availabilityZone, privateIp, publicIp, targetHealth]);
  }
  const balancer = loadBalancer
    ? `load balancer ${loadBalancer.state}: ${loadBalancer.dnsName} (${loadBalancer.listeners.join(", ")})`
    : "no load balancer";
  return `${table.toString()}\n${balancer}\n`;
}
