import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

const REGISTRY = "registry.terraform.io";

/** Roots that hold a mirror one level below, where one is installed on purpose. */
const USUAL_ROOTS = ["/opt", "/usr/local/share", "/usr/share"];

/**
 * The folder of a provider mirror on this machine: one of Terraform's implied local mirror folders, or one level under
 * a usual root.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function findProviderMirror(roots: readonly string[] = USUAL_ROOTS): string | undefined {
  const below = roots.flatMap((root) => subfolders(root).map((name) => join(root, name)));
  return [...impliedMirrors(), ...below].find((folder) => existsSync(join(folder, REGISTRY, "hashicorp", "aws")));
}

function impliedMirrors(): string[] {
  const shares = (process.env.XDG_DATA_DIRS ?? "/usr/local/share:/usr/share").split(":");
  const data = process.env.XDG_DATA_HOME ?? join(home(), ".local/share");
  return [join(home(), ".terraform.d/plugins"), ...[data, ...shares].map((share) => join(share, "terraform/plugins"))];
}

/** As Terraform sees it. */
function home(): string {
  return process.env.HOME ?? homedir();
}

function subfolders(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** Where Terraform takes providers from. */
export interface ProviderSource {
  /** Whether it is a folder on this machine; `terraform providers lock` cannot use one. */
  readonly usesMirror: boolean;
  /** Variables for Terraform's process; `undefined` takes one away. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Points Terraform to the mirror, if there is one, through a generated CLI configuration. A configuration of the user's
 * own is respected; one that is named but missing is replaced.
 */
export function configureProviders(cacheFolder = ".cache/terraform"): ProviderSource {
  const configured = process.env.TF_CLI_CONFIG_FILE ?? join(home(), ".terraformrc");
  if (existsSync(configured)) return { usesMirror: usesMirrorAsConfigured(configured), env: {} };
  const mirror = findProviderMirror();
  const folder = resolve(cacheFolder);
  if (mirror === undefined) {
    const plugins = join(folder, "plugins");
    mkdirSync(plugins, { recursive: true });
    return {
      usesMirror: false,
      env: { TF_CLI_CONFIG_FILE: undefined, TF_PLUGIN_CACHE_DIR: process.env.TF_PLUGIN_CACHE_DIR ?? plugins },
    };
  }
  const file = join(folder, "mirror.tfrc");
  const text = `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${REGISTRY}/hashicorp/aws"]
  }
  direct {
    exclude = ["${REGISTRY}/hashicorp/aws"]
  }
}
`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { usesMirror: true, env: { TF_CLI_CONFIG_FILE: file } };
}

/** Without a block that says where providers come from, Terraform looks into its implied folders first. */
function usesMirrorAsConfigured(file: string): boolean {
  const text = readFileSync(file, "utf8");
  if (/\bprovider_installation\b/.test(text)) return /\b(filesystem_mirror|network_mirror|dev_overrides)\b/.test(text);
  return findProviderMirror([]) !== undefined;
}
