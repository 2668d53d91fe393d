/** What is deployed of an environment, asked of the AWS API by tags; the Terraform state is not looked at. */
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  EC2Client,
  Filter,
} from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Environment } from "../config/environment";

/** Everything that `status` and `local` look at, as the AWS API gives it. */
export type DeployedCluster = Awaited<ReturnType<typeof describeCluster>>;

/** Asks for everything of an environment. */
export async function describeCluster(environment: Pick<Environment, "name" | "region">) {
  const ec2 = new EC2Client({ region: environment.region });
  const ours: Filter[] = [
    { Name: "tag:Project", Values: ["private-cluster"] },
    { Name: "tag:Environment", Values: [environment.name] },
  ];
  const { Vpcs: vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters: ours }));
  const vpcIds = vpcs.map((vpc) => vpc.VpcId ?? "");
  const { Addresses: addresses = [] } = await ec2.send(new DescribeAddressesCommand({ Filters: ours }));
  const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand({}));
  return {
    vpcs,
    dns: (await Promise.all(vpcIds.map((vpcId) => describeDns(ec2, vpcId)))).join(),
    addresses,
    keyNames: KeyPairs.map(({ KeyName }) => KeyName),
    ...(await describeNetwork(ec2, [{ Name: "vpc-id", Values: vpcIds.length > 0 ? vpcIds : ["none"] }])),
    ...(await describeBalancer(environment)),
  };
}

/** What is in a VPC is found by the VPC and not by tags, so that what nobody declared is seen too. */
async function describeNetwork(ec2: EC2Client, inVpc: Filter[]) {
  const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: inVpc }));
  const { RouteTables: routeTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: inVpc }));
  const { NatGateways: natGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({ Filter: inVpc }));
  const { SecurityGroups: groups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters: inVpc }));
  const groupIds = groups.map((group) => group.GroupId ?? "");
  const rules = await describeRules(ec2, groupIds);
  return { subnets, routeTables, natGateways, groups, rules, instances: await describeInstances(ec2, inVpc) };
}

async function describeDns(ec2: EC2Client, VpcId: string): Promise<string> {
  const support = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsSupport" }));
  const names = await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsHostnames" }));
  return `DNS support ${support.EnableDnsSupport?.Value ?? "unknown"}, DNS hostnames ${names.EnableDnsHostnames?.Value ?? "unknown"}`;
}

async function describeInstances(ec2: EC2Client, inVpc: Filter[]) {
  const states = { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] };
  const pages = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.send(new DescribeInstancesCommand({ Filters: [...inVpc, states], NextToken }));
    pages.push(...(page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances));
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return pages;
}

async function describeRules(ec2: EC2Client, groupIds: string[]) {
  if (groupIds.length === 0) return [];
  const Filters = [{ Name: "group-id", Values: groupIds }];
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters, MaxResults: 1000 }),
  );
  return SecurityGroupRules;
}

async function describeBalancer({ name, region }: Pick<Environment, "name" | "region">) {
  const client = new ElasticLoadBalancingV2Client({ region });
  const found = await client
    .send(new DescribeLoadBalancersCommand({ Names: [`private-cluster-${name}`] }))
    .catch(ignoreMissing);
  const loadBalancer = found?.LoadBalancers?.[0];
  if (!loadBalancer) return { loadBalancer, listeners: [], targetGroups: [], targets: [] };
  const { LoadBalancerArn } = loadBalancer;
  const { Listeners: listeners = [] } = await client.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const TargetGroupArns = forwardedTo(listeners);
  const { TargetGroups: targetGroups = [] } =
    TargetGroupArns.length > 0 ? await client.send(new DescribeTargetGroupsCommand({ TargetGroupArns })) : {};
  const health = await Promise.all(
    targetGroups.map(({ TargetGroupArn }) => client.send(new DescribeTargetHealthCommand({ TargetGroupArn }))),
  );
  const targets = health.flatMap(({ TargetHealthDescriptions = [] }) => TargetHealthDescriptions);
  return { loadBalancer, listeners, targetGroups, targets };
}

/**
 * The ARNs of the target groups that listeners forward to. Asked by its load balancer, moto names a group that was
 * replaced, too.
 */
function forwardedTo(listeners: readonly Listener[]): string[] {
  const actions = listeners.flatMap(({ DefaultActions = [] }) => DefaultActions);
  return [...new Set(actions.flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []))];
}

function ignoreMissing(error: unknown): undefined {
  if ((error as Error).name.startsWith("LoadBalancerNotFound")) return undefined;
  throw error;
}

/** Value of a tag; empty where there is none. */
export function tagOf({ Tags = [] }: { Tags?: { Key?: string; Value?: string }[] }, key: string): string {
  return Tags.find((tag) => tag.Key === key)?.Value ?? "";
}
