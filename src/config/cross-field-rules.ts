/**
 * Rules over several fields, which a schema cannot say. Each looks only at fields that are right by themselves, so that
 * all problems of a file are found at once.
 */
import { CidrBlock } from "../traffic/cidr-block";
import { PortRange } from "../traffic/port-range";
import { usableAddresses } from "../traffic/subnet-plan";
import { partitionOf } from "./partition";
import { ParsedEnvironment } from "./environment";
import { EXPRESSION } from "./expression";
import { quote } from "./quote";
import { ValuePath } from "./yaml-source";

/** The fields of an environment that are right by themselves. */
export type ValidParts = { readonly [Section in keyof ParsedEnvironment]?: Partial<ParsedEnvironment[Section]> };

/** What a rule finds: the place and a whole sentence. */
export interface CrossFieldProblem {
  readonly path: ValuePath;
  readonly message: string;
}

type Rule = (parts: ValidParts) => readonly CrossFieldProblem[];

/** Everything that is wrong between the fields of an environment. */
export function checkCrossFieldRules(parts: ValidParts): readonly CrossFieldProblem[] {
  return RULES.flatMap((rule) => rule(parts));
}

const zonesOfRegion: Rule = ({ region, network }) =>
  (network?.availabilityZones ?? []).flatMap((zone, index, zones) => {
    const path = ["network", "availabilityZones", index];
    if (zones.indexOf(zone) < index) return [{ path, message: `${quote(zone)} is named twice; keep one of the two` }];
    if (typeof region !== "string" || isZoneOf(zone, region)) return [];
    return [{ path, message: `${quote(zone)} is no zone of ${region}; write one like ${region}a` }];
  });

function isZoneOf(zone: string, region: string): boolean {
  return zone.startsWith(region) && /^[a-h]$/.test(zone.slice(region.length));
}

const operatorsAreFew: Rule = ({ client }) => {
  const blocks = (client?.sshFrom ?? []).map((text) => CidrBlock.parse(text));
  const twice = blocks.flatMap((block, index) => {
    const other = blocks.find(
      (candidate, place) => place !== index && candidate.covers(block) && (place < index || !block.covers(candidate)),
    );
    const message = `'${block.toString()}' is covered by '${String(other)}'; keep one of the two`;
    return other ? [{ path: ["client", "sshFrom", index], message }] : [];
  });
  const total = blocks.reduce((sum, block) => sum + block.size, 0);
  if (twice.length > 0 || total <= 2 ** 24) return twice;
  const message = `a list of ${total} addresses is wider than /8; name the operators' addresses, for example 203.0.113.7/32`;
  return [{ path: ["client", "sshFrom"], message }];
};

const rpcPortsAreApart: Rule = ({ workers }) => {
  const ssh = PortRange.single(22);
  return (workers?.rpcPorts ?? []).flatMap((range, index, all) => {
    const path = ["workers", "rpcPorts", index];
    if (range.covers(ssh))
      return [{ path, message: `'${range.toString()}' includes 22, the port of SSH; use other ports` }];
    const other = all.slice(0, index).find((earlier) => earlier.overlaps(range));
    if (!other) return [];
    return [{ path, message: `'${range.toString()}' overlaps '${other.toString()}'; write each port once` }];
  });
};

const apiPortIsNotSsh: Rule = ({ api }) =>
  api?.port === 22 ? [{ path: ["api", "port"], message: "'22' is the port of SSH; use another, like 8000" }] : [];

const oneSshKey: Rule = ({ client }) => {
  if (client?.sshPublicKey === undefined || client.sshKeyName === undefined) return [];
  const message = `${quote(client.sshKeyName)} names a second key beside sshPublicKey; keep one of the two`;
  return [{ path: ["client", "sshKeyName"], message }];
};

const jumpNeedsKey: Rule = ({ client }) => {
  const keyed = client?.sshPublicKey !== undefined || client?.sshKeyName !== undefined;
  if (!client?.jumpToPrivateNodes || keyed) return [];
  const message = "'true' opens SSH that nobody has a key for; set sshPublicKey or sshKeyName";
  return [{ path: ["client", "jumpToPrivateNodes"], message }];
};

const certificateIsHere: Rule = ({ account, region, api }) => {
  const arn = api?.certificateArn;
  if (arn === undefined || typeof region !== "string" || typeof account !== "string") return [];
  const [, partition, , certificateRegion, certificateAccount] = arn.split(":");
  const path = ["api", "certificateArn"];
  if (certificateRegion !== region || partition !== partitionOf(region)) {
    return [
      { path, message: `'${arn}' is not in ${region}; a load balancer takes certificates of its own region only` },
    ];
  }
  if (certificateAccount === account) return [];
  return [{ path, message: `'${arn}' is not in account ${account}; request or import the certificate there` }];
};

const oneCertificate: Rule = ({ api }) => {
  if (api?.certificateArn === undefined || api.domain === undefined) return [];
  const message = `'${api.certificateArn}' is a second certificate beside the one made for domain; keep one of the two`;
  return [{ path: ["api", "certificateArn"], message }];
};

const domainIsInZone: Rule = ({ api }) => {
  const { name, hostedZone } = api?.domain ?? {};
  if (name === undefined || hostedZone === undefined) return [];
  if (name === hostedZone || name.endsWith(`.${hostedZone}`)) return [];
  const message = `'${name}' is not in the hosted zone '${hostedZone}'; write a name that ends with .${hostedZone}`;
  return [{ path: ["api", "domain", "name"], message }];
};

/** Interface endpoints that stand beside the machines in each private subnet. */
const ENDPOINTS_PER_SUBNET = 3;

const machinesFitSubnet: Rule = ({ network = {}, api = {}, workers = {} }) => {
  if (network.cidrBlock === undefined || api.count === undefined || workers.count === undefined) return [];
  const room = roomInSubnet(network.cidrBlock, network.sessionManagerEndpoints);
  const inFirst = inFirstZone(api.count, api.spreadAcrossZones) + inFirstZone(workers.count, workers.spreadAcrossZones);
  if (inFirst <= room) return [];
  const message = `'${workers.count}' Workers and ${api.count} Head nodes put ${inFirst} machines in the first private subnet, which has room for ${room}; use a larger network.cidrBlock, fewer machines or spreadAcrossZones`;
  return [{ path: ["workers", "count"], message }];
};

function roomInSubnet(vpc: string, endpoints: boolean | undefined): number {
  return usableAddresses(CidrBlock.parse(vpc)) - (endpoints ? ENDPOINTS_PER_SUBNET : 0);
}

function inFirstZone(count: number, spread: boolean | undefined): number {
  return spread ? Math.ceil(count / 2) : count;
}

const OUR_TAGS = ["Name", "Role", "Project", "Environment", "Tier"];
const MOST_TAGS = 40;

/** Characters that every service takes; IAM refuses what EC2 would accept. */
const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const tagsAreFree: Rule = ({ tags }) => {
  const entries = Object.entries(tags ?? {});
  const many = `a mapping of ${entries.length} tags is more than AWS takes beside ours; keep at most ${MOST_TAGS}`;
  const overfull = entries.length > MOST_TAGS ? [{ path: ["tags"], message: many }] : [];
  return [...overfull, ...entries.flatMap(([key, value]) => checkTag(key, value ?? ""))];
};

function checkTag(key: string, value: string): CrossFieldProblem[] {
  const path = ["tags", key];
  if (OUR_TAGS.includes(key)) return [{ path, message: `${quote(key)} is set by the project; use another key` }];
  if (/^aws:/i.test(key))
    return [{ path, message: `${quote(key)} begins with aws:, which AWS keeps for itself; use another key` }];
  if (key.length > 128 || key.length === 0)
    return [{ path, message: `${quote(key)} is no tag key; use 1 to 128 characters` }];
  if (value.length > 256)
    return [{ path, message: `${quote(value)} is too long for a tag; use at most 256 characters` }];
  const foreign = [key, value].find((text) => !TAG_CHARACTERS.test(text) && !EXPRESSION.test(text));
  if (foreign === undefined) return [];
  return [
    { path, message: `${quote(foreign)} is no text for a tag; use letters, digits, spaces and . _ : / = + - @ only` },
  ];
}

const RULES: readonly Rule[] = [
  zonesOfRegion,
  operatorsAreFew,
  rpcPortsAreApart,
  apiPortIsNotSsh,
  oneSshKey,
  jumpNeedsKey,
  certificateIsHere,
  oneCertificate,
  domainIsInZone,
  machinesFitSubnet,
  tagsAreFree,
];
