import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironmentFile } from "../../src/config/load-environment";

const dev = readFileSync("environments/dev.yaml", "utf8");

/** dev.yaml in a folder of its own, each of its services with a user-data file. */
function withUserData(client: string, api = client, workers = client): string {
  const directory = mkdtempSync(join(tmpdir(), "user-data-"));
  const text = [client, api, workers].reduce((yaml, file, index) => {
    const section = ["client:", "api:", "workers:"][index] ?? "";
    return yaml.replace(`\n${section}`, `\n${section}\n  userData: { file: "${file}" }`);
  }, dev);
  const file = join(directory, "dev.yaml");
  writeFileSync(file, text);
  return file;
}

function write(environmentFile: string, name: string, content: string | Buffer): void {
  mkdirSync(join(environmentFile, "..", "scripts"), { recursive: true });
  writeFileSync(join(environmentFile, "..", name), content);
}

/** What stands after the first line of the report. */
function problemsOf(file: string): string[] {
  try {
    loadEnvironmentFile(file);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").slice(1);
  }
}

describe("readUserData", () => {
  test("every service gets its own text, its path taken from the environment file's folder", () => {
    const file = withUserData("scripts/client.sh", "scripts/head.sh", "scripts/workers.sh");
    for (const name of ["client", "head", "workers"])
      write(file, `scripts/${name}.sh`, `#!/bin/sh\n# ${name} ü \${x}\n`);
    const { client, api, workers } = loadEnvironmentFile(file).environment;
    expect([client, api, workers].map(({ userData }) => userData?.content)).toEqual([
      "#!/bin/sh\n# client ü ${x}\n",
      "#!/bin/sh\n# head ü ${x}\n",
      "#!/bin/sh\n# workers ü ${x}\n",
    ]);
  });

  test("exactly 16 KiB is taken; the limit counts bytes, not characters", () => {
    const file = withUserData("most.sh");
    write(file, "most.sh", "ü".repeat(8192));
    expect(problemsOf(file)).toEqual([]);
    write(file, "most.sh", `${"ü".repeat(8192)}x`);
    expect(problemsOf(file)[0]).toBe(
      "  12:21  client.userData.file: 'most.sh' has 16385 bytes, and EC2 takes 16384; fetch the rest from the script",
    );
  });

  test("the files of all services are reported at once", () => {
    const file = withUserData("none.sh", "scripts", "packed.gz");
    write(file, "packed.gz", Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff]));
    expect(problemsOf(file)).toEqual([
      "  12:21  client.userData.file: 'none.sh' cannot be read; write a path relative to the environment file",
      "  17:21  api.userData.file: 'scripts' is no file; write the path of a script",
      "  24:21  workers.userData.file: 'packed.gz' is not UTF-8 text; save it as UTF-8, and fetch binaries from the script",
    ]);
  });

  test("a device that never ends is refused without being read", () => {
    expect(problemsOf(withUserData("/dev/zero"))[0]).toBe(
      "  12:21  client.userData.file: '/dev/zero' is no file; write the path of a script",
    );
  });
});
