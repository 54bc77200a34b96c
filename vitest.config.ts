import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Packages as users have them: some bring a build for development that traces and asserts at every step. */
const asPublished: Plugin = {
  name: "as-published",
  configResolved({ ssr: { resolve } }) {
    if (resolve?.conditions === undefined)
      throw new Error("Vitest keeps the conditions of imports elsewhere now.");
    resolve.conditions = resolve.conditions.filter((one) => one !== "development|production");
  },
};

/** More than ten seconds each, longest first. */
const longest = [
  "interruptions",
  "rules",
  "mutations",
  "fixes",
  "app/command-failures",
  "app/crash",
  "app/failures",
  "degradations",
  "command-fuzz",
  "store/crash",
  "queue",
  "demo/demo",
  "mutations-of-text",
  "store/store",
  "isolation",
].map((name) => `/${name}.test.ts`);

/** Without the times of an earlier run the largest files would begin, and the last worker end long after the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  plugins: [asPublished],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/helpers/shared-folder.ts"],
    setupFiles: ["test/helpers/no-network.ts"],
    // Against what never ends. How long something takes is judged by `npm run bench`: machines are busy at times.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    pool: "forks",
    // One more than the smallest machine has processors: many tests wait for a clock or another process.
    maxWorkers: 3,
    // A worker loads the five hundred rules once, not once for each file; no test leaves state in a module.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Node reads our TypeScript itself, as it does in production; nothing is mocked by module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
