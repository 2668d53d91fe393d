import { Contract } from "../../src/verify/contract/contract";
import { Changes } from "./change-resources";
import { Resources } from "./terraform-json";
import { ask } from "./topology";

/** What is changed, and the answers then, such as `web -> db tcp 5432: allowed`. */
export type AnswerCase = readonly [changes: Changes, ...answers: readonly string[]];

/** One test for each case, named after the statement that it holds. */
export function testAnswers(
  base: (changes: Changes) => Resources,
  cases: Readonly<Record<string, AnswerCase>>,
  addresses?: Contract["addresses"],
): void {
  test.each(Object.entries(cases))("%s", (_, [changes, ...answers]) => {
    const resources = base(changes);
    const given = answers.map((answer) => {
      const [question = ""] = answer.split(": ");
      return `${question}: ${ask(resources, question, addresses).verdict}`;
    });
    expect(given).toEqual(answers);
  });
}
