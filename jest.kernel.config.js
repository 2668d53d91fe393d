/** The referee of the reachability proof: real packets through Linux network namespaces; it needs root, `ip` and `nft`. */
const { testPathIgnorePatterns: _, setupFilesAfterEnv: __, ...unit } = require("./jest.config.js");

module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/kernel/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  maxWorkers: 1,
  testTimeout: 1_800_000,
};
