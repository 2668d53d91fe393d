import { assertProved } from "../../src/verify/assert-proved";
import { environmentContract } from "../../src/verify/contract/environment-contract";
import { shippedEnvironment } from "../support/environment";
import { synthesizeText } from "../support/synthesize";

function stackOf(name: "dev" | "prod", contractOf: "dev" | "prod") {
  const contract = environmentContract(shippedEnvironment(contractOf));
  return { environment: name, text: synthesizeText(shippedEnvironment(name)), file: `${name}.json`, contract };
}

describe("assertProved", () => {
  test("passes stacks that keep their contracts", () => {
    expect(() => assertProved([stackOf("dev", "dev"), stackOf("prod", "prod")])).not.toThrow();
  });

  test("reports every stack that does not, and none that does", () => {
    const stacks = [stackOf("dev", "prod"), stackOf("prod", "dev"), stackOf("dev", "dev")];
    expect(() => assertProved(stacks)).toThrow(/^dev: violated;[^]*\nprod: violated;/);
    expect(() => assertProved(stacks)).not.toThrow(/^dev: violated;[^]*\ndev: /);
  });
});
