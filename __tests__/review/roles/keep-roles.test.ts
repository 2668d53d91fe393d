import { readPlanModels } from "../../../src/model/plan/read-plan-models";
import { UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { keepRoles } from "../../../src/review/roles/keep-roles";
import { planOf } from "../../support/plan-builder";
import { reviewOf } from "../../support/review-lines";
import { smallNetwork } from "../../support/small-network";

const ADDRESS = "aws_instance.worker_1";
const UNTAGGED = { associate_public_ip_address: false, public_ip: "", instance_state: "running" };
const WORKERS = { ...UNTAGGED, tags: { Role: "workers" } };
const BATCH = { ...UNTAGGED, tags: { Role: "batch" } };
const HIDDEN = { ...UNTAGGED, tags: UNKNOWN_VALUE };

describe("keepRoles", () => {
  it.each([
    ["keeps the role of a tag that goes", { was: WORKERS, is: UNTAGGED }, ["workers", "workers"]],
    ["knows the role of a tag that comes", { was: UNTAGGED, is: WORKERS }, ["workers", "workers"]],
    ["leaves two roles as they are", { was: WORKERS, is: BATCH }, ["workers", "batch"]],
    ["leaves a role unknown that nobody can tell", { was: WORKERS, is: HIDDEN }, ["workers", undefined]],
  ])("%s", (_, sides, roles) => {
    const { before, after } = readPlanModels(planOf(smallNetwork({ address: ADDRESS, ...sides })));
    const found = keepRoles(before, after).map(({ interfaces }) =>
      interfaces.find(({ address }) => address === ADDRESS),
    );
    expect(found.map((worker) => worker?.role)).toEqual(roles);
  });

  it("opens and closes nothing where only a tag goes", () => {
    const { traffic } = reviewOf(planOf(smallNetwork({ address: ADDRESS, was: WORKERS, is: UNTAGGED })));
    expect([...traffic.opened, ...traffic.closed]).toEqual([]);
  });
});
