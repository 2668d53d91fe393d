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

/** Construct paths of another stack would be wrong, or missing, without a word, and so would be its contract. */
function assertSameStack(plan: Plan, planFile: string, stackFile: string, declared: ReadonlySet<string>): void {
  const planned = new Set([...plan.configured.keys()].filter((address) => !address.startsWith("module.")));
  if (planned.size === 0) return;
  const [missing] = [...planned].filter((address) => !declared.has(address));
  const [further] = [...declared].filter((address) => !planned.has(address));
  if (missing === undefined && further === undefined) return;
  const difference = further === undefined ? `lacks '${missing ?? ""}' of` : `declares '${further}', which is not in`;
  throw new CommandError(
    `${stackFile}: ${difference} ${planFile}; give the cdk.tf.json that the plan was made from, or leave --stack out`,
  );
}
