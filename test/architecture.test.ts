/** The walls between modules: which may import which, and why not the others. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { readSources } from "./helpers/sources.ts";

const src = join(import.meta.dirname, "../src");

interface Wall {
  /** Modules, or folders and files of a module. */
  readonly may: readonly string[];
  /** Node's own modules by name; packages are not walled except where `packages` says so. */
  readonly worlds?: readonly ("fs" | "process" | "net")[];
  readonly because: string;
}

const pure = ["text", "wording", "connector", "review", "decisions", "commands", "report", "publish"];

const walls: Record<string, Wall> = {
  text: { may: [], because: "text knows source text and locations, nothing of connectors" },
  wording: { may: ["text"], because: "wording builds sentences; it knows no connector and no review" },
  connector: {
    may: ["text"],
    because: "connector is the model of what is reviewed; it judges nothing and fetches nothing",
  },
  review: {
    may: ["connector", "text", "wording"],
    because: "review is the engine; it gets rules and trees as values",
  },
  rules: {
    may: ["review/rule", "connector", "text", "wording"],
    because: "a rule reads views and yields diagnostics; it can't reach the engine",
  },
  decisions: {
    may: ["review/finding", "text", "wording"],
    because: "decisions applies what people decided to a review; it reads and stores nothing",
  },
  commands: {
    may: ["decisions", "text", "wording"],
    because: "commands says what a command means; carrying it out is the app's part",
  },
  report: {
    may: ["review", "connector", "text", "wording"],
    because: "report only reads a review; it fetches and writes nothing",
  },
  publish: {
    may: ["review", "report", "connector", "text", "wording"],
    because: "publish plans; it doesn't call GitHub",
  },
  github: {
    may: ["connector", "publish", "text", "wording"],
    worlds: ["net"],
    because: "github reads and carries out plans; it decides nothing",
  },
  local: {
    may: ["connector", "text"],
    worlds: ["fs", "process"],
    because: "local reads files and git; it decides nothing",
  },
  store: {
    may: ["decisions", "text"],
    worlds: ["fs"],
    because: "store keeps rows; it doesn't know what a job means",
  },
  config: {
    may: ["review", "connector", "text", "wording"],
    worlds: ["fs"],
    because: "config reads settings once, at the entry point",
  },
  "pull-request": {
    may: [...pure, "rules", "github", "store", "config"],
    because: "pull-request is the one pipeline; entry points and the working tree are not its business",
  },
  app: {
    may: [...pure, "rules", "github", "store", "config", "pull-request"],
    worlds: ["fs", "net"],
    because: "app turns events into jobs and runs them; the command line is not its business",
  },
  simulator: {
    may: ["text", "local"],
    worlds: ["fs", "process", "net"],
    because: "simulator plays GitHub; it doesn't know how a review is made",
  },
  demo: {
    may: ["text", "wording", "app", "local", "simulator"],
    worlds: ["fs", "process", "net"],
    because: "demo tells a story with the bot and the simulator",
  },
  cli: {
    may: [...pure, "rules", "github", "local", "config", "pull-request"],
    worlds: ["fs", "process", "net"],
    because: "cli is an entry point; only start and demo load the bot",
  },
};

/** Single files that may import more than their module. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  "cli/start.ts": ["app"],
  "cli/demo.ts": ["demo"],
};

const worldOf: Record<string, "fs" | "process" | "net"> = {
  "node:fs": "fs",
  "node:fs/promises": "fs",
  "node:child_process": "process",
  "node:http": "net",
  "node:https": "net",
  "node:net": "net",
};

/** Files that are loaded by their path, or by who runs the app under Probot. */
const loadedByPath = ["src/app/app.ts", "src/app/isolation/connector-worker.ts"];
interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const imports = files.flatMap(importsOf);

test("every import is allowed by the architecture", () => {
  expect(imports.map(violation).filter((found) => found !== undefined)).toEqual([]);
});

test("a helper of a rule family is imported by that family only", () => {
  const foreign = imports.filter(
    ({ from, to }) =>
      to.startsWith("rules/") && basename(to).startsWith("_") && dirname(from) !== dirname(to),
  );

  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("no files import each other in a circle, type-only imports included", () => {
  expect(cycles()).toEqual([]);
});

test("the walls were checked on every file and every module", () => {
  const checked = new Set(imports.map((one) => one.from));
  const silent = files.filter((path) => !checked.has(path));

  // A file without any import is rare: if many are silent, the reader of imports is broken.
  expect(files.length).toBeGreaterThan(40);
  expect(silent.length).toBeLessThan(files.length / 3);
  expect([...new Set(files.map(moduleOf))].sort()).toEqual(Object.keys(walls).sort());
});

test("docs/architecture.md has the same modules and walls", () => {
  const page = readFileSync(join(src, "../docs/architecture.md"), "utf8");
  const section = page.split(/^## /m).find((one) => one.startsWith("Modules\n")) ?? "";
  const rows = [...section.matchAll(/^\| `([\w-]+)` \|.*\| ([^|]*) \|$/gm)].map(
    ([, module = "", imported = ""]) => [
      module,
      new Set([
        ...(imported.includes("all pure modules") ? pure : []),
        ...[...imported.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
      ]),
    ],
  );

  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(walls).map(([module, { may }]) => [module, new Set(may)])),
  );
});

test("only the entry points and the pipeline know the rules", () => {
  const others = imports.filter(
    (one) => one.to === "rules/index.ts" && !["app", "cli", "pull-request"].includes(moduleOf(one.from)),
  );

  expect(others).toEqual([]);
});

test("the simulator is loaded by the demo command only", () => {
  const loaded = new Set(["cli/main.ts", "app/isolation/connector-worker.ts", "cli/start.ts"]);
  for (const path of loaded) for (const next of loadedBy(path)) loaded.add(next);

  expect([...loaded].filter((path) => ["demo", "simulator"].includes(moduleOf(path)))).toEqual([]);
  expect(loaded.has("app/main.ts")).toBe(true);
});

test("every plan is made by planFor, so that all entry points plan the same", () => {
  const makers = imports.filter(
    ({ from, to }) => to === "publish/plan/plan-publication.ts" && moduleOf(from) !== "publish",
  );
  const callers = imports.filter(({ to }) => to === "pull-request/plan-for.ts").map(({ from }) => from);

  expect(makers.map(({ from }) => from)).toEqual(["pull-request/plan-for.ts"]);
  expect(callers.sort()).toEqual([
    "cli/plan.ts",
    "pull-request/pipeline.ts",
    "pull-request/review-merge-group.ts",
  ]);
});

test("webhook handlers make no requests: they do not import github", () => {
  const handlers = imports.filter(({ from }) => from === "app/app.ts" || from.startsWith("app/events/"));

  expect(handlers.length).toBeGreaterThan(10);
  expect(handlers.filter(({ to }) => moduleOf(to) === "github")).toEqual([]);
});

test("the environment is read at one place", () => {
  const readers = files.filter((path) => /process\.env/.test(readFileSync(join(src, path), "utf8")));

  // git needs PATH and HOME: its environment is handed on, not read.
  const passEnvironmentOn = ["local/git.ts", "simulator/git/git-process.ts"];
  expect(
    readers.filter((path) => !["config/environment.ts", "cli/main.ts", ...passEnvironmentOn].includes(path)),
  ).toEqual([]);
});

test("nothing is exported for tests only", () => {
  const product = [...readSources("src"), ...readSources("scripts")];
  const used = new Set(
    product.flatMap(({ imports: names }) => names.map(({ from, name }) => `${from} ${name}`)),
  );
  // A type names a parameter or a result of its own file's functions; tests may name it too.
  const unused = product
    .filter(({ path }) => path.startsWith("src/") && !loadedByPath.includes(path) && !used.has(`${path} *`))
    .flatMap(({ path, exports }) => exports.map((one) => ({ path, ...one })))
    .filter(({ path, name, isType }) => !isType && !used.has(`${path} ${name}`));

  expect(unused.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test("no folder has more than 20 files, except the families of rules", () => {
  const all = ["src", "test", "scripts"].flatMap((top) =>
    readdirSync(join(src, "..", top), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
  );
  const folders = Map.groupBy(all, ({ parentPath }) => relative(join(src, ".."), parentPath));
  const full = [...folders].filter(
    ([path, files]) => files.length > 20 && !/^src\/rules\/[\w-]+$/.test(path),
  );

  expect(folders.size).toBeGreaterThan(60);
  expect(full.map(([path, files]) => `${path}: ${files.length}`)).toEqual([]);
});

test("no file is longer than 300 lines", () => {
  const long = files
    .filter((path) => path !== "rules/index.ts")
    .map((path) => [path, readFileSync(join(src, path), "utf8").split("\n").length - 1] as const)
    .filter(([, lines]) => lines > 300);

  expect(long).toEqual([]);
});

function violation({ from, to }: Import): string | undefined {
  const module = moduleOf(from);
  const wall = walls[module];
  if (wall === undefined) return `${from}: the module ${module} is not in the table`;
  if (to.startsWith("node:")) {
    const world = worldOf[to];
    return world === undefined || wall.worlds?.includes(world)
      ? undefined
      : `${from} → ${to}: ${wall.because}`;
  }
  if (!to.includes("/") || moduleOf(to) === module) return undefined;
  return [...wall.may, ...(exceptions[from] ?? [])].some((one) => to === one || to.startsWith(`${one}/`))
    ? undefined
    : `${from} → ${to}: ${wall.because}`;
}

/** The groups of files that reach each other over imports, in path order (Tarjan's strongly connected components). */
function cycles(): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const lowestOf = (file: string): number => lowest.get(file) ?? Number.POSITIVE_INFINITY;
  const visit = (file: string): void => {
    const position = order.size;
    order.set(file, position);
    lowest.set(file, position);
    open.push(file);
    for (const { to } of targets.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      // A file that is no longer open belongs to a group of its own.
      if (open.includes(to)) lowest.set(file, Math.min(lowestOf(file), lowestOf(to)));
    }
    if (lowestOf(file) !== position) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return found.sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
}

function moduleOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}

/** Files whose code is loaded with this one: no types, nothing dynamic. */
function loadedBy(path: string): string[] {
  const text = readFileSync(join(src, path), "utf8");
  return [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "(\.[^"]+)"/gm)].map((match) =>
    relative(src, resolve(dirname(join(src, path)), match[1] ?? "")),
  );
}

/** Static, bare and dynamic imports; of packages only Node's own. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(src, path), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  return specifiers
    .filter((specifier) => specifier.startsWith(".") || specifier.startsWith("node:"))
    .map((specifier) => ({
      from: path,
      to: specifier.startsWith(".") ? relative(src, resolve(dirname(join(src, path)), specifier)) : specifier,
    }));
}

test("rules and the engine build pointers from segments, so that each is escaped", () => {
  const glued = /ointer\}\/|`\/(?:paths|definitions|parameters|responses|properties|info)\/\$\{/;
  const found = ["rules", "review"]
    .flatMap((module) =>
      readdirSync(join(src, module), { recursive: true, encoding: "utf8" }).map((file) => join(module, file)),
    )
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"))
    .flatMap((file) =>
      readFileSync(join(src, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          glued.test(line) && !line.includes("startsWith") ? [`${file}:${index + 1}`] : [],
        ),
    );

  expect(found).toEqual([]);
});
