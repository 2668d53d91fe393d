import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, runTerraform, TerraformTool } from "../../src/terraform/terraform-tool";

const HOW_TO_GET =
  "install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install), or OpenTofu 1.11 or later and set TERRAFORM_BINARY_NAME=tofu";

/** A program that prints a text and ends. */
function program(text: string, exitCode = 0): string {
  const file = join(mkdtempSync(join(tmpdir(), "private-cluster-terraform-")), "terraform");
  const script = `process.stdout.write(${JSON.stringify(text)}); process.exitCode = ${exitCode};`;
  writeFileSync(file, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe("findTerraform", () => {
  const original = process.env.TERRAFORM_BINARY_NAME;

  afterEach(() => {
    if (original === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = original;
  });

  const find = (binary: string) => {
    process.env.TERRAFORM_BINARY_NAME = binary;
    return findTerraform();
  };

  it.each([
    ["Terraform v1.11.0\non linux_amd64", "1.11.0"],
    ["Terraform v2.0.1", "2.0.1"],
    ["Terraform v1.12.0-beta1", "1.12.0-beta1"],
    ["OpenTofu v1.11.2", "1.11.2"],
  ])("takes %j", async (text, version) => {
    await expect(find(program(text))).resolves.toMatchObject({ version });
  });

  it.each([
    ["Terraform v1.5.0", "Terraform: '1.5.0' is too old"],
    ["Terraform v1.10.5", "Terraform: '1.10.5' is too old"],
    ["OpenTofu v1.10.2", "OpenTofu: '1.10.2' is too old"],
    ["something else", "terraform: the version cannot be read from 'something else'"],
  ])("refuses %j", async (text, message) => {
    await expect(find(program(text))).rejects.toThrow(new Error(`${message}; ${HOW_TO_GET}`));
  });

  it("says how to get Terraform where there is none", async () => {
    await expect(find("/nowhere/terraform")).rejects.toThrow(
      new Error(`'/nowhere/terraform' is not installed or not on the PATH; ${HOW_TO_GET}`),
    );
  });

  it("keeps Terraform from calling home and from asking", async () => {
    const { env } = await find(program("Terraform v1.11.4"));
    expect(env).toMatchObject({ CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" });
  });
});

describe("runTerraform", () => {
  const tool = (binary: string): TerraformTool => ({ binary, version: "1.11.4", usesMirror: false, env: {} });

  it("fails with what Terraform said, without its frame and colours", async () => {
    const binary = program("\u001b[31m╷\u001b[0m\n│ Error: no such bucket\n╵\n", 1);
    await expect(runTerraform(tool(binary), ["plan"], {})).rejects.toThrow(
      new Error("terraform plan: failed\nError: no such bucket"),
    );
  });

  it("takes the exit codes that the caller accepts", async () => {
    await expect(runTerraform(tool(program("", 2)), ["plan"], { accept: [2] })).resolves.toMatchObject({ exitCode: 2 });
    await expect(runTerraform(tool(program("", 2)), ["plan"], {})).rejects.toThrow("terraform plan: failed");
  });

  it("says who holds a lock and how to end it", async () => {
    const lock =
      "│ Error: Error acquiring the state lock\n│ Lock Info:\n│   ID:        4711\n│   Who:       ann@home\n│   Created:   today\n";
    const binary = program(lock, 1);
    await expect(runTerraform(tool(binary), ["apply"], { cwd: tmpdir() })).rejects.toThrow(
      `state: locked by ann@home since today for 'an unknown operation'
  to wait for it, run the command again when that run has ended
  only if that run is dead, run: cd ${tmpdir()} && ${binary} force-unlock 4711`,
    );
  });
});
