import { Rule } from "../rule";
import { fault, judge } from "./judge";

/** Addresses of a /28 and of a /16. */
const FEWEST = 16n;
const MOST = 65_536n;

/** The IPv4 block of a subnet is /16 to /28. */
export const subnetBlocksHaveValidSize: Rule = {
  name: "subnet-blocks-have-valid-size",
  severity: "high",
  why: "AWS refuses an IPv4 block for a subnet that is larger than /16 or smaller than /28.",
  remedy: "Use a block from /16 to /28.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  check: ({ model }) =>
    model.subnets.flatMap(({ address, ipv4 }) =>
      judge(address, ipv4, (block) =>
        block.isEmpty || (block.size >= FEWEST && block.size <= MOST)
          ? []
          : [fault(address, `has the block ${block.toString()}, which is not from /16 to /28`)],
      ),
    ),
};
