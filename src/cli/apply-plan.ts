import { parseApplyEvent } from "../terraform/apply-event";
import { InterruptedError, runLogged } from "../terraform/run-process";
import { findUnsavedState } from "../terraform/unsaved-state";
import { describeFailure } from "./apply-failure";
import { ApplyProgress, ApplyState } from "./apply-progress";
import { ApplyScreen } from "./apply-screen";
import { Deployment, stackFolder } from "./deployment";
import { CommandError } from "./run-command";
import { PlanFiles, removePlan } from "./saved-plan";
import { noteProgress, ReviewRecord } from "./saved-plan-record";

/** A plan that was reviewed and accepted. */
export interface PlanToApply {
  /** The command that was run, for messages: `apply` or `destroy`. */
  readonly command: "apply" | "destroy";
  readonly deployment: Deployment;
  readonly files: PlanFiles;
  readonly record: ReviewRecord;
  /** How long to wait for a lock that somebody holds, for example `60s`. */
  readonly lockTimeout: string;
}

/** Terraform prints the state where it can write it nowhere, as on a full disk. */
const STATE_IN_HAND =
  "The state could be saved nowhere, and this is it. Keep the next line as errored.tfstate, and push it with terraform state push:";

/**
 * Applies exactly a saved plan and shows how far each role is. The plan is gone afterwards. Terraform writes what it
 * does into `apply.jsonl` beside the plan, so it goes on to its end even where this process is killed.
 *
 * @throws {CommandError} when Terraform fails, with everything it said, what is applied and what to run next
 * @throws {InterruptedError} when a signal asked for the end, with what is applied; Terraform has ended
 */
export async function applyPlan(plan: PlanToApply): Promise<ApplyState> {
  // Whoever reads our output may go away, as a closed terminal does; the apply is waited for all the same.
  const ignore = () => undefined;
  process.stdout.on("error", ignore);
  try {
    return await new Apply(plan).run();
  } finally {
    process.stdout.off("error", ignore);
  }
}

class Apply {
  private readonly progress: ApplyProgress;
  private readonly screen = new ApplyScreen(process.stdout);
  private readonly folder: string;
  private readonly errors: string[] = [];
  private readonly said: string[] = [];

  constructor(private readonly plan: PlanToApply) {
    this.progress = new ApplyProgress(plan.record.changes);
    this.folder = stackFolder(plan.deployment);
  }

  async run(): Promise<ApplyState> {
    const { files, record } = this.plan;
    const { exitCode, interruption } = await this.runTerraform();
    this.screen.clear();
    const isDone = exitCode === 0;
    if (isDone) noteProgress(files, record, "finished");
    // A plan that was begun is of no use to anybody, and holds secrets.
    if (isDone || this.progress.hasBegun) removePlan(files);
    if (isDone) return this.progress.state;
    const message = this.describeFailure(exitCode, interruption);
    throw interruption ? new InterruptedError(message, { cause: interruption }) : new CommandError(message);
  }

  private describeFailure(exitCode: number | undefined, interruption: InterruptedError | undefined): string {
    const { command, deployment } = this.plan;
    return describeFailure({
      command,
      name: deployment.name,
      binary: deployment.terraform.binary,
      folder: this.folder,
      ...(exitCode !== undefined && { exitCode }),
      ...(interruption && { interruption: /by (\w+);/.exec(interruption.message)?.[1] ?? "a signal" }),
      errors: this.errors,
      said: this.said,
      state: this.progress.state,
      isUnsaved: findUnsavedState(this.folder) !== undefined,
    });
  }

  private async runTerraform(): Promise<{ readonly exitCode?: number; readonly interruption?: InterruptedError }> {
    const { deployment, files, lockTimeout } = this.plan;
    const { binary, env } = deployment.terraform;
    const args = ["apply", "-json", "-input=false", `-lock-timeout=${lockTimeout}`, files.plan];
    const logFile = `${this.folder}/apply.jsonl`;
    try {
      const onLine = (line: string) => this.take(line);
      return { exitCode: await runLogged(binary, args, { cwd: this.folder, env, logFile, onLine }) };
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      return { interruption: error };
    }
  }

  private take(line: string): void {
    const event = parseApplyEvent(line);
    if (event.kind === "other") return;
    if ("address" in event) {
      const { hasBegun } = this.progress;
      this.progress.add(event);
      if (!hasBegun && this.progress.hasBegun) noteProgress(this.plan.files, this.plan.record, "begun");
      this.screen.show(this.progress.state);
      return;
    }
    if (event.kind === "error") this.errors.push(event.text);
    else this.screen.say(event.kind === "state" ? `${STATE_IN_HAND}\n${event.text}` : event.text);
    if (event.kind === "said") this.said.push(event.text);
  }
}
