import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const OPEN_TO_ALL = `
  for (const stack of app.node.children as ClusterStack[]) {
    stack.addOverride("resource.aws_vpc_security_group_ingress_rule.planted", {
      security_group_id: "\${aws_security_group.client_security_group.id}",
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
    });
  }
  app.synth();`;

/** A folder with the project in it, its main.ts with an override more. */
function projectWithOverride(): string {
  mkdirSync(".cache", { recursive: true });
  const folder = mkdtempSync(resolve(".cache", "proof-"));
  for (const name of ["src", "node_modules", "environments"]) symlinkSync(resolve(name), join(folder, name));
  for (const name of ["tsconfig.json", "package.json"]) cpSync(name, join(folder, name));
  const config = JSON.parse(readFileSync("cdktf.json", "utf8")) as object;
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ ...config, app: "node --import tsx main.ts" }));
  writeFileSync(join(folder, "main.ts"), readFileSync("main.ts", "utf8").replace("  app.synth();", OPEN_TO_ALL));
  return folder;
}

describe("cdktf", () => {
  let folder: string;

  beforeAll(() => {
    folder = projectWithOverride();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(["synth", "diff dev", "deploy dev --auto-approve"])(
    "%s fails with the findings of the proof",
    (command) => {
      const cdktf = resolve("node_modules/.bin/cdktf");
      const env = { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1", FORCE_COLOR: "0" };
      const { status, stdout, stderr } = spawnSync(cdktf, command.split(" "), { cwd: folder, env, encoding: "utf8" });
      const said = `${stdout}\n${stderr}`;
      expect(status).not.toBe(0);
      expect(said).toContain("dev: violated");
      expect(said).toContain("only-contract-flows-are-open");
      expect(said).toContain("aws_vpc_security_group_ingress_rule.planted");
      expect(said).not.toContain("at Object.<anonymous>");
    },
  );
});
