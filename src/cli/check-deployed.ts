/** Holds what is deployed against the architecture, row by row; every value comes from the AWS API. */
import type { Route } from "@aws-sdk/client-ec2";
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../config/environment";
import { stateBucketName, stateKey } from "../state/remote-state";
import { CidrBlock } from "../traffic/cidr-block";
import { subnetCidrBlock, Tier, zoneOf } from "../traffic/subnet-plan";
import { servesHttps } from "../traffic/traffic-contract";
import { checkRules } from "./check-rules";
import { Check, DeployedCheck, sorted } from "./deployed-check";
import { DeployedCluster, describeCluster, tagOf } from "./deployed-cluster";

/** Asks the AWS API for what is deployed of an environment and compares it with what should be. */
export async function checkDeployed(environment: Environment): Promise<readonly DeployedCheck[]> {
  const cluster = await describeCluster(environment);
  return [...CHECKS.map((check) => check(environment, cluster)), await checkState(environment)];
}

const vpc: Check = ({ network }, cluster) => ({
  title: "1a VPC",
  expected: `one of ${network.cidrBlock}, DNS support true, DNS hostnames true`,
  found: `${cluster.vpcs.length === 1 ? "one" : cluster.vpcs.length} of ${cluster.vpcs.map((found) => found.CidrBlock).join()}, ${cluster.dns}`,
});

const subnets: Check = ({ network }, cluster) => {
  const block = CidrBlock.parse(network.cidrBlock);
  const expected = (["public", "private"] as Tier[]).flatMap((tier) =>
    network.availabilityZones.map((zone) => `${tier} ${zone} ${subnetCidrBlock(block, tier, zone).toString()}`),
  );
  const found = cluster.subnets.map(({ AvailabilityZone, CidrBlock: found, MapPublicIpOnLaunch }) => {
    return `${MapPublicIpOnLaunch ? "public" : "private"} ${AvailabilityZone ?? ""} ${found ?? ""}`;
  });
  return { title: "1b, 1c subnets", expected: sorted(expected), found: sorted(found) };
};

const routes: Check = ({ network }, cluster) => {
  const [first = ""] = network.availabilityZones;
  const exits = {
    none: () => [],
    "nat-gateway": () => [`0.0.0.0/0 to the NAT gateway in ${first}`],
    "nat-gateway-per-zone": (zone: string) => [`0.0.0.0/0 to the NAT gateway in ${zone}`],
  };
  const s3 = network.s3Endpoint ? ["S3 to an endpoint"] : [];
  const expected = network.availabilityZones.flatMap((zone) => [
    `public ${zone}: 0.0.0.0/0 to the internet gateway`,
    `private ${zone}: ${[...exits[network.egress](zone), ...s3].join(" and ") || "nowhere"}`,
  ]);
  const found = cluster.subnets.map((subnet) => {
    const table = cluster.routeTables.find(({ Associations = [] }) =>
      Associations.some(({ SubnetId }) => SubnetId === subnet.SubnetId),
    );
    const exits = (table?.Routes ?? []).filter(({ GatewayId }) => GatewayId !== "local");
    const described = exits.map((route) => describeRoute(route, cluster)).sort();
    return `${tagOf(subnet, "Tier")} ${subnet.AvailabilityZone ?? ""}: ${described.join(" and ") || "nowhere"}`;
  });
  return { title: "2a, 2b routes out of the VPC", expected: sorted(expected), found: sorted(found) };
};

function describeRoute(route: Route, cluster: DeployedCluster): string {
  const { GatewayId = "", NatGatewayId } = route;
  if (GatewayId.startsWith("vpce-")) return "S3 to an endpoint";
  const to = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? "a prefix list";
  if (GatewayId.startsWith("igw-")) return `${to} to the internet gateway`;
  const gateway = cluster.natGateways.find((candidate) => candidate.NatGatewayId === NatGatewayId);
  return gateway ? `${to} to the NAT gateway in ${zoneOfSubnet(gateway.SubnetId, cluster)}` : `${to} to something else`;
}

function zoneOfSubnet(id: string | undefined, { subnets }: DeployedCluster): string {
  return subnets.find(({ SubnetId }) => SubnetId === id)?.AvailabilityZone ?? "another network";
}

const machines: Check = ({ network, client, api, workers }, cluster) => {
  const zones = network.availabilityZones;
  const line = (role: string, type: string, tier: string, zone: string) => `${role} ${type} ${tier} ${zone}`;
  const nodes = (
    role: string,
    { count, instanceType, spreadAcrossZones }: Environment["workers"] | Environment["api"],
  ) =>
    Array.from({ length: count }, (_, i) =>
      line(role, instanceType, "private", zoneOf(i + 1, zones, spreadAcrossZones)),
    );
  const expected = [
    line("client", client.instanceType, "public", zoneOf(1, zones, false)),
    ...nodes("head", api),
    ...nodes("workers", workers),
  ];
  const found = cluster.instances.map((instance) => {
    const subnet = cluster.subnets.find(({ SubnetId }) => SubnetId === instance.SubnetId);
    const exposed = Boolean(instance.PublicIpAddress) || subnet?.MapPublicIpOnLaunch;
    const type = instance.InstanceType ?? "";
    return line(tagOf(instance, "Role"), type, exposed ? "public" : "private", subnet?.AvailabilityZone ?? "outside");
  });
  return { title: "3a-3c machines and their addresses", expected: sorted(expected), found: sorted(found) };
};

/** A role of its own for each service, session tokens required, and where an SSH key was asked for, that key. */
const identities: Check = ({ name: environmentName, client }, cluster) => {
  const describe = (role: string, profile: string, tokens: string, key: string) =>
    `${role} as ${profile}, IMDS tokens ${tokens}, key ${key}`;
  const found = cluster.instances.map((instance) => {
    const role = tagOf(instance, "Role");
    const profile = instance.IamInstanceProfile?.Arn?.split("/").at(-1) ?? "nobody";
    const own = profile.includes(role) ? "its own role" : profile;
    return describe(role, own, instance.MetadataOptions?.HttpTokens ?? "unknown", instance.KeyName ?? "none");
  });
  const wanted = client.sshKeyName ?? `private-cluster-${environmentName}`;
  const key = cluster.keyNames.includes(wanted) ? wanted : "none";
  const expected = cluster.instances.map((instance) =>
    describe(tagOf(instance, "Role"), "its own role", "required", key),
  );
  return { title: "3d roles and keys", expected: sorted(distinct(expected)), found: sorted(distinct(found)) };
};

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

const elasticIp: Check = ({ network }, { instances, addresses }) => {
  const client = instances.find((instance) => tagOf(instance, "Role") === "client");
  const own = addresses.filter((address) => tagOf(address, "Role") === "client");
  const gateways = { none: 0, "nat-gateway": 1, "nat-gateway-per-zone": network.availabilityZones.length };
  const others = (count: number) => (count === 0 ? "" : `, and ${count} of NAT gateways`);
  const found = own.map(({ InstanceId, PublicIp }) => `${PublicIp ?? ""} of ${InstanceId ?? "no machine"}`);
  return {
    title: "4 Elastic IP on the Client",
    expected: `${client?.PublicIpAddress ?? "an address"} of ${client?.InstanceId ?? "a Client"}${others(gateways[network.egress])}`,
    found: `${sorted(found)}${others(addresses.length - own.length)}`,
  };
};

const listeners: Check = ({ api, network }, cluster) => {
  const zones = network.availabilityZones.map((zone) => `public ${zone}`);
  const ports = servesHttps(api) ? ["HTTP 80 redirect", "HTTPS 443 forward"] : ["HTTP 80 forward"];
  const found = cluster.listeners.map(({ Protocol = "", Port = 0, DefaultActions }) => {
    return `${Protocol} ${Port} ${DefaultActions?.map(({ Type }) => Type).join() ?? ""}`;
  });
  return {
    title: "5a, 5c load balancer and listeners",
    expected: `internet-facing in ${sorted(zones)}; ${sorted(ports)}`,
    found: `${describeBalancer(cluster)}; ${sorted(found)}`,
  };
};

function describeBalancer({ loadBalancer, subnets }: DeployedCluster): string {
  if (!loadBalancer) return "no load balancer";
  const zones = (loadBalancer.AvailabilityZones ?? []).map((zone) => {
    const subnet = subnets.find(({ SubnetId }) => SubnetId === zone.SubnetId);
    return subnet ? `${tagOf(subnet, "Tier")} ${subnet.AvailabilityZone ?? ""}` : "another network";
  });
  // Where no scheme was asked for, AWS answers its default and the emulator nothing.
  return `${loadBalancer.Scheme ?? "internet-facing"} in ${sorted(zones)}`;
}

const targets: Check = ({ api }, cluster) => {
  const heads = cluster.instances.filter((instance) => tagOf(instance, "Role") === "head");
  const expected = heads.map(({ InstanceId }) => `${InstanceId ?? ""}:${api.port}`);
  const found = cluster.targets.map(({ Target }) => `${Target?.Id ?? ""}:${Target?.Port ?? ""}`);
  return { title: "5b, 7 targets", expected: sorted(expected), found: sorted(found) };
};

const CHECKS: readonly Check[] = [
  vpc,
  subnets,
  routes,
  machines,
  identities,
  elasticIp,
  listeners,
  targets,
  checkRules,
];

/** After a teardown: no machine, no network, no address and no load balancer of the environment is left. */
export async function checkNothingLeft(environment: Environment): Promise<DeployedCheck> {
  const { vpcs, instances, addresses, loadBalancer } = await describeCluster(environment);
  const left = [
    ...vpcs.map(({ VpcId }) => VpcId),
    ...instances.map(({ InstanceId }) => InstanceId),
    ...addresses.map(({ PublicIp }) => PublicIp),
    loadBalancer?.LoadBalancerName,
  ].filter((id) => id !== undefined);
  return { title: "after the teardown", expected: "nothing is left", found: sorted(left) || "nothing is left" };
}

async function checkState(environment: Environment): Promise<DeployedCheck> {
  const Bucket = stateBucketName(environment);
  const Key = stateKey(environment);
  const client = new S3Client({ region: environment.region, forcePathStyle: true });
  const { VersionId } = await client.send(new HeadObjectCommand({ Bucket, Key })).catch(() => ({ VersionId: "none" }));
  const found = VersionId === "none" ? "missing" : `${VersionId === undefined ? "un" : ""}versioned`;
  return { title: `8 state in s3://${Bucket}/${Key}`, expected: "versioned", found };
}
