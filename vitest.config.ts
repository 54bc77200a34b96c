import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/helpers/no-network.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Measured on two cores: 177 s with two workers, 184 s with three.
    maxWorkers: 2,
    // A worker loads the five hundred rules once, not once for each file; no test leaves state in a module.
    isolate: false,
  },
});
