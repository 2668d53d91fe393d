import { parseApplyEvent } from "../../src/terraform/apply-event";

/** Lines of `terraform apply -json`, Terraform 1.11. */
function hook(type: string, action: string, elapsed?: number): string {
  return JSON.stringify({
    "@message": "aws_instance.head_1: ...",
    "@timestamp": "2026-11-25T04:14:49.174Z",
    hook: { resource: { addr: "aws_instance.head_1" }, action, elapsed_seconds: elapsed },
    type,
  });
}

describe("parseApplyEvent", () => {
  it.each([
    ["apply_start", "start", undefined],
    ["apply_progress", "progress", 10],
    ["apply_complete", "complete", 12],
    ["apply_errored", "errored", 3],
  ])("reads %s as a step", (type, kind, elapsed) => {
    expect(parseApplyEvent(hook(type, "create", elapsed))).toEqual({
      kind,
      address: "aws_instance.head_1",
      action: "create",
      elapsedSeconds: elapsed ?? 0,
      time: Date.parse("2026-11-25T04:14:49.174Z"),
    });
  });

  it("keeps all of an error: what, with which resource, in which file, and why", () => {
    const diagnostic = {
      severity: "error",
      summary: "creating EC2 Instance",
      detail: "api error:\nno capacity",
      address: "aws_instance.head_1",
      range: { filename: "cdk.tf.json" },
    };
    expect(parseApplyEvent(JSON.stringify({ type: "diagnostic", "@message": "Error: ...", diagnostic }))).toEqual({
      kind: "error",
      text: "Error: creating EC2 Instance\n  with aws_instance.head_1\n  in cdk.tf.json\n\napi error:\nno capacity",
    });
    const warning = { type: "diagnostic", diagnostic: { severity: "warning", summary: "Deprecated", detail: "" } };
    expect(parseApplyEvent(JSON.stringify(warning))).toEqual({ kind: "warning", text: "Warning: Deprecated" });
  });

  it("takes what is no JSON for an error, for a plugin that crashes prints its last words like that", () => {
    expect(parseApplyEvent("panic: runtime error")).toEqual({ kind: "error", text: "panic: runtime error" });
    expect(parseApplyEvent("4")).toEqual({ kind: "error", text: "4" });
    expect(parseApplyEvent(" ")).toEqual({ kind: "other" });
  });

  it("hands on what Terraform says to the user, and a state that it could save nowhere", () => {
    const said = { type: "log", "@message": "Interrupt received." };
    expect(parseApplyEvent(JSON.stringify(said))).toEqual({ kind: "said", text: "Interrupt received." });
    const dump = { type: "log", "@message": "Emergency state dump", state: { serial: 4 } };
    expect(parseApplyEvent(JSON.stringify(dump))).toEqual({ kind: "state", text: '{"serial":4}' });
  });

  it.each(["version", "planned_change", "change_summary", "outputs"])("passes %s over", (type) => {
    expect(parseApplyEvent(JSON.stringify({ type, "@message": "..." }))).toEqual({ kind: "other" });
  });
});
