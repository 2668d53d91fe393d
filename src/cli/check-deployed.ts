/** Holds what is deployed against the architecture, row by row; every value comes from the AWS API. */
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../config/environment";
import { stateBucketName, stateKey } from "../state/remote-state";
import { CidrBlock } from "../traffic/cidr-block";
import { isGroupRole } from "../traffic/flow";
import { subnetCidrBlock, Tier } from "../traffic/subnet-plan";
import { servesHttps, trafficContract } from "../traffic/traffic-contract";
import { DeployedCluster, describeCluster, tagOf } from "./deployed-cluster";

/** One thing that was looked at; it is right where the two texts are the same. */
export interface DeployedCheck {
  readonly title: string;
  readonly expected: string;
  readonly found: string;
}

type Check = (environment: Environment, cluster: DeployedCluster) => DeployedCheck;

/** Asks the AWS API for what is deployed of an environment and compares it with what should be. */
export async function checkDeployed(environment: Environment): Promise<readonly DeployedCheck[]> {
  const cluster = await describeCluster(environment);
  return [...CHECKS.map((check) => check(environment, cluster)), await checkState(environment)];
}

function sorted(lines: readonly string[]): string {
  return [...lines].sort().join(", ");
}

const subnets: Check = ({ network }, cluster) => {
  const vpc = CidrBlock.parse(network.cidrBlock);
  const expected = (["public", "private"] as Tier[]).flatMap((tier) =>
    network.availabilityZones.map((zone) => `${tier} ${zone} ${subnetCidrBlock(vpc, tier, zone).toString()}`),
  );
  const found = cluster.subnets.map(({ AvailabilityZone, CidrBlock: block, MapPublicIpOnLaunch }) => {
    return `${MapPublicIpOnLaunch ? "public" : "private"} ${AvailabilityZone ?? ""} ${block ?? ""}`;
  });
  return { title: "1b, 1c subnets", expected: sorted(expected), found: sorted(found) };
};

const defaultRoutes: Check = ({ network }, cluster) => {
  const privateExit = network.egress === "none" ? "nowhere" : "a NAT gateway";
  const expected = network.availabilityZones.flatMap((zone) => [
    `public ${zone} to the internet gateway`,
    `private ${zone} to ${privateExit}`,
  ]);
  const found = cluster.subnets.map((subnet) => {
    const table = cluster.routeTables.find(({ Associations = [] }) =>
      Associations.some(({ SubnetId }) => SubnetId === subnet.SubnetId),
    );
    const route = table?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === "0.0.0.0/0");
    return `${tagOf(subnet, "Tier")} ${subnet.AvailabilityZone ?? ""} to ${exitOf(route)}`;
  });
  return { title: "2a, 2b default routes", expected: sorted(expected), found: sorted(found) };
};

function exitOf(route: { GatewayId?: string; NatGatewayId?: string } | undefined): string {
  if (!route) return "nowhere";
  if (route.GatewayId?.startsWith("igw-")) return "the internet gateway";
  return route.NatGatewayId === undefined ? "something unexpected" : "a NAT gateway";
}

const machines: Check = ({ api, workers }, cluster) => {
  const expected = ["client x1 public", `head x${api.count} private`, `workers x${workers.count} private`];
  const kinds = cluster.instances.map((instance) => {
    const subnet = cluster.subnets.find(({ SubnetId }) => SubnetId === instance.SubnetId);
    const exposed = Boolean(instance.PublicIpAddress) || subnet?.MapPublicIpOnLaunch;
    return `${tagOf(instance, "Role")}|${exposed ? "public" : "private"}`;
  });
  const found = [...new Set(kinds)].map((kind) => {
    const [role = "", tier = ""] = kind.split("|");
    return `${role} x${kinds.filter((other) => other === kind).length} ${tier}`;
  });
  const wanted = expected.filter((line) => !line.includes(" x0 "));
  return { title: "3a-3d machines and their addresses", expected: sorted(wanted), found: sorted(found) };
};

const elasticIp: Check = (_, cluster) => {
  const client = cluster.instances.find((instance) => tagOf(instance, "Role") === "client");
  const address = cluster.addresses.find((candidate) => tagOf(candidate, "Role") === "client");
  const expected = `${client?.InstanceId ?? "no Client"} at ${client?.PublicIpAddress ?? "no public address"}`;
  const found = `${address?.InstanceId ?? "nothing"} at ${address?.PublicIp ?? "no Elastic IP"}`;
  return { title: "4 Elastic IP on the Client", expected, found };
};

const listeners: Check = ({ api, network }, cluster) => {
  const https = servesHttps(api);
  const zones = network.availabilityZones.length;
  const ports = https ? ["HTTP 80 redirect", "HTTPS 443 forward"] : ["HTTP 80 forward"];
  const found = cluster.listeners.map(({ Protocol, Port, DefaultActions }) => {
    return `${Protocol ?? ""} ${Port ?? ""} ${DefaultActions?.[0]?.Type ?? ""}`;
  });
  const { Scheme, AvailabilityZones = [] } = cluster.loadBalancer ?? { Scheme: "no load balancer" };
  return {
    title: "5a, 5c load balancer and listeners",
    expected: `internet-facing in ${zones} zones, ${sorted(ports)}`,
    // Where no scheme was asked for, AWS answers its default and the emulator nothing.
    found: `${Scheme ?? "internet-facing"} in ${AvailabilityZones.length} zones, ${sorted(found)}`,
  };
};

const targets: Check = ({ api }, cluster) => {
  const heads = cluster.instances.filter((instance) => tagOf(instance, "Role") === "head");
  const expected = heads.map(({ InstanceId }) => `${InstanceId ?? ""}:${api.port}`);
  const found = cluster.targets.map(({ Target }) => `${Target?.Id ?? ""}:${Target?.Port ?? ""}`);
  return { title: "5b, 7 targets", expected: sorted(expected), found: sorted(found) };
};

const securityGroupRules: Check = (environment, cluster) => {
  const { sshFrom } = environment.client;
  const outside: Record<string, readonly string[]> = { internet: ["0.0.0.0/0"], operators: sshFrom, s3: ["pl"] };
  const expected = trafficContract(environment).flatMap(({ from, to, ports }) => {
    const line = (direction: string, group: string) => (peer: string) =>
      `${group} ${direction} ${peer} TCP ${ports.toString()}`;
    return [
      ...(isGroupRole(from) ? (outside[to] ?? [to]).map(line("to", from)) : []),
      ...(isGroupRole(to) ? (outside[from] ?? [from]).map(line("from", to)) : []),
    ];
  });
  const roleOf = new Map(cluster.groups.map((group) => [group.GroupId, tagOf(group, "Role")]));
  const found = cluster.rules.map((rule) => {
    const { FromPort = 0, ToPort = 0, ReferencedGroupInfo, PrefixListId } = rule;
    const referenced = roleOf.get(ReferencedGroupInfo?.GroupId);
    const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? referenced ?? (PrefixListId === undefined ? "unknown" : "pl");
    const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
    const group = roleOf.get(rule.GroupId) ?? "default";
    return `${group} ${rule.IsEgress ? "to" : "from"} ${peer} ${(rule.IpProtocol ?? "").toUpperCase()} ${ports}`;
  });
  return { title: "6a-6d security-group rules", expected: sorted(expected), found: sorted(found) };
};

const CHECKS: readonly Check[] = [subnets, defaultRoutes, machines, elasticIp, listeners, targets, securityGroupRules];

async function checkState(environment: Environment): Promise<DeployedCheck> {
  const Bucket = stateBucketName(environment);
  const Key = stateKey(environment);
  const client = new S3Client({ region: environment.region, forcePathStyle: true });
  const { VersionId } = await client.send(new HeadObjectCommand({ Bucket, Key })).catch(() => ({ VersionId: "none" }));
  const found = VersionId === "none" ? "missing" : `${VersionId === undefined ? "un" : ""}versioned`;
  return { title: `8 state in s3://${Bucket}/${Key}`, expected: "versioned", found };
}
