/** Resources in words: what kind they are and which ones, numbered ones as ranges. */

import { groupBy } from "./group-by";

/** Kinds by type, for one and for several. */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  aws_acm_certificate: ["Certificate", "Certificates"],
  aws_acm_certificate_validation: ["Certificate validation", "Certificate validations"],
  aws_autoscaling_group: ["Autoscaling group", "Autoscaling groups"],
  aws_cloudwatch_log_group: ["Log group", "Log groups"],
  aws_db_instance: ["Database", "Databases"],
  aws_default_security_group: ["Default security group", "Default security groups"],
  aws_dynamodb_table: ["Table", "Tables"],
  aws_ebs_volume: ["Volume", "Volumes"],
  aws_eip: ["Elastic IP", "Elastic IPs"],
  aws_eip_association: ["Elastic IP association", "Elastic IP associations"],
  aws_efs_file_system: ["File system", "File systems"],
  aws_flow_log: ["Flow log", "Flow logs"],
  aws_iam_instance_profile: ["Instance profile", "Instance profiles"],
  aws_iam_policy: ["Policy", "Policies"],
  aws_iam_role: ["IAM role", "IAM roles"],
  aws_iam_role_policy: ["Policy of a role", "Policies of roles"],
  aws_iam_role_policy_attachment: ["Policy attachment", "Policy attachments"],
  aws_instance: ["Machine", "Machines"],
  aws_internet_gateway: ["Internet gateway", "Internet gateways"],
  aws_key_pair: ["Key pair", "Key pairs"],
  aws_kms_key: ["KMS key", "KMS keys"],
  aws_launch_template: ["Launch template", "Launch templates"],
  aws_lb: ["Load balancer", "Load balancers"],
  aws_lb_listener: ["Listener", "Listeners"],
  aws_lb_listener_rule: ["Listener rule", "Listener rules"],
  aws_lb_target_group: ["Target group", "Target groups"],
  aws_lb_target_group_attachment: ["Target", "Targets"],
  aws_nat_gateway: ["NAT gateway", "NAT gateways"],
  aws_network_acl: ["Network ACL", "Network ACLs"],
  aws_network_acl_rule: ["Network ACL entry", "Network ACL entries"],
  aws_network_interface: ["Network interface", "Network interfaces"],
  aws_route: ["Route", "Routes"],
  aws_route53_record: ["DNS record", "DNS records"],
  aws_route53_zone: ["Hosted zone", "Hosted zones"],
  aws_route_table: ["Route table", "Route tables"],
  aws_route_table_association: ["Route table association", "Route table associations"],
  aws_s3_bucket: ["Bucket", "Buckets"],
  aws_s3_bucket_acl: ["ACL of a bucket", "ACLs of buckets"],
  aws_s3_bucket_ownership_controls: ["Ownership of a bucket", "Ownership of buckets"],
  aws_s3_bucket_lifecycle_configuration: ["Lifecycle of a bucket", "Lifecycles of buckets"],
  aws_s3_bucket_logging: ["Logging of a bucket", "Logging of buckets"],
  aws_s3_bucket_policy: ["Bucket policy", "Bucket policies"],
  aws_s3_bucket_public_access_block: ["Public access block", "Public access blocks"],
  aws_s3_bucket_server_side_encryption_configuration: ["Encryption of a bucket", "Encryption of buckets"],
  aws_s3_bucket_versioning: ["Versioning of a bucket", "Versioning of buckets"],
  aws_secretsmanager_secret: ["Secret", "Secrets"],
  aws_security_group: ["Security group", "Security groups"],
  aws_security_group_rule: ["Security-group rule", "Security-group rules"],
  aws_ssm_parameter: ["Parameter", "Parameters"],
  aws_subnet: ["Subnet", "Subnets"],
  aws_volume_attachment: ["Volume attachment", "Volume attachments"],
  aws_vpc: ["VPC", "VPCs"],
  aws_vpc_endpoint: ["VPC endpoint", "VPC endpoints"],
  aws_vpc_security_group_egress_rule: ["Security-group rule", "Security-group rules"],
  aws_vpc_security_group_ingress_rule: ["Security-group rule", "Security-group rules"],
};

/** More names than this are counted instead. */
const MOST_NAMES = 3;

/** What one or several resources of a type are called, for example `NAT gateway`. */
export function describeType(type: string, count = 1): string {
  const [one, many] = NOUNS[type] ?? [type, type];
  return count === 1 ? one : many;
}

/** The resources of a type by name, for example `Subnets public_a, public_b and 4 more`. */
export function describeResources(type: string, addresses: readonly string[]): string {
  return `${describeType(type, addresses.length)} ${describeNames(addresses.map(shortName))}`;
}

/** Some names, or ranges of them where they are numbered: `workers_1–1000`. */
export function describeNames(all: readonly string[]): string {
  const names = joinRanges(all);
  const shown = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.at(-1);
  const first = rest > 0 ? shown : shown.slice(0, -1);
  return first.length > 0 ? `${first.join(", ")} and ${last ?? ""}` : (last ?? "");
}

/** An address without its type, for example `net.public["a"]` for `module.net.aws_subnet.public["a"]`. */
export function shortName(address: string): string {
  const parts = address.match(/[^.[\]]+(\[("[^"]*"|\d+)\])*/g) ?? [address];
  const named = parts.filter((part, index) => index !== parts.length - 2 && part !== "module" && part !== "data");
  return named.join(".");
}

/** Counts by kind, for example `2 subnets, NAT gateway`. */
export function describeKinds(types: readonly string[]): string {
  const kinds = groupBy(types, (type) => describeType(type));
  return [...kinds.values()]
    .map(({ length, 0: type = "" }) => `${length} ${lowerFirst(describeType(type, length))}`)
    .join(", ");
}

/** The number at the end of a name or in its key; undefined where there is none. */
export function numberOf(name: string): number | undefined {
  const digits = /(\d+)\]?$/.exec(name)?.[1];
  return digits === undefined || digits.length > 6 ? undefined : Number(digits);
}

/** Numbers as ranges, for example `1–3, 7`. */
export function describeNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const starts = sorted.filter((number, index) => sorted[index - 1] !== number - 1);
  const ends = sorted.filter((number, index) => sorted[index + 1] !== number + 1);
  return starts
    .map((start, index) => (start === ends[index] ? String(start) : `${start}–${ends[index] ?? ""}`))
    .join(", ");
}

/** Text with a capital letter in front; words such as `VPC` and `aws_x` stay as they are. */
export function upperFirst(text: string): string {
  return /^aws_/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A noun inside a sentence; names and abbreviations keep their capitals. */
export function lowerFirst(noun: string): string {
  return /^([A-Z]{2}|Elastic|Terraform|aws_)/.test(noun) ? noun : noun.charAt(0).toLowerCase() + noun.slice(1);
}

/** Names that differ in their last number only are told as one. */
function joinRanges(names: readonly string[]): readonly string[] {
  const families = new Map<string, number[]>();
  for (const name of [...new Set(names)]) {
    const number = numberOf(name);
    const family = number === undefined ? name : name.replace(/\d+(\]?)$/, "#$1");
    families.set(family, [...(families.get(family) ?? []), ...(number === undefined ? [] : [number])]);
  }
  return [...families].map(([family, numbers]) =>
    numbers.length === 0 ? family : family.replace(/#(\]?)$/, `${describeNumbers(numbers)}$1`),
  );
}
