import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ReportFormat, renderReport } from "../../../src/verify/report/report-format";
import { PROVED, UNKNOWN, VIOLATED } from "../../support/verifications";

const FILES: Readonly<Record<ReportFormat, string>> = {
  text: "txt",
  json: "json",
  markdown: "md",
  sarif: "sarif",
  junit: "xml",
};

const VERIFICATIONS = { proved: PROVED, violated: VIOLATED, unknown: UNKNOWN } as const;

const OPTIONS = {
  source: { file: "cdktf.out/stacks/dev/cdk.tf.json", text: readFileSync(golden("judged.json"), "utf8") },
  rules: [
    {
      name: "load-balancer-has-two-zones",
      why: "AWS refuses a load balancer with subnets in fewer than two zones.",
      remedy: "Add a subnet in another zone.",
      source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    },
    {
      name: "nat-gateway-is-on-a-public-route",
      why: "Nothing behind it would reach the internet.",
      remedy: "Put it in a public subnet.",
      source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    },
  ],
};

function golden(name: string): string {
  return join(__dirname, "golden", name);
}

describe("renderReport", () => {
  const cases = Object.entries(FILES).flatMap(([format, extension]) =>
    Object.keys(VERIFICATIONS).map((name) => [format, name, `${name}.${extension}`] as const),
  );

  test.each(cases)("%s of a verification that is %s is golden/%s to the letter", (format, name, file) => {
    const verification = VERIFICATIONS[name as keyof typeof VERIFICATIONS];
    expect(renderReport(format as ReportFormat, verification, OPTIONS)).toBe(readFileSync(golden(file), "utf8"));
  });
});
