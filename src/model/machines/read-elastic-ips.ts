import { unknown } from "../known";
import { Link } from "../link";
import { ElasticIp, NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

/** Elastic IPs, and what has one. */
export interface ReadElasticIps {
  readonly elasticIps: readonly ElasticIp[];
  /** By the key of the instance or interface that has an Elastic IP: the Terraform address of whatever ties it. */
  readonly ties: ReadonlyMap<string, string>;
  /** Why any machine may have an Elastic IP that we do not see; undefined where all ties are known. */
  readonly doubt?: ElasticIpDoubt;
  /** Those tied to something that nobody can tell. */
  readonly notModelled: readonly NotModelled[];
}

/** A tie to a machine that nobody can tell: the Terraform address of whatever ties, and why. */
export interface ElasticIpDoubt {
  readonly address: string;
  readonly reason: string;
}

/** One tie of an Elastic IP to its holder. */
interface Tie {
  readonly by: TerraformResource;
  readonly elasticIp: Link;
  readonly holder: Link;
}

const HOLDER_KEYS = ["instance", "instance_id", "network_interface", "network_interface_id"] as const;

/** The Elastic IPs with what they are tied to, by themselves, by an association or by a gateway or load balancer. */
export function readElasticIps(resources: ResourceSet): ReadElasticIps {
  const machineTies = [...ownTies(resources), ...associations(resources)];
  const ties = [...machineTies, ...gatewayTies(resources), ...mappingTies(resources)];
  const byElasticIp = new Map(ties.map((tie) => [keyOfLink(tie.elasticIp), tie]));
  const byHolder = ties.flatMap(({ by, holder }) =>
    holder.kind === "resource" ? [[holder.key, by.address] as const] : [],
  );
  return {
    elasticIps: resources.ofType("aws_eip").map((resource) => elasticIp(resource, byElasticIp.get(resource.address))),
    ties: new Map(byHolder),
    doubt: machineTies.flatMap(doubtIn)[0],
    notModelled: ties.flatMap(lostTie),
  };
}

function elasticIp({ address, constructPath }: TerraformResource, tie: Tie | undefined): ElasticIp {
  return { key: address, address, constructPath, attachedTo: tie?.holder, attachedBy: tie?.by.address };
}

function ownTies(resources: ResourceSet): Tie[] {
  return resources.ofType("aws_eip").flatMap((by) => {
    const holder = holderIn(by);
    return holder === undefined ? [] : [{ by, elasticIp: linkTo(by), holder }];
  });
}

function associations(resources: ResourceSet): Tie[] {
  return resources.ofType("aws_eip_association").map((by) => ({
    by,
    elasticIp: elasticIpIn(by),
    holder: holderIn(by) ?? unknown(`'${by.address}' names neither an instance nor an interface`),
  }));
}

function gatewayTies(resources: ResourceSet): Tie[] {
  const own = resources.ofType("aws_nat_gateway").flatMap((by) => {
    const links = [...by.links("allocation_id"), ...by.links("secondary_allocation_ids")];
    return links.map((elasticIp): Tie => ({ by, elasticIp, holder: linkTo(by) }));
  });
  const associated = resources.ofType("aws_nat_gateway_eip_association").map((by): Tie => {
    const holder = by.link("nat_gateway_id") ?? unknown(`'${by.address}' names no NAT gateway`);
    return { by, elasticIp: elasticIpIn(by), holder };
  });
  return [...own, ...associated];
}

function mappingTies(resources: ResourceSet): Tie[] {
  return resources.ofType("aws_lb", "aws_alb").flatMap((by) =>
    by
      .blocks("subnet_mapping")
      .flatMap((mapping) => mapping.links("allocation_id"))
      .map((elasticIp): Tie => ({ by, elasticIp, holder: linkTo(by) })),
  );
}

function holderIn(block: TerraformBlock): Link | undefined {
  return HOLDER_KEYS.map((key) => block.link(key)).find((link) => link !== undefined);
}

function elasticIpIn(by: TerraformResource): Link {
  return by.link("allocation_id") ?? by.link("public_ip") ?? unknown(`'${by.address}' names no Elastic IP`);
}

function linkTo({ address }: TerraformResource): Link {
  return { kind: "resource", key: address };
}

function keyOfLink(link: Link): string | undefined {
  return link.kind === "resource" ? link.key : undefined;
}

function doubtIn({ by, holder }: Tie): ElasticIpDoubt[] {
  return holder.kind === "unknown" ? [{ address: by.address, reason: holder.reason }] : [];
}

function lostTie({ by, holder }: Tie): NotModelled[] {
  if (holder.kind !== "unknown") return [];
  const reason = `gives an Elastic IP to something that nobody can tell: ${holder.reason}`;
  return [{ address: by.address, constructPath: by.constructPath, reason }];
}
