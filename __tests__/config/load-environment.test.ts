import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "../../src/config/config-error";
import { loadEnvironmentFile, loadEnvironmentNamed, loadEnvironments } from "../../src/config/load-environment";

const dev = readFileSync("environments/dev.yaml", "utf8");

function folder(): string {
  return mkdtempSync(join(tmpdir(), "environments-"));
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error("nothing was thrown");
}

/** dev.yaml with user data of the given content for the Workers, in a folder of its own. */
function withUserData(content: string | undefined): string {
  const directory = folder();
  const file = join(directory, "dev.yaml");
  writeFileSync(file, dev.replace("rpcPorts:", "userData: { file: w.sh }\n  rpcPorts:"));
  if (content !== undefined) writeFileSync(join(directory, "w.sh"), content);
  return file;
}

describe("loadEnvironments", () => {
  test("reads the shipped files in the order of their names", () => {
    expect(loadEnvironments("environments").map(({ environment }) => environment.name)).toEqual(["dev", "prod"]);
  });

  test("a file whose name differs is refused, as is a name given twice", () => {
    const directory = folder();
    copyFileSync("environments/dev.yaml", join(directory, "dev.yaml"));
    copyFileSync("environments/dev.yaml", join(directory, "test.yaml"));
    const message = messageOf(() => loadEnvironments(directory));
    expect(message).toBe(
      `${join(directory, "test.yaml")}: 1 problem\n  3:7  name: 'dev' is not the file's name; write test, or rename the file to dev.yaml`,
    );
  });

  test("two files of one name are refused even where each fits its file name", () => {
    const directory = folder();
    copyFileSync("environments/dev.yaml", join(directory, "dev.yaml"));
    copyFileSync("environments/dev.yaml", join(directory, "dev.yml"));
    expect(messageOf(() => loadEnvironments(directory))).toBe(
      `${join(directory, "dev.yml")}: 1 problem\n  3:7  name: 'dev' is also the name of ${join(directory, "dev.yaml")}; give each environment its own`,
    );
  });

  test("an empty folder says what to copy", () => {
    const directory = folder();
    expect(messageOf(() => loadEnvironments(directory))).toBe(
      `${directory}: 1 problem\n  1:1  the folder has no environment file; copy one of the project's, such as dev.yaml`,
    );
  });
});

describe("loadEnvironmentNamed", () => {
  test("an unknown name is answered with the nearest one", () => {
    expect(messageOf(() => loadEnvironmentNamed("prd"))).toBe(
      "environments: 1 problem\n  1:1  'prd' is no environment; did you mean 'prod'?",
    );
    expect(messageOf(() => loadEnvironmentNamed("staging"))).toBe(
      "environments: 1 problem\n  1:1  'staging' is no environment; choose one of dev, prod",
    );
  });

  test.each(["../dev", "./dev", "/etc/dev", "dev.yaml", ""])("the path '%s' is no name", (name) => {
    expect(messageOf(() => loadEnvironmentNamed(name))).toContain(`'${name}' is no environment; `);
  });
});

describe("loadEnvironmentFile", () => {
  test("a missing file and a folder say so", () => {
    expect(messageOf(() => loadEnvironmentFile("none.yaml"))).toBe(
      "none.yaml: 1 problem\n  1:1  the file cannot be read (it does not exist); name an environment file",
    );
    expect(messageOf(() => loadEnvironmentFile("environments"))).toBe(
      "environments: 1 problem\n  1:1  the file cannot be read (it is a folder); name an environment file",
    );
  });

  test("user data is read relative to the environment file", () => {
    const { environment } = loadEnvironmentFile(withUserData("#!/bin/sh\n"));
    expect(environment.workers.userData).toEqual({ file: "w.sh", content: "#!/bin/sh\n", replaceOnChange: false });
  });

  test.each([
    [undefined, "'w.sh' cannot be read; write a path relative to the environment file"],
    ["", "'w.sh' is empty; write a script, or leave userData out"],
    ["x".repeat(16_385), "'w.sh' has 16385 bytes, and EC2 takes 16384; fetch the rest from the script"],
  ])("unusable user data is reported", (content, message) => {
    const file = withUserData(content);
    expect(messageOf(() => loadEnvironmentFile(file))).toBe(
      `${file}: 1 problem\n  24:21  workers.userData.file: ${message}`,
    );
  });
});
