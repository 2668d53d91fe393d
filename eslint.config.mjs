import { basename } from "node:path";
import { builtinRules } from "eslint/use-at-your-own-risk";
import tseslint from "typescript-eslint";

// Rules of the house that no published plugin has, kept as small as they can be.

const maxLinesPerFunction = builtinRules.get("max-lines-per-function");

/** The built-in rule, but a `describe` callback may be as long as its file. */
const functionLength = {
  meta: maxLinesPerFunction.meta,
  create(context) {
    const isDescribe = ({ parent }) =>
      parent.type === "CallExpression" && /^describe\b/.test(context.sourceCode.getText(parent.callee));
    const report = (finding) => {
      if (!isDescribe(finding.node)) context.report(finding);
    };
    return maxLinesPerFunction.create(Object.create(context, { report: { value: report } }));
  },
};

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/;
const SAYS_NOTHING = /^(index|utils?|helpers?|common|types?)\.ts$/;

/** Files are kebab-case and named after the one thing they export. */
const fileName = {
  meta: { type: "suggestion", schema: [] },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (!KEBAB_CASE.test(name)) {
          context.report({ node, message: `'${name}' is not kebab-case; rename it like subnet-tier.ts` });
        }
        if (SAYS_NOTHING.test(name)) {
          context.report({ node, message: `'${name}' does not say what is in it; name it after what it exports` });
        }
      },
    };
  },
};

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "A default export has no name of its own; export it by name, so that every file calls it the same.",
};

const awsPrefix = {
  selector:
    "ImportDeclaration[source.value=/^@cdktf.provider-aws/] > ImportSpecifier[imported.name=/^[A-Z]/]:not([local.name=/^Aws/])",
  message: 'The prefix tells the provider\'s classes from ours; write import { Vpc as AwsVpc } from "...".',
};

const noIndexImport = {
  paths: ["@cdktf/provider-aws", "@cdktf/provider-aws/lib"].map((name) => ({
    name,
    message:
      "The package index costs seconds and a gigabyte; import by deep path, such as @cdktf/provider-aws/lib/vpc.",
  })),
};

const processOf = (properties, message) => properties.map((property) => ({ object: "process", property, message }));

const environmentVariables = processOf(
  ["env"],
  "What a stack looks like comes from its environment file alone; only terraform/, emulator/ and cli/ read variables.",
);

const terminal = processOf(
  ["stdout", "stderr", "argv", "exit", "exitCode"],
  "Only cli/ touches arguments, output and exit codes; return a value or throw, and let the command print it.",
);

export default tseslint.config(
  { ignores: ["node_modules/", "cdktf.out/", ".cache/", "coverage/", ".venv/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { "file-name": fileName, "function-length": functionLength } } },
    rules: {
      "house/file-name": "error",
      "house/function-length": ["error", { max: 40 }],
      "max-lines": ["error", { max: 250 }],
      complexity: ["error", { max: 8 }],
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-imports": ["error", noIndexImport],
      "no-restricted-syntax": ["error", noDefaultExport, awsPrefix],
      "no-restricted-properties": ["error", ...environmentVariables, ...terminal],
      "@typescript-eslint/no-floating-promises": "error",
      // A number in a message reads as it is; everything else has to be turned into words on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `() => out.write(...)` and the like: the value of a one-line callback is nobody's.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["src/terraform/**/*.ts", "src/emulator/**/*.ts"],
    rules: { "no-restricted-properties": ["error", ...terminal] },
  },
  {
    files: ["src/cli/**/*.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    // The app that cdktf runs prints a mistake in an environment file itself.
    files: ["main.ts"],
    rules: { "no-restricted-properties": ["error", ...environmentVariables] },
  },
  {
    files: ["__tests__/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400 }],
      "no-restricted-properties": "off",
      // Nothing of ours is called like a provider's class in a test; the matchers read best with the bare name.
      "no-restricted-syntax": ["error", noDefaultExport],
      // Matchers of our own are declared in Jest's namespace.
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
    },
  },
);
