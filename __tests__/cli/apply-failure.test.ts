import { ApplyEnd, describeFailure } from "../../src/cli/apply-failure";

const NOTHING = {
  roles: [{ role: "head", done: 0, total: 3, seconds: 0 }],
  done: 0,
  total: 3,
  underWay: [],
  failed: [],
};
const SOME = {
  roles: [{ role: "head", done: 1, total: 3, seconds: 20 }],
  done: 1,
  total: 3,
  underWay: ["aws_instance.head_2"],
  failed: [],
};

function failure(end: Partial<ApplyEnd>): string {
  const base: ApplyEnd = {
    command: "apply",
    name: "dev",
    binary: "terraform",
    folder: "/stacks/dev",
    commands: { again: "npm run apply -- dev --accept outage", review: "npm run review -- dev" },
    exitCode: 1,
    errors: [],
    said: [],
    state: NOTHING,
    isUnsaved: false,
    isStatePrinted: false,
  };
  return describeFailure({ ...base, ...end });
}

const LOCKED =
  "Error: Error acquiring the state lock\n\nLock Info:\n  ID:        4711\n  Operation: OperationTypePlan\n  Who:       ann@laptop\n  Created:   today\n";

describe("describeFailure", () => {
  it.each(["Saved plan is stale", "Saved plan does not match the given state"])(
    "says '%s' in plain words",
    (summary) => {
      expect(failure({ errors: [`Error: ${summary}\n\nThe given plan file can no longer be applied`] })).toBe(
        "apply: the state of dev has moved on: somebody applied something after the review. Nothing was touched; run npm run review -- dev again",
      );
    },
  );

  it("keeps every error in full, with what is made and what to run next", () => {
    const errors = [
      "Error: no capacity\n  with aws_instance.head_2",
      "Error: execution halted",
      "Error: execution halted",
    ];
    expect(failure({ errors, state: { ...SOME, underWay: [], failed: ["aws_instance.head_2"] } })).toBe(
      `apply: Terraform failed; 1 of 3 changes are made and noted in the state

Error: no capacity
  with aws_instance.head_2

Error: execution halted (2 times)

  head  1 of 3  20 s
next: npm run review -- dev, which shows what is left`,
    );
  });

  it("says that nothing was changed, and names the holder of a lock with the commands to wait and to unlock", () => {
    expect(failure({ errors: [LOCKED] })).toBe(
      `apply: Terraform failed; nothing was changed

${LOCKED}

state: locked by ann@laptop since today for 'plan'
  to wait for it, run: npm run apply -- dev --accept outage --lock-timeout 30m
  only if that run is dead, run: cd /stacks/dev && terraform force-unlock 4711`,
    );
  });

  it("tells an interruption, after which the state is saved, from a failure", () => {
    expect(failure({ signal: "SIGINT", state: SOME })).toBe(
      `apply: interrupted by SIGINT, and Terraform has ended; 1 of 3 changes are made and noted in the state

  head  1 of 3  20 s
next: npm run review -- dev, which shows what is left`,
    );
  });

  it.each([
    ["a kill", { exitCode: 137, state: SOME }, "Terraform was killed (exit code 137)"],
    ["a crash", { exitCode: 11, state: SOME }, "Terraform crashed (exit code 11)"],
    [
      "a Ctrl-C and a kill",
      { signal: "SIGINT", exitCode: 137, state: SOME },
      "interrupted by SIGINT, and Terraform was killed (exit code 137)",
    ],
    [
      "a second Ctrl-C",
      { signal: "SIGINT", state: SOME, said: ["Two interrupts received. Exiting immediately."] },
      "interrupted by SIGINT, and Terraform has ended",
    ],
  ])("after %s, says what can be missing from the state and that the lock can be left", (_, end, happened) => {
    expect(failure(end)).toBe(
      `apply: ${happened}; 1 of 3 changes are made

  head  1 of 3  20 s
It saved nothing at its end. What was made in its last 20 seconds or was under way can be missing from the state: aws_instance.head_2; npm run status -- dev shows what runs.
The lock of the state can be left over; the next command says so, and how to end it.
next: npm run review -- dev; what it wants to make though it runs is missing from the state: docs/operations.md`,
    );
  });

  it("says where a state lies that could not be saved, and the command that saves it", () => {
    const commands = { again: "npm run destroy -- dev", review: "npm run destroy -- dev" };
    expect(
      failure({ command: "destroy", commands, errors: ["Error: Failed to save state"], state: SOME, isUnsaved: true }),
    ).toBe(
      `destroy: Terraform failed; 1 of 3 changes are made

Error: Failed to save state

  head  1 of 3  20 s

/stacks/dev/errored.tfstate: the state of an apply that could not be saved; keep it, nothing else knows what was made. When the state's bucket answers again, run:
  cd /stacks/dev && terraform state push errored.tfstate && rm errored.tfstate
Then run npm run destroy -- dev, which shows what is left`,
    );
  });

  it("gives the command that keeps a state that was printed only, and never says that it is noted", () => {
    expect(failure({ errors: ["Error: Failed to save state"], state: SOME, isStatePrinted: true })).toBe(
      `apply: Terraform failed; 1 of 3 changes are made

Error: Failed to save state

  head  1 of 3  20 s

The state could be saved nowhere: it is the line above that begins with '{', and nothing else knows what was made. Keep that line as /stacks/dev/errored.tfstate. When the state's bucket answers again, run:
  cd /stacks/dev && terraform state push errored.tfstate && rm errored.tfstate
Then run npm run review -- dev, which shows what is left`,
    );
  });

  it("a kill before anything began leaves the lock at most", () => {
    expect(failure({ exitCode: 137 })).toBe(
      `apply: Terraform was killed (exit code 137); nothing was changed
The lock of the state can be left over; the next command says so, and how to end it.
next: npm run apply -- dev --accept outage, when the cause is gone`,
    );
  });

  it("a Ctrl-C before anything began has no cause that could go", () => {
    expect(failure({ signal: "SIGINT" })).toBe(
      `apply: interrupted by SIGINT, and Terraform has ended; nothing was changed
next: npm run apply -- dev --accept outage`,
    );
  });

  it("never says that nothing was changed where Terraform could not say anything", () => {
    expect(failure({})).toBe(
      `apply: Terraform failed; it did not say why, nor what was changed; see whether the disk is full
next: npm run review -- dev, which shows what is left`,
    );
  });

  it("goes on after its own lock, too, where nothing was changed", () => {
    const text = failure({ errors: [LOCKED.replace("acquiring", "releasing")] });
    expect(text).toMatch(/force-unlock 4711\nnext: npm run apply -- dev --accept outage, when the cause is gone$/);
  });

  it("tells the run's own lock, which could not be given back, from another's, and unlocks before it pushes", () => {
    const left = LOCKED.replace("acquiring", "releasing");
    const text = failure({ errors: [left], state: SOME, isUnsaved: true });
    expect(text)
      .toContain(`state: this run could not give its lock back. When the state's bucket answers again, first run:
  cd /stacks/dev && terraform force-unlock 4711\n`);
    expect(text.indexOf("force-unlock 4711")).toBeLessThan(text.indexOf("terraform state push errored.tfstate"));
    expect(text).not.toContain("to wait for it");
  });
});
