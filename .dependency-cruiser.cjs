/**
 * The arrows of the house. Each rule says in a sentence what to do when it is tripped.
 *
 *     traffic <- config <- services <- stacks <- main.ts
 *     traffic <- model <- verify, picture <- review, policy        (no cdktf)
 *     terraform, emulator                               (no cdktf)
 *     cli -> all of them
 */

const CDKTF = "node_modules/(cdktf|constructs|@cdktf/[^/]+)/";
const CONFIG_READERS = "^src/config/(load-environment|parse-environment|read-user-data|yaml-source)\\.ts$";

/** A folder may import only itself, the folders named, and packages. */
function onlyImports(folders, allowed, comment) {
  const inside = allowed.map((folder) => `^src/${folder}/`);
  return {
    name: `${folders.join("-")}-imports`,
    comment,
    severity: "error",
    from: { path: `^src/(${folders.join("|")})/` },
    to: { path: "^(src|main|__tests__)", pathNot: ["^src/$1/", ...inside] },
  };
}

/** A folder may not import cdktf, constructs or a provider. */
function neverCdktf(name, folders, comment) {
  return { name, comment, severity: "error", from: { path: `^src/(${folders.join("|")})/` }, to: { path: CDKTF } };
}

const houseRules = [
  onlyImports(
    ["traffic"],
    [],
    "traffic is the pure kernel that builders and provers share; move what you need into it, or pass it as an argument.",
  ),
  onlyImports(
    ["config"],
    ["traffic"],
    "config turns a file into an Environment and knows nothing of what is built from it; put shared vocabulary in traffic.",
  ),
  onlyImports(
    ["security"],
    ["traffic"],
    "security makes groups and rules from flows for whoever brings them; let src/stacks hand it the constructs.",
  ),
  onlyImports(
    ["network", "storage", "state"],
    ["traffic", "config", "security", "storage"],
    "This folder stands below the machines; let src/stacks hand it the construct instead of importing its maker.",
  ),
  onlyImports(
    ["compute"],
    ["traffic", "config", "network", "security"],
    "compute is what all machines share and knows no service; pass what differs between them as a property.",
  ),
  onlyImports(
    ["client", "api", "workers"],
    ["traffic", "config", "network", "compute", "security", "storage"],
    "The services know nothing of each other; who talks to whom is a flow in src/traffic/traffic-contract.ts.",
  ),
  onlyImports(
    ["stacks"],
    ["traffic", "config", "network", "compute", "client", "api", "workers", "security", "state", "storage"],
    "A stack wires constructs and does nothing else; running tools and printing belong to src/cli.",
  ),
  onlyImports(
    ["model"],
    ["traffic"],
    "model reads Terraform JSON as it is; it must not know what built it or what is proved with it.",
  ),
  onlyImports(
    ["verify", "picture"],
    ["traffic", "model"],
    "What proves must not share code with what builds, or both are wrong together; only traffic's words are common.",
  ),
  onlyImports(
    ["review", "policy"],
    ["traffic", "model", "verify", "picture"],
    "Reviews stand on the proof's kernel and never on what builds; hand what they need from there in as an argument.",
  ),
  onlyImports(
    ["terraform", "emulator"],
    ["terraform"],
    "terraform and emulator run programs for any project; pass paths and settings in as arguments.",
  ),
  {
    name: "services-never-read-files",
    comment:
      "Constructs take a finished Environment; import its types, and leave reading files to main.ts and src/cli.",
    severity: "error",
    from: { path: "^src/(network|compute|client|api|workers|security|state|storage|stacks)/" },
    to: { path: CONFIG_READERS },
  },
  {
    name: "nobody-imports-cli",
    comment: "Commands are the outermost layer; move what others need too out of src/cli into the folder it is about.",
    severity: "error",
    from: { pathNot: "^(src/cli|__tests__)/" },
    to: { path: "^src/cli/" },
  },
  {
    name: "nobody-imports-main",
    comment: "main.ts synthesizes every environment when it is loaded; import the stack from src/stacks instead.",
    severity: "error",
    from: {},
    to: { path: "^main\\.ts$" },
  },
  {
    name: "source-never-imports-tests",
    comment: "Test builders may change with any test; move what the product needs into src.",
    severity: "error",
    from: { path: "^(src|main)" },
    to: { path: "^__tests__/" },
  },
];

const packageRules = [
  neverCdktf(
    "traffic-and-config-without-cdktf",
    ["traffic", "config"],
    "traffic and config are also read by provers and by editors' schemas, at a hundredth of cdktf's load time; keep it out.",
  ),
  neverCdktf(
    "provers-without-cdktf",
    ["model", "verify", "picture", "review", "policy"],
    "The checks have to hold for JSON from anywhere; read it through src/model, never through the code that generates it.",
  ),
  neverCdktf(
    "runners-without-cdktf",
    ["terraform", "emulator"],
    "terraform and emulator start child processes; the app itself runs in one of them, never in ours.",
  ),
  {
    name: "no-package-index-of-the-provider",
    comment: "The index loads 1,500 resources; import by deep path, such as @cdktf/provider-aws/lib/vpc.",
    severity: "error",
    from: {},
    to: { path: "node_modules/@cdktf/provider-aws/lib/index\\.(js|d\\.ts)$" },
  },
  {
    name: "no-dev-dependency-in-source",
    comment: "The package is missing where only dependencies are installed; move it to dependencies, or do without.",
    severity: "error",
    from: { path: "^(src|main)" },
    to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
  },
  {
    name: "no-undeclared-package",
    comment: "The package is there by another's grace; add it to package.json with an exact version.",
    severity: "error",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "no-unresolvable",
    comment: "The file or package does not exist; correct the path, or run npm ci.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
];

const shapeRules = [
  {
    name: "no-circular",
    comment: "Neither file can be understood or tested alone; move what both need into a third.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-orphans",
    comment: "Nobody imports it and it imports nothing; delete it.",
    severity: "error",
    from: { orphan: true },
    to: {},
  },
  {
    name: "no-dead-modules",
    comment: "No command and no stack uses it, however well it is tested; use it or delete it.",
    severity: "error",
    from: { path: "^(main\\.ts$|src/cli/)" },
    to: { path: "^src/", pathNot: "^src/cli/", reachable: false },
  },
];

module.exports = {
  forbidden: [...houseRules, ...packageRules, ...shapeRules],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(cdktf\\.out|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
