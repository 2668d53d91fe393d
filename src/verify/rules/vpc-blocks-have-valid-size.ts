import { TerraformResource } from "../../model/terraform-resource";
import { AddressSet } from "../../traffic/address-set";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

const SMALLEST = 28;
const LARGEST = 16;

/** The IPv4 blocks of a VPC are /16 to /28. */
export const vpcBlocksHaveValidSize: Rule = {
  name: "vpc-blocks-have-valid-size",
  severity: "high",
  why: `AWS refuses an IPv4 block for a VPC that is larger than /${LARGEST} or smaller than /${SMALLEST}.`,
  remedy: `Use a block from /${LARGEST} to /${SMALLEST}.`,
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  check: ({ model }) =>
    StackView.of(model).resourcesOf("aws_vpc", "aws_vpc_ipv4_cidr_block_association").flatMap(checkBlock),
};

function checkBlock(resource: TerraformResource): readonly RuleHit[] {
  const block = resource.text("cidr_block");
  if (block === undefined) return [];
  return judge(resource.address, block, (text) => {
    const prefixLength = Number(/^[0-9.]+\/(\d{1,2})$/.exec(text)?.[1] ?? NaN);
    if (prefixLength >= LARGEST && prefixLength <= SMALLEST && isBlock(text)) return [];
    return [
      fault(resource.address, `has the block '${text}', which is no IPv4 block from /${LARGEST} to /${SMALLEST}`),
    ];
  });
}

function isBlock(text: string): boolean {
  try {
    return !AddressSet.of(text).isEmpty;
  } catch {
    return false;
  }
}
