/**
 * Unit tests: they need only Node. Types are not checked here (`npm run types` does that); each file is only
 * transpiled, which `isolatedModules` in tsconfig.json makes safe.
 */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["integration", "kernel", "support"].map((folder) => `<rootDir>/__tests__/${folder}/`),
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.cache"],
  setupFilesAfterEnv: ["<rootDir>/__tests__/support/setup-jest.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.json", diagnostics: false }] },
  cache: true,
  cacheDirectory: "<rootDir>/.cache/jest",
};
