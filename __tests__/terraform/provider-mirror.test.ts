import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configureProviders, findProviderMirror } from "../../src/terraform/provider-mirror";

const AWS = "registry.terraform.io/hashicorp/aws";

describe("provider mirror", () => {
  const original = process.env;
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "private-cluster-home-"));
    process.env = { ...original, HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_DATA_DIRS: join(home, "share") };
    delete process.env.TF_CLI_CONFIG_FILE;
    delete process.env.TF_PLUGIN_CACHE_DIR;
  });

  afterEach(() => {
    process.env = original;
  });

  const folder = (...parts: string[]) => {
    const path = join(home, ...parts);
    mkdirSync(path, { recursive: true });
    return path;
  };

  it("is found one level under a usual root", () => {
    folder("opt", "other");
    folder("opt", "mirror", AWS);
    expect(findProviderMirror([join(home, "opt")])).toBe(join(home, "opt", "mirror"));
  });

  it.each([".terraform.d/plugins", "data/terraform/plugins", "share/terraform/plugins"])(
    "is found in the implied folder %s",
    (implied) => {
      folder(implied, AWS);
      expect(findProviderMirror([])).toBe(join(home, implied));
    },
  );

  it("is not found where a folder lacks the provider, or a root is missing", () => {
    folder("opt", "mirror", "registry.terraform.io");
    expect(findProviderMirror([join(home, "opt"), join(home, "nowhere")])).toBeUndefined();
  });

  it("is named in a generated configuration that leaves other providers to their registries", () => {
    const mirror = join(home, ".terraform.d/plugins");
    folder(".terraform.d/plugins", AWS);
    process.env.TF_CLI_CONFIG_FILE = join(home, "missing.tfrc");
    const { usesMirror, env } = configureProviders(join(home, "cache"));
    expect(usesMirror).toBe(true);
    expect(readFileSync(env.TF_CLI_CONFIG_FILE ?? "", "utf8")).toBe(`provider_installation {
  filesystem_mirror {
    path    = "${mirror}"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`);
  });

  it.each([
    ['provider_installation {\n  filesystem_mirror {\n    path = "/x"\n  }\n}\n', true],
    ["provider_installation {\n  direct {}\n}\n", false],
    ["disable_checkpoint = true\n", false],
  ])("a configuration of the user's own is respected: %j", (text, usesMirror) => {
    const file = join(home, "own.tfrc");
    writeFileSync(file, text);
    process.env.TF_CLI_CONFIG_FILE = file;
    expect(configureProviders(join(home, "cache"))).toEqual({ usesMirror, env: {} });
  });

  it("the user's ~/.terraformrc is respected too", () => {
    folder(".terraform.d/plugins", AWS);
    writeFileSync(join(home, ".terraformrc"), "disable_checkpoint = true\n");
    expect(configureProviders(join(home, "cache"))).toEqual({ usesMirror: true, env: {} });
  });
});
