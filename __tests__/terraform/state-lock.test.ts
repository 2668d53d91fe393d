import { hostname } from "node:os";
import { describeLeftLock, describeStateLock, parseStateLock } from "../../src/terraform/state-lock";

/** As Terraform 1.11 says it, without its frame. */
const SAID = `Error: Error acquiring the state lock

Error message: operation error S3: PutObject, https response error StatusCode: 412, api error PreconditionFailed
Lock Info:
  ID:        2bd92cab-4927-9138-122e-b9e8651236bc
  Path:      bucket/dev/terraform.tfstate
  Operation: OperationTypeApply
  Who:       ann@laptop
  Version:   1.11.4
  Created:   2026-11-25 04:14:36.919518034 +0000 UTC
  Info:

Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

describe("parseStateLock", () => {
  it("reads who holds it, since when and for what", () => {
    expect(parseStateLock(SAID)).toEqual({
      id: "2bd92cab-4927-9138-122e-b9e8651236bc",
      who: "ann@laptop",
      since: "2026-11-25 04:14:36 UTC",
      operation: "apply",
    });
  });

  it("says what it does not know", () => {
    expect(parseStateLock("Lock Info:\n  ID: 4711\n  Who:\n  Created:\n")).toEqual({
      id: "4711",
      who: "somebody",
      since: "an unknown time",
      operation: "an unknown operation",
    });
  });

  it("finds none in what tells of none", () => {
    expect(parseStateLock("Error: no such bucket\n  ID: 4711")).toBeUndefined();
  });
});

describe("describeStateLock", () => {
  const lock = { id: "4711", who: "ann@laptop", since: "2026-11-25 04:14:36 UTC", operation: "apply" };

  it("gives the commands to wait and to unlock", () => {
    const waitCommand = "npm run apply -- dev --lock-timeout 30m";
    expect(describeStateLock(lock, { binary: "tofu", folder: "/stacks/dev", waitCommand })).toBe(
      `state: locked by ann@laptop since 2026-11-25 04:14:36 UTC for 'apply'
  to wait for it, run: npm run apply -- dev --lock-timeout 30m
  only if that run is dead, run: cd /stacks/dev && tofu force-unlock 4711`,
    );
  });

  it("the commands work in a folder with a blank, and with a program that is named by its path", () => {
    const remedies = { binary: "/opt/tofu", folder: "/my stacks/dev" };
    const text = describeStateLock({ ...lock, who: `ann@${hostname()}` }, remedies);
    expect(text).toContain("\n  whether it still runs here: ps -ef | grep '[t]ofu'\n");
    expect(text).toMatch(/run: cd '\/my stacks\/dev' && \/opt\/tofu force-unlock 4711$/);
    expect(describeLeftLock(lock, remedies)).toMatch(/\n {2}cd '\/my stacks\/dev' && \/opt\/tofu force-unlock 4711$/);
  });

  it("says how to see whether a run on this machine is alive", () => {
    const here = describeStateLock({ ...lock, who: `ann@${hostname()}` }, { binary: "terraform", folder: "." });
    expect(here).toContain("\n  whether it still runs here: ps -ef | grep '[t]erraform'\n");
    expect(here).toContain("\n  to wait for it, run the command again when that run has ended\n");
  });
});
