import { describeProtections, findBucketsToEmpty, findPreventedDestroys } from "../../src/cli/teardown-guards";
import { ResourceChange } from "../../src/model/plan/plan";

function bucket(action: ResourceChange["action"], before: ResourceChange["before"]): ResourceChange {
  const address = "aws_s3_bucket.logs";
  const base = { mode: "managed", type: "aws_s3_bucket", name: "logs", replacePaths: [] } as const;
  return { ...base, address, configAddress: address, action, ...(before && { before }) };
}

describe("findBucketsToEmpty", () => {
  it("names what goes, but not what Terraform empties itself, nor what stays", () => {
    const changes = [
      bucket("delete", { bucket: "logs" }),
      bucket("delete", { bucket: "forced", force_destroy: true }),
      bucket("no-op", { bucket: "stays" }),
      { ...bucket("delete", { bucket: "no-bucket" }), type: "aws_sns_topic" },
    ];
    expect(findBucketsToEmpty({ changes })).toEqual(["logs"]);
  });
});

describe("findPreventedDestroys", () => {
  it("reads them out of what Terraform says", () => {
    const said = `Error: Instance cannot be destroyed

Resource aws_s3_bucket.state has
lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`;
    expect(findPreventedDestroys(`${said}\n${said}`)).toEqual([
      {
        what: "aws_s3_bucket.state has lifecycle.prevent_destroy set",
        remedy: "take it out of the code of aws_s3_bucket.state, if it is really to go",
      },
    ]);
    expect(findPreventedDestroys("Error: no credentials")).toEqual([]);
  });
});

describe("describeProtections", () => {
  it("spells out the two steps", () => {
    const protections = [
      { what: "the bucket 'logs' holds access logs", remedy: "aws s3 rm s3://logs --recursive" },
      { what: "aws_x.y has lifecycle.prevent_destroy set", remedy: "take it out" },
    ];
    expect(describeProtections("dev", protections))
      .toBe(`destroy: 2 things are protected; nothing was touched. Two steps:
  1. take the protection away:
     the bucket 'logs' holds access logs:
       aws s3 rm s3://logs --recursive
     aws_x.y has lifecycle.prevent_destroy set:
       take it out
  2. run npm run destroy -- dev again`);
    expect(describeProtections("dev", protections.slice(1))).toMatch(/^destroy: 1 thing is protected;/);
  });
});
