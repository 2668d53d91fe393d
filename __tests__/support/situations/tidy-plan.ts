export function tidyPlan(plan: string, _base: string): string {
  return plan;
}
