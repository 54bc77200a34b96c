/** The walls between the rooms: who may import whom, and why not the others. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "../src");

interface Wall {
  /** Rooms, or single files of a room. */
  readonly may: readonly string[];
  /** Node's own modules by name; packages are not walled except where `packages` says so. */
  readonly worlds?: readonly ("fs" | "process" | "net")[];
  readonly because: string;
}

const walls: Record<string, Wall> = {
  text: { may: [], because: "text knows sources and places, nothing of connectors" },
  connector: {
    may: ["text"],
    because: "connector says what is reviewed; it judges nothing and fetches nothing",
  },
  review: { may: ["connector", "text"], because: "review is the engine; it is handed rules and trees" },
  rules: {
    may: ["review/rule.ts", "review/change-rule.ts", "connector", "text"],
    because: "a rule sees views and yields sightings; it cannot reach the engine",
  },
  report: {
    may: ["review", "connector", "text"],
    because: "report only reads a review; it may not fetch or write",
  },
  publish: {
    may: ["review", "report", "connector", "text"],
    because: "publish plans; it may not call GitHub",
  },
  github: {
    may: ["connector", "publish", "text"],
    worlds: ["net"],
    because: "github reads and carries out; it decides nothing",
  },
  local: {
    may: ["connector", "publish", "text"],
    worlds: ["fs", "process"],
    because: "local reads files and git; it decides nothing",
  },
  store: { may: ["review/finding.ts", "text"], worlds: ["fs"], because: "store keeps what it is given" },
  config: {
    may: ["review", "connector", "text"],
    worlds: ["fs"],
    because: "config reads settings once, at the entrance",
  },
  app: {
    may: ["text", "connector", "review", "rules", "report", "publish", "github", "store", "config"],
    worlds: ["fs", "net"],
    because: "app conducts; the command line and the working tree are not its business",
  },
  demo: {
    may: ["text", "app", "local"],
    worlds: ["fs", "process", "net"],
    because: "demo plays GitHub; it may not know how a review is made",
  },
  cli: {
    may: [
      "text",
      "connector",
      "review",
      "rules",
      "report",
      "publish",
      "github",
      "local",
      "store",
      "config",
      "app",
      "demo",
    ],
    worlds: ["fs", "process", "net"],
    because: "cli is an entrance",
  },
};

const worldOf: Record<string, "fs" | "process" | "net"> = {
  "node:fs": "fs",
  "node:fs/promises": "fs",
  "node:child_process": "process",
  "node:http": "net",
  "node:https": "net",
  "node:net": "net",
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const imports = files.flatMap(importsOf);

test("every import goes through a door that the architecture has", () => {
  expect(imports.map(breach).filter((found) => found !== undefined)).toEqual([]);
});

test("the walls were checked on every file and every room", () => {
  const checked = new Set(imports.map((one) => one.from));
  const silent = files.filter((path) => !checked.has(path));

  // A file without any import is rare: if many are silent, the reader of imports is broken.
  expect(files.length).toBeGreaterThan(40);
  expect(silent.length).toBeLessThan(files.length / 3);
  expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(walls).sort());
});

test("only app and cli know the rules", () => {
  const others = imports.filter(
    (one) => one.to === "rules/index.ts" && !["app", "cli"].includes(roomOf(one.from)),
  );

  expect(others).toEqual([]);
});

test("the environment is read at one place", () => {
  const readers = files.filter((path) => /process\.env/.test(readFileSync(join(src, path), "utf8")));

  // git needs PATH and HOME: its environment is handed on, not read.
  const handOn = ["local/git.ts", "demo/git-process.ts"];
  expect(
    readers.filter((path) => !["config/environment.ts", "cli/main.ts", ...handOn].includes(path)),
  ).toEqual([]);
});

test("no file is longer than 300 lines", () => {
  const long = files
    .filter((path) => path !== "rules/index.ts")
    .map((path) => [path, readFileSync(join(src, path), "utf8").split("\n").length - 1] as const)
    .filter(([, lines]) => lines > 300);

  expect(long).toEqual([]);
});

function breach({ from, to }: Import): string | undefined {
  const room = roomOf(from);
  const wall = walls[room];
  if (wall === undefined) return `${from}: the room ${room} is not in the table`;
  if (to.startsWith("node:")) {
    const world = worldOf[to];
    return world === undefined || wall.worlds?.includes(world)
      ? undefined
      : `${from} → ${to}: ${wall.because}`;
  }
  if (!to.includes("/") || roomOf(to) === room) return undefined;
  return wall.may.some((door) => to === door || roomOf(to) === door)
    ? undefined
    : `${from} → ${to}: ${wall.because}`;
}

function roomOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
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
