/** Unit tests: only Node is needed. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/integration/"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.cache"],
  setupFilesAfterEnv: ["<rootDir>/__tests__/support/setup-jest.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
};
