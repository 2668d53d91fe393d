import pc from "picocolors";
import { judgeSecondPlan, SecondPlan } from "../emulator/known-gaps";
import type { DeployedCheck } from "./deployed-check";

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const right = (text: string): void => print(`   ${pc.green("✔")} ${text}`);
const wrong = (text: string): void => print(`   ${pc.red("✘")} ${text}`);

/** Prints a line for each check; gives whether all are right. */
export function reportChecks(checks: readonly DeployedCheck[]): boolean {
  for (const { title, expected, found } of checks) {
    if (expected === found) right(`${title}: ${found}`);
    else wrong(`${title}: expected ${expected || "nothing"}; found ${found || "nothing"}`);
  }
  return checks.every(({ expected, found }) => expected === found);
}

/** Prints what a second plan would still do; gives whether the known gaps of the emulator explain all of it. */
export function reportSecondPlan(plan: unknown): boolean {
  const { gaps, unexplained } = judgeSecondPlan(plan as SecondPlan);
  for (const [gap, addresses] of gaps) {
    print(`   ${pc.dim("·")} known gap of the emulator: ${gap} (${addresses.length}: ${addresses.join(", ")})`);
  }
  unexplained.forEach((line) => wrong(`second plan: ${line}`));
  if (unexplained.length === 0) right("second plan: nothing else to change");
  return unexplained.length === 0;
}

/** Prints the outputs of the stack, the entries of a mapping each on a line. */
export function reportOutputs(outputs: Record<string, unknown>): void {
  print("\nOutputs");
  for (const [name, value] of Object.entries(outputs)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      print(`  ${name}`);
      Object.entries(value).forEach(([key, entry]) => print(`    ${key} = ${String(entry)}`));
    } else print(`  ${name} = ${Array.isArray(value) ? value.join(", ") : String(value)}`);
  }
  print("");
}

/** Says that a protection of the real thing was passed by, which an operator cannot do in one step. */
export function reportProtectionOff(): void {
  print(
    `   ${pc.dim("·")} deletion protection was taken off through the AWS API; on AWS, set api.deletionProtection to false and deploy, then destroy`,
  );
}

/** Prints how it all ended. */
export function reportVerdict(name: string, clean: boolean, seconds: number): void {
  const verdict = clean ? pc.green("everything holds") : pc.red("not everything holds, see ✘ above");
  print(`${name}: ${verdict}, ${seconds} s`);
}
