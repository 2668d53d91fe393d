import { Command } from "commander";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { Emulator, startEmulator } from "../emulator/start-emulator";
import { isProcessRunning } from "../terraform/run-process";
import { findTerraform } from "../terraform/terraform-tool";
import { localRun, LocalRunOptions } from "./local-run";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { INTERRUPTED, runCommand } from "./run-command";

const command = new Command("local")
  .description("Deploys an environment on this machine, against an AWS emulator, and checks what was deployed.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--destroy", "tear down with Terraform at the end")
  .option("--keep", "leave the emulator running");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { destroy = false, keep = false } = parsed.opts<{ destroy?: boolean; keep?: boolean }>();
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  endOnSignal();
  const phases = new Phases();
  const terraform = await phases.run("Terraform", () => findTerraform());
  const emulator = await phases.run("AWS emulator", ({ progress }) => start(environment, progress));
  return runAgainst(emulator, environment, phases, { terraform, emulator, destroy, keep });
});

function start({ account, region, api }: Environment, onLine: (line: string) => void): Promise<Emulator> {
  const certificates = api.certificateArn === undefined ? [] : [api.certificateArn];
  return startEmulator({ account, region, certificates, onLine });
}

async function runAgainst(
  emulator: Emulator,
  environment: Environment,
  phases: Phases,
  options: LocalRunOptions & { readonly keep: boolean },
): Promise<number> {
  leadToEmulator(emulator);
  let kept = false;
  try {
    const clean = await localRun(environment, phases, options);
    if (options.keep) {
      kept = true;
      await emulator.release();
      describeKept(emulator, environment.name);
    }
    return clean ? 0 : 1;
  } finally {
    if (!kept) await phases.run("stop the emulator", () => emulator.stop());
  }
}

/** From here on, everything that this process and its children ask of AWS goes to the emulator. */
function leadToEmulator({ env }: Emulator): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/** While a program runs, it is told and waited for; between programs, we end at once, and the emulator with us. */
function endOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!isProcessRunning()) process.exit(INTERRUPTED);
    });
  }
}

function describeKept({ env, pid, url, log }: Emulator, name: string): void {
  const exports = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"]
    .map((variable) => `export ${variable}=${env[variable] ?? ""}`)
    .join("\n  ");
  process.stdout.write(`
The emulator goes on at ${url}, and logs to ${log}. To look around:
  ${exports}
  unset AWS_PROFILE AWS_SESSION_TOKEN
  aws ec2 describe-instances --filters Name=tag:Environment,Values=${name}
  npm run status -- ${name}
  npm run destroy -- ${name}
To stop it:
  kill ${pid}
`);
}
