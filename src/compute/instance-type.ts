/** Architecture of an EC2 instance type, in the words of Amazon Linux's image names. */
export type Architecture = "x86_64" | "arm64";

/** Families made before EBS optimization; AWS refuses `ebs_optimized` for most of their sizes. */
const WITHOUT_EBS_OPTIMIZATION = /^(t1|t2|m1|m2|m3|c1|c3|r3|g2|i2)\./;

/**
 * Architecture of an instance type such as `t4g.small`, told from its family: Graviton families are `a1` and those
 * with a `g` right after the generation's number.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1\.|[a-z]+\d+g)/.test(instanceType) ? "arm64" : "x86_64";
}

/** Whether an instance type can be EBS-optimized; all current ones are anyway. */
export function isEbsOptimizable(instanceType: string): boolean {
  return !WITHOUT_EBS_OPTIMIZATION.test(instanceType);
}
