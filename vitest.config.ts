import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/helpers/no-network.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Half of the tests wait for a database, git or a second process: one more worker than cores keeps both cores busy.
    maxWorkers: 3,
    // A worker loads the five hundred rules once, not once for each file; no test leaves state in a module.
    isolate: false,
  },
});
