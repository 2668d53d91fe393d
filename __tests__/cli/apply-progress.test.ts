import { ApplyProgress } from "../../src/cli/apply-progress";
import { ApplyScreen, renderRole, renderSummary } from "../../src/cli/apply-screen";
import { StepEvent } from "../../src/terraform/apply-event";

const CHANGES = {
  "aws_vpc.network_vpc": { role: "network", steps: 1 },
  "aws_instance.head_1": { role: "head", steps: 2 },
  "aws_lb_target_group_attachment.head_1_target": { role: "head", steps: 1 },
};

function step(kind: StepEvent["kind"], address: string, at: number, action = "create"): StepEvent {
  return { kind, address, action, elapsedSeconds: kind === "progress" ? 10 : 0, time: at * 1000 };
}

function progressOf(...events: StepEvent[]): ApplyProgress {
  const progress = new ApplyProgress(CHANGES);
  events.forEach((event) => progress.add(event));
  return progress;
}

const HEAD = "aws_instance.head_1";

describe("ApplyProgress", () => {
  it("knows every role before anything begins", () => {
    const progress = progressOf();
    expect(progress.hasBegun).toBe(false);
    expect(progress.state).toEqual({
      roles: [
        { role: "network", done: 0, total: 1, seconds: 0 },
        { role: "head", done: 0, total: 2, seconds: 0 },
      ],
      done: 0,
      total: 3,
      underWay: [],
      failed: [],
    });
  });

  it("a replacement is done when both of its steps are", () => {
    const events = [
      step("start", HEAD, 1, "delete"),
      step("complete", HEAD, 31, "delete"),
      step("start", HEAD, 31),
      step("progress", HEAD, 41),
    ];
    expect(progressOf(...events).state).toMatchObject({ done: 0, underWay: [HEAD] });
    const after = progressOf(...events, step("complete", HEAD, 44)).state;
    expect(after).toMatchObject({ done: 1, underWay: [] });
    expect(after.roles[1]).toEqual({ role: "head", done: 1, total: 2, seconds: 43 });
  });

  it("says what goes on and for how long", () => {
    expect(progressOf(step("start", HEAD, 1, "delete")).state.roles[1]?.current).toBe(`${HEAD}: destroying`);
    expect(progressOf(step("progress", HEAD, 1)).state.roles[1]?.current).toBe(`${HEAD}: creating, 10 s`);
  });

  it("what failed is not done, and is not under way any more", () => {
    const { state } = progressOf(step("start", HEAD, 1), step("errored", HEAD, 2));
    expect(state).toMatchObject({ done: 0, underWay: [], failed: [HEAD] });
  });

  it("does not count what is only read", () => {
    const progress = progressOf(step("start", "data.aws_ssm_parameter.image", 1, "read"));
    expect([progress.hasBegun, progress.state.underWay]).toEqual([false, []]);
  });
});

describe("ApplyScreen", () => {
  function screenOf(isTTY: boolean) {
    const clock = { now: 0 };
    const written: string[] = [];
    const out = { isTTY, columns: 40, write: (text: string) => written.push(text) > 0 };
    return { screen: new ApplyScreen(out, () => clock.now), clock, written };
  }

  const creating = progressOf(step("progress", HEAD, 1)).state;

  it("draws a line for each role on a terminal, in its place and no longer than it is wide", () => {
    const { screen, clock, written } = screenOf(true);
    screen.show(creating);
    clock.now = 50;
    screen.show(creating);
    clock.now = 150;
    screen.show(creating);
    screen.clear();
    const picture = "network  0 of 1\nhead     0 of 2  aws_instance.head_1: c\n";
    expect(written.join("")).toBe(`${picture}\u001b[2A\u001b[J${picture}\u001b[2A\u001b[J`);
  });

  it("says what Terraform says above the roles", () => {
    const { screen, written } = screenOf(true);
    screen.show(creating);
    screen.say("Acquiring state lock.");
    screen.show(creating);
    const picture = "network  0 of 1\nhead     0 of 2  aws_instance.head_1: c\n";
    expect(written.join("")).toBe(`${picture}\u001b[2A\u001b[JAcquiring state lock.\n${picture}`);
  });

  it("writes a new line elsewhere when a role has come further, and now and then when it waits", () => {
    const { screen, clock, written } = screenOf(false);
    const show = (seconds: number, ...events: StepEvent[]) => {
      clock.now = seconds * 1000;
      screen.show(progressOf(...events).state);
    };
    const waiting = step("progress", HEAD, 10);
    show(0, step("start", HEAD, 0));
    show(10, waiting);
    show(20, { ...waiting, elapsedSeconds: 20 });
    show(21, step("start", HEAD, 0), step("complete", HEAD, 1), step("complete", HEAD, 21));
    expect(written).toEqual([
      "head  0 of 2  aws_instance.head_1: creating\n",
      "head  0 of 2  aws_instance.head_1: creating, 20 s\n",
      "head  1 of 2\n",
    ]);
  });

  it("writes what is wider than 80 columns as it is where it is no terminal", () => {
    const role = { role: "head", done: 0, total: 12, current: "x".repeat(100), seconds: 0 };
    expect(renderRole(role, 0)).toBe(`head  0 of 12  ${"x".repeat(100)}`);
  });
});

describe("renderSummary", () => {
  it("says for each role how much was done and how long it took", () => {
    const roles = [
      { role: "network", done: 16, total: 16, seconds: 28 },
      { role: "head", done: 2, total: 6, seconds: 104 },
    ];
    expect(renderSummary(roles)).toBe("  network  16 of 16  28 s\n  head       2 of 6  104 s\n");
  });
});
