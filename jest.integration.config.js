/** Tests with the real Terraform, the real cdktf and the AWS emulator; one after the other, for they share two cores. */
const { testPathIgnorePatterns: _, ...unit } = require("./jest.config.js");

module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/integration/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  maxWorkers: 1,
  testTimeout: 300_000,
};
