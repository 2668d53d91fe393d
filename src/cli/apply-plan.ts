import { parseApplyEvent } from "../terraform/apply-event";
import { assertRoom } from "../terraform/assert-room";
import { InterruptedError, Interruption, runLogged } from "../terraform/run-process";
import { findUnsavedState } from "../terraform/unsaved-state";
import { assertSamePlan } from "./apply-checks";
import { commandsAfter } from "./apply-commands";
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

/**
 * Applies exactly a saved plan and shows how far each role is. The plan is gone afterwards. Terraform writes what it
 * does into `apply.jsonl` beside the plan, so it goes on to its end even where this process is killed.
 *
 * @throws {DiskFullError} when there is no room for a state that could not be saved
 * @throws {CommandError} when the plan is not the one that was reviewed, or Terraform fails, with everything it said, what
 *   is applied and what to run next
 * @throws {InterruptedError} when a signal asked for the end, with what is applied; Terraform has ended
 */
export function applyPlan(plan: PlanToApply): Promise<ApplyState> {
  return new Apply(plan).run();
}

class Apply {
  private readonly progress: ApplyProgress;
  private readonly screen = new ApplyScreen(process.stdout);
  private readonly folder: string;
  private readonly errors: string[] = [];
  private readonly said: string[] = [];
  private isStatePrinted = false;

  constructor(private readonly plan: PlanToApply) {
    this.progress = new ApplyProgress(plan.record.changes);
    this.folder = stackFolder(plan.deployment);
  }

  async run(): Promise<ApplyState> {
    const { command, files, record } = this.plan;
    assertRoom(this.folder);
    assertSamePlan(command, files, record);
    const end = await this.runTerraform();
    this.screen.clear();
    const isDone = this.isDone(end);
    if (isDone) this.note("finished");
    // A plan that was begun is of no use to anybody, and holds secrets.
    if (isDone || this.progress.hasBegun) removePlan(files);
    if (isDone) return this.progress.state;
    const message = this.describeFailure(end);
    throw "signal" in end ? new InterruptedError(message, end) : new CommandError(message);
  }

  /** Where a signal came when all was made already, all is made. */
  private isDone(end: Interruption | Pick<Interruption, "exitCode">): boolean {
    const { done, total } = this.progress.state;
    return end.exitCode === 0 && (!("signal" in end) || done === total);
  }

  private describeFailure(end: Interruption | Pick<Interruption, "exitCode">): string {
    const { command, deployment, record } = this.plan;
    return describeFailure({
      ...end,
      command,
      name: deployment.name,
      binary: deployment.terraform.binary,
      folder: this.folder,
      commands: commandsAfter(command, record),
      errors: this.errors,
      said: this.said,
      state: this.progress.state,
      isUnsaved: findUnsavedState(this.folder) !== undefined,
      isStatePrinted: this.isStatePrinted,
    });
  }

  private async runTerraform(): Promise<Interruption | Pick<Interruption, "exitCode">> {
    const { deployment, files, lockTimeout } = this.plan;
    const { binary, env } = deployment.terraform;
    const args = ["apply", "-json", "-input=false", `-lock-timeout=${lockTimeout}`, files.plan];
    const logFile = `${this.folder}/apply.jsonl`;
    try {
      const onLine = (line: string) => this.take(line);
      return { exitCode: await runLogged(binary, args, { cwd: this.folder, env, logFile, onLine }) };
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
      return error.interruption;
    }
  }

  /** Terraform is at work: whatever goes wrong with a note, it is waited for. */
  private note(mark: "begun" | "finished"): void {
    try {
      noteProgress(this.plan.files, this.plan.record, mark);
    } catch (error) {
      this.screen.say(`${(error as Error).message}. What is applied is not touched by that`);
    }
  }

  private take(line: string): void {
    const event = parseApplyEvent(line);
    if (event.kind === "other") return;
    if ("address" in event) {
      const { hasBegun } = this.progress;
      this.progress.add(event);
      if (!hasBegun && this.progress.hasBegun) this.note("begun");
      this.screen.show(this.progress.state);
      return;
    }
    if (event.kind === "error") this.errors.push(event.text);
    else this.screen.say(event.text);
    if (event.kind === "said") this.said.push(event.text);
    if (event.kind === "state") this.isStatePrinted = true;
  }
}
