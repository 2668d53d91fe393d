/**
 * Rules for single values, each a function that returns what is wrong with a text and what to write instead, or nothing.
 * The report puts the value in front: `'10.0.0.0/8' is no block for a VPC; ...`.
 */
import { z } from "zod";
import { CidrBlock } from "../traffic/cidr-block";
import { isSecret } from "./quote";

/** What is wrong with a text; nothing where it is right. */
export type TextRule = (text: string) => string | undefined;

/** A schema of texts that a rule accepts. */
export function textThat(rule: TextRule) {
  return z.string().superRefine((text, context) => {
    const message = rule(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });
}

const PRIVATE_SPACE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map((block) =>
  CidrBlock.parse(block),
);

/** A block that a VPC can have: private space, /16 to /23, so that each subnet holds a load balancer. */
export const vpcBlockRule: TextRule = (text) => {
  const block = parseBlock(text);
  if (typeof block === "string") return block;
  if (block.prefixLength < 16) return "is too large for a VPC; use a prefix length from /16 to /23";
  if (block.prefixLength > 23)
    return "is too small for 16 subnets with a load balancer; use a prefix length from /16 to /23";
  if (PRIVATE_SPACE.some((space) => space.covers(block))) return undefined;
  return "is no private address space; use a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";
};

/** Widest prefix that still counts as somebody's addresses. */
const WIDEST_OPERATORS = 8;

/** Addresses that operators come from: never everybody. */
export const operatorsRule: TextRule = (text) => {
  if (/^\d+(\.\d+){3}$/.test(text)) return `has no prefix length; write ${text}/32 for this one address`;
  if (text.includes(":"))
    return "is IPv6, which the Client has no address for; write an IPv4 block like 203.0.113.7/32";
  const block = parseBlock(text);
  if (typeof block === "string") return block;
  if (block.prefixLength === 0) {
    return "lets everyone try to log in; name the operators' addresses, for example 203.0.113.7/32";
  }
  if (block.prefixLength >= WIDEST_OPERATORS) return undefined;
  return `is wider than /${WIDEST_OPERATORS}; name the operators' addresses, for example 203.0.113.7/32`;
};

function parseBlock(text: string): CidrBlock | string {
  try {
    const block = CidrBlock.parse(text);
    return block.toString() === text ? block : `has leading zeros, which AWS refuses; write ${block.toString()}`;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** A public key in the format of `~/.ssh/*.pub`, of a kind that EC2 takes. */
export const sshPublicKeyRule: TextRule = (text) => {
  if (isSecret(text)) return "must never leave your machine; write the public one, the line of the .pub file";
  if (text.trim().includes("\n")) return "is more than one line; write one key, the line of one .pub file";
  const [type = "", body = ""] = text.trim().split(/\s+/);
  if (type !== "ssh-ed25519" && type !== "ssh-rsa") {
    return "is no public key that EC2 takes; write a line that begins with ssh-ed25519 or ssh-rsa";
  }
  return isWholeKey(type, body) ? undefined : "is not a whole public key; copy the whole line of the .pub file";
};

/** Whether a key's body is base64 of the length that its type has, and names that type itself (RFC 4253, 6.6). */
function isWholeKey(type: string, body: string): boolean {
  const blob = Buffer.from(body, "base64");
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const named = blob.subarray(4, 4 + length).toString("latin1");
  const whole = type === "ssh-ed25519" ? blob.length === 51 : blob.length > 200;
  return named === type && whole && /^[A-Za-z0-9+/]+=*$/.test(body);
}

/** Name of a host or a zone in DNS. */
export const domainNameRule: TextRule = (text) => {
  const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  if (text.length <= 253 && new RegExp(`^${label}(\\.${label})+$`).test(text)) return undefined;
  return "is no domain name; write lower-case labels with dots between, like api.example.com";
};

/** Path that the load balancer can ask for. */
export const healthCheckPathRule: TextRule = (text) => {
  if (text.length > 1024) return `has ${text.length} characters, and a load balancer takes 1024; write a shorter path`;
  if (/^\/[\x21-\x7e]*$/.test(text)) return undefined;
  return "is no path; write one that begins with / and has no spaces, like /health";
};

/** ARN of a certificate in AWS Certificate Manager. */
export const certificateArnRule: TextRule = (text) => {
  if (/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-zA-Z-]+$/.test(text)) return undefined;
  return "is no certificate ARN; write one like arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_AFFIXES = [/^(xn--|sthree-|amzn-s3-demo-)/, /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/];

/** Name that a bucket can have. */
export const bucketNameRule: TextRule = (text) => {
  const shaped = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text) && !/\.\.|\.-|-\.|^\d+(\.\d+){3}$/.test(text);
  if (!shaped)
    return "is no bucket name; use 3 to 63 lower-case letters, digits, hyphens and dots, each dot between letters or digits";
  const kept = BUCKET_AFFIXES.find((affix) => affix.test(text))?.exec(text)?.[0];
  return kept === undefined ? undefined : `has '${kept}', which S3 keeps for itself; use another name`;
};
