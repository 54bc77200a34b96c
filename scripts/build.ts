/**
 * `npm run build`: bundles the command line, the Probot application, the worker, the runner, and what they load into few files of dist/, with source maps. Packages stay
 * packages: they are installed next to dist/. Data files that modules read at run time are copied next to the chunks.
 */
import { chmodSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const out = join(root, "dist");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const bundle = await rolldown({
  input: {
    "connector-review": join(root, "src/cli/main.ts"),
    // The Probot application, for `probot run ./dist/app.js`.
    app: join(root, "src/app/app.ts"),
    // Started in threads of their own; src/app/isolation/threads.ts looks for it next to its own chunk.
    "connector-worker": join(root, "src/app/isolation/connector-worker.ts"),
    // Started as a process by src/simulator/git/git-process.ts, in the same way.
    "git-runner": join(root, "src/simulator/git/git-runner.ts"),
  },
  platform: "node",
  external: (id) => builtinModules.includes(id) || /^(?:node:|[a-z@])/.test(id),
  resolve: { extensions: [".ts", ".json"] },
});
const { output } = await bundle.write({
  dir: out,
  format: "esm",
  sourcemap: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
});
await bundle.close();

const chunks = output.filter((file) => file.type === "chunk");
if (chunks.length === 0) throw new Error("the bundler wrote nothing");
cpSync(join(root, "src/simulator/rest/openapi.json"), join(out, "openapi.json"));
cpSync(join(root, "src/simulator/graphql/schema.graphql"), join(out, "schema.graphql"));
// The licenses of the words require that their notice is distributed with them.
cpSync(join(root, "src/rules/english/_words-notice.md"), join(out, "words-notice.md"));
chmodSync(join(out, "connector-review.js"), 0o755);
console.log(
  chunks.map((chunk) => `dist/${chunk.fileName}  ${Math.round(chunk.code.length / 1024)} KB`).join("\n"),
);
