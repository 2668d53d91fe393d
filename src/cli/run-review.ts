import { Plan } from "../model/plan/plan";
import { readPlan } from "../model/plan/read-plan";
import { ReviewedPlan, reviewPlan } from "../review/review-plan";
import { readStackOrigin } from "../review/stack-origin";
import { ReviewSubject } from "./review-subject";
import { CommandError } from "./run-command";

/**
 * Reviews a plan.
 *
 * @throws {PlanFormatError} when the plan cannot be read
 * @throws {StackFormatError} when the stack is no Terraform JSON
 * @throws {CommandError} when the plan was made from another stack
 */
export function runReview({ environment, plan: source, stack, contract }: ReviewSubject): ReviewedPlan {
  const plan = readPlan(source.text, source.file);
  const origin = stack && readStackOrigin(stack.text, stack.file);
  if (stack && origin) assertSameStack(plan, source.file, stack.file, origin.addresses);
  return reviewPlan(plan, {
    environment,
    ...(contract && { contract }),
    ...(origin && { constructPaths: origin.constructPaths }),
  });
}

/** Construct paths of another stack would be wrong, or missing, without a word. */
function assertSameStack(plan: Plan, planFile: string, stackFile: string, declared: ReadonlySet<string>): void {
  const planned = [...plan.configured.keys()].filter((address) => !address.startsWith("module."));
  if (planned.length === 0 || planned.some((address) => declared.has(address))) return;
  throw new CommandError(
    `${stackFile}: declares none of the resources of ${planFile}; give the cdk.tf.json that the plan was made from, or leave --stack out`,
  );
}
