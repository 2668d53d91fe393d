import { programFolder } from "./program-folder";
import { runCli } from "./run-cli";

const GET_TERRAFORM =
  "install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install), or OpenTofu 1.11 or later and set TERRAFORM_BINARY_NAME=tofu";

const version = (text: string): string => `#!/bin/sh\necho '${text}'\n`;

describe("npm run local, where a tool is missing", () => {
  it.each([
    ["no Terraform", programFolder(["node"]), `'terraform' is not installed or not on the PATH; ${GET_TERRAFORM}\n`],
    [
      "too old a Terraform",
      programFolder(["node"], { terraform: version("Terraform v1.5.0") }),
      `Terraform: '1.5.0' is too old; ${GET_TERRAFORM}\n`,
    ],
    [
      "a terraform that is something else",
      programFolder(["node"], { terraform: version("hello") }),
      `terraform: the version cannot be read from 'hello'; ${GET_TERRAFORM}\n`,
    ],
    [
      "no Python",
      programFolder(["node", "terraform"]),
      "'python3' is not on the PATH, and the emulator needs it; install Python 3.9 or later, with venv (Debian: apt-get install python3 python3-venv)\n",
    ],
    [
      "too old a Python",
      programFolder(["node", "terraform"], { python3: "#!/bin/sh\nexit 1\n" }),
      "emulator: 'python3' is older than Python 3.9 or broken; install Python 3.9 or later, with venv (Debian: apt-get install python3 python3-venv)\n",
    ],
  ])("%s is a sentence with the remedy, exit code 2, and nothing left running", async (_, PATH, stderr) => {
    const result = await runCli("local", [], { PATH });
    expect(result).toMatchObject({ exitCode: 2, stderr, leftRunning: [] });
  });

  it("an environment that does not exist is guessed", async () => {
    const { exitCode, stderr } = await runCli("local", ["prd"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "environments: 1 problem\n  1:1  'prd' is no environment; did you mean 'prod'?\n",
    });
  });
});
