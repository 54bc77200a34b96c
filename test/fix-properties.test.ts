/**
 * Thousands of connectors with several damages at once: every fix that is made fixes its finding, brings nothing new, loses
 * nothing that an author wrote, and changes nothing that flows and apps rely on.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { applyPatch, type Operation } from "rfc6902";
import { expect, test } from "vitest";
import { compareConnectors } from "../src/connector/comparison/compare-connectors.ts";
import type { Connector } from "../src/connector/connector.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { connectorRules } from "../src/review/rule/rule.ts";
import { fixWith } from "../src/review/run/review-connector.ts";
import { runRules } from "../src/review/run/run-rules.ts";
import { rules as allRules } from "../src/rules/index.ts";
import { editDistance } from "../src/text/edit-distance.ts";
import { isArray, isObject, type JsonValue } from "../src/text/json/json.ts";
import { type CleanConnector, cleanConnectors, readCases, readCleanConnector } from "./helpers/cases.ts";
import { memoryTree } from "./helpers/memory-tree.ts";

const damagedConnectors = Number(process.env["DAMAGED_CONNECTORS"] ?? 2_000);
const seed = Number(process.env["SEED"] ?? 20_261);

const rules = connectorRules(allRules);
const comparing = rules.filter(({ id }) => id.startsWith("breaking-change/"));
const others = rules.filter(({ id }) => !id.startsWith("breaking-change/"));

const files = ["apiDefinition.swagger.json", "apiProperties.json"] as const;

interface Damage {
  readonly from: string;
  readonly file: (typeof files)[number];
  readonly operations: readonly Operation[];
}

/** Flags that say what holds without them, or nothing in their position. */
const mayGo = new Set(["allowEmptyValue", "exclusiveMaximum", "exclusiveMinimum"]);

/**
 * Rules whose fix is meant to change what flows, apps and connections rely on: without it the platform refuses the connector,
 * or it does not do what its author wrote. Every other fix keeps it.
 */
const changesOnPurpose: ReadonlyMap<string, string> = new Map([
  ["connection/redirect-mode", "new connectors get no other mode"],
  ["connection/secret-type", "a secret is shown as it is typed"],
  ["extension/dynamic-ext-on-body-param", "the designer reads the schema one level below"],
  ["extension/dynamic-props-path-mismatch", "the two paths contradict each other"],
  ["extension/dynamic-props-valuepath", "the path leads nowhere"],
  ["host/invalid", "the import refuses the host"],
  ["operation/consumes-missing", "a parameter says which type the service reads"],
  ["operation/path-leading-slash", "the import refuses the path"],
  ["parameter/internal-default-required", "the platform sends the default of a required input only"],
  ["parameter/path-param-required", "no part of a path is optional"],
  ["swagger/additional-property", "a misspelled member has no effect"],
  ["swagger/basepath-slash", "the import refuses the base path"],
  ["swagger/member-misplaced", "what is in another object has no effect"],
  ["title/independent-suffix", "certification refuses the title"],
  ["title/not-end-alphanumeric", "certification refuses the title"],
  ["trigger/notifurl-internal", "the platform fills in the address"],
  ["trigger/notifurl-required", "the platform fills in the address"],
]);

/** What bad cases change of a clean connector, by the connector. */
const damages = Map.groupBy(
  readCases()
    // Definitions at the limits of size would take most of the time.
    .filter(({ isBad, rule }) => isBad && !/count|size/.test(rule))
    .flatMap((one) =>
      files.flatMap((file) => {
        const path = `${file}.patch.json`;
        if (!one.changed.includes(path)) return [];
        const operations = JSON.parse(readFileSync(join(one.directory, path), "utf8")) as Operation[]; // our own fixture
        return [
          { start: one.start, damage: { from: `${one.rule} ${basename(one.directory)}`, file, operations } },
        ];
      }),
    ),
  ({ start }) => start,
);

interface DamagedConnector {
  readonly start: CleanConnector;
  readonly damages: readonly Damage[];
}

const damaged: fc.Arbitrary<DamagedConnector> = fc.constantFrom(...damages.keys()).chain((start) =>
  fc.record({
    start: fc.constant(start),
    damages: fc.array(fc.constantFrom(...(damages.get(start) ?? []).map(({ damage }) => damage)), {
      minLength: 2,
      maxLength: 5,
    }),
  }),
);

test(`fixes of ${damagedConnectors} damaged connectors, seed ${seed}`, async () => {
  const problems: string[] = [];
  const made: string[] = [];
  let proposed = 0;
  for (const each of fc.sample(damaged, { seed, numRuns: damagedConnectors })) {
    const files = damagedFiles(each);
    const before = await read(each.start, files);
    const { files: fixedFiles, fixes } = fixWith(others, before);
    if (fixes.length === 0) continue;
    made.push(...fixes.map(({ rule }) => rule));
    const found = fingerprintsIn(before);
    proposed += found.withFix.length;

    const changed = Object.fromEntries(fixedFiles.map(({ path, bytes }) => [basename(path), bytes]));
    const after = await read(each.start, { ...files, ...changed });
    const isOnPurpose = fixes.some(({ rule }) => changesOnPurpose.has(rule));
    const differences = [
      ...without(fingerprintsIn(after).all, found.all).map((one) => `comes: ${one}`),
      ...losses(before, after).map((one) => `is lost: ${one}`),
      ...(isOnPurpose ? [] : changesForMakers(before, after)),
    ];
    if (differences.length > 0)
      problems.push(
        `${differences.join("; ")} (fixes of ${[...new Set(fixes.map(({ rule }) => rule))].join(", ")}; damages of ${each.damages.map(({ from }) => from).join(", ")})`,
      );
  }
  expect(problems).toEqual([]);
  // A rule that proposes what may not be made isn't thought through.
  expect(made.length).toBeGreaterThan(0.9 * proposed);
  expect(new Set(made).size).toBeGreaterThan(60);
}, 600_000);

/** Damages that do not fit after the earlier ones are left out. */
function damagedFiles({ start, damages: chosen }: DamagedConnector): Record<string, Uint8Array | string> {
  const all: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(start));
  for (const { file, operations } of chosen) {
    const document: unknown = JSON.parse(Buffer.from(all[file] ?? "").toString("utf8"));
    if (fits(document, operations)) all[file] = `${JSON.stringify(document, null, 2)}\n`;
  }
  return all;
}

function fits(document: unknown, operations: readonly Operation[]): boolean {
  try {
    return applyPatch(document, structuredClone([...operations])).every((result) => result === null);
  } catch {
    return false;
  }
}

async function read(
  start: CleanConnector,
  content: Readonly<Record<string, Uint8Array | string>>,
): Promise<Connector> {
  const tree = memoryTree(content);
  const { entries } = await tree.list();
  return await readConnector(tree, { folder: "", kind: cleanConnectors[start], entries });
}

function fingerprintsIn(connector: Connector): { readonly all: string[]; readonly withFix: string[] } {
  const { diagnostics } = runRules(connector, others);
  const keyOf = (one: (typeof diagnostics)[number]): string =>
    JSON.stringify([one.rule.id, ...one.diagnostic.subject]);
  return {
    all: diagnostics.map(keyOf),
    withFix: diagnostics.filter(({ diagnostic }) => diagnostic.edits !== undefined).map(keyOf),
  };
}

/** Equal findings are counted. */
function without(all: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** Sentences of which more than a few words are gone, and names of members of which not even a corrected form is left. */
function losses(before: Connector, after: Connector): string[] {
  const is = contentOf(after);
  const words = wordsIn([...is.texts].join(" "));
  const lostWords = (text: string): number => [...wordsIn(text)].filter((word) => !words.has(word)).length;
  const isLeft = (name: string): boolean =>
    is.names.has(name) || mayGo.has(name) || [...is.names].some((one) => editDistance(name, one) <= 2);
  const was = contentOf(before);
  return [
    ...[...was.texts].filter((text) => lostWords(text) > 3),
    ...[...was.names].filter((name) => !isLeft(name)),
  ];
}

interface Content {
  readonly texts: Set<string>;
  readonly names: Set<string>;
}

function contentOf(connector: Connector): Content {
  const content: Content = { texts: new Set(), names: new Set() };
  for (const role of ["swagger", "properties"] as const) {
    const json = connector.text(role)?.json;
    if (json !== undefined && json.state !== "unreadable") collect(json.value, content);
  }
  return content;
}

function collect(value: JsonValue, content: Content): void {
  if (typeof value === "string") content.texts.add(value);
  if (isArray(value)) for (const item of value) collect(item, content);
  if (!isObject(value)) return;
  for (const [name, child] of Object.entries(value)) {
    if (!isEmpty(child)) content.names.add(name);
    collect(child, content);
  }
}

function isEmpty(value: JsonValue): boolean {
  return value === null || ["[]", "{}", '""'].includes(JSON.stringify(value));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu));
}

/** What the fixes change for flows, apps and connections. */
function changesForMakers(before: Connector, after: Connector): string[] {
  const comparison = compareConnectors(before, after);
  return runRules(after, comparing, { comparison })
    .diagnostics.filter(({ rule, diagnostic }) => (diagnostic.severity ?? rule.severity) !== "info")
    .map(({ rule, diagnostic }) => `${rule.id}: ${diagnostic.message}`);
}
