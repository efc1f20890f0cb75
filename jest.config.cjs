/**
 * Tests run as the product does: ES modules, legacy decorators, no emitted metadata. Run them with `npm test -- <path>`,
 * which builds what worker threads load from dist, starts what the machine offers and passes node's module flag.
 * @type {import("jest").Config}
 */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  // Compiled packages come first, so that the mapper below cannot turn a dependency's file into another of its files.
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "json", "node"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  modulePathIgnorePatterns: ["<rootDir>/dist/.*/package.json", "<rootDir>/.data/"],
  transform: { "^.+\\.ts$": ["@swc/jest", { ...require("./scripts/swc.json"), sourceMaps: "inline" }] },
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
  maxWorkers: 2,
  // Jest keeps every file's module graph; a worker past this is replaced between two files.
  workerIdleMemoryLimit: "500MB",
  // A deadline for what hangs, not a measure of speed: shared machines are slow at times.
  testTimeout: 180_000,
};
