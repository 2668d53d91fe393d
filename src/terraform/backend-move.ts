/** Whether the JSON of a stack wants its state elsewhere than where Terraform, as it was set up before, keeps it. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What `terraform init` has to do about the backend. */
export type BackendChange =
  /** There is nothing set up, or the same. */
  | { readonly kind: "none" }
  /** The state stays where it is; it is only reached in another way. */
  | { readonly kind: "settings" }
  /** The state would be looked for in another place, for example `s3://bucket/dev/terraform.tfstate`. */
  | { readonly kind: "place"; readonly from: string; readonly to: string };

interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Compares the backend of a stack folder's `cdk.tf.json` with the one that the folder was set up with. */
export function findBackendChange(folder: string, dataFolder = process.env.TF_DATA_DIR ?? ".terraform"): BackendChange {
  const file = join(resolve(folder, dataFolder), "terraform.tfstate");
  if (!existsSync(file)) return { kind: "none" };
  const { backend: old } = JSON.parse(readFileSync(file, "utf8")) as { backend?: Backend };
  if (old === undefined) return { kind: "none" };
  const wanted = backendOf(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  const [from, to] = [placeOf(old), placeOf(wanted)];
  if (from !== to) return { kind: "place", from, to };
  return settingsOf(old) === settingsOf(wanted) ? { kind: "none" } : { kind: "settings" };
}

/** Without a backend, Terraform keeps the state in the folder. */
function backendOf(stack: unknown): Backend {
  const { terraform = {} } = stack as { terraform?: { backend?: Record<string, Backend["config"]> } };
  const [[type, config] = ["local", {}]] = Object.entries(terraform.backend ?? {});
  return { type, config };
}

function placeOf({ type, config }: Backend): string {
  if (type === "s3") return `s3://${text(config.bucket)}/${text(config.key)}`;
  return [type, config.path].filter(Boolean).map(text).join(" ");
}

/** Terraform writes down what is not set as null. */
function settingsOf({ config }: Backend): string {
  const set = Object.entries(config).filter(([, value]) => value !== null);
  return JSON.stringify(set.sort(([a], [b]) => a.localeCompare(b)));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
