import { Command } from "commander";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { Emulator, startEmulator } from "../emulator/start-emulator";
import { isProcessRunning } from "../terraform/run-process";
import { localRun } from "./local-run";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { runCommand } from "./run-command";

const command = new Command("local")
  .description("Deploys an environment on this machine, against an AWS emulator, and checks what was deployed.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--destroy", "tear down with Terraform at the end")
  .option("--keep", "leave the emulator running");

const INTERRUPTED = 130;

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { destroy = false, keep = false } = parsed.opts<{ destroy?: boolean; keep?: boolean }>();
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  endOnSignal();
  const phases = new Phases();
  const emulator = await phases.run("AWS emulator", ({ progress }) => start(environment, progress));
  leadToEmulator(emulator);
  try {
    const clean = await localRun(environment, phases, { destroy });
    if (keep) describeKept(emulator, environment.name);
    return clean ? 0 : 1;
  } finally {
    if (keep) emulator.release();
    else await phases.run("stop the emulator", () => emulator.stop());
  }
});

function start({ account, region, api }: Environment, onLine: (line: string) => void): Promise<Emulator> {
  const certificates = api.certificateArn === undefined ? [] : [api.certificateArn];
  return startEmulator({ account, region, certificates, onLine });
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

function describeKept({ env, pid, url }: Emulator, name: string): void {
  const exports = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"]
    .map((variable) => `export ${variable}=${env[variable] ?? ""}`)
    .join("\n  ");
  process.stdout.write(`
The emulator goes on at ${url}. To look around:
  ${exports}
  aws ec2 describe-instances --filters Name=tag:Environment,Values=${name}
  npm run status -- ${name}
  npm run destroy -- ${name}
To stop it:
  kill ${pid}
`);
}
