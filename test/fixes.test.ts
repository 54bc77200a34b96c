/** Every fix of a rule is judged by the bad cases of the rule, as they are and in another layout. */
import { describe, expect, test } from "vitest";
import type { Connector } from "../src/connector/connector.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { textAt } from "../src/review/finding/occurrence.ts";
import { makeEditApplier } from "../src/review/fix/apply.ts";
import type { RuleFix } from "../src/review/fix/verify.ts";
import { conventionsUnder } from "../src/review/rule/conventions.ts";
import { type ConnectorRule, connectorRules } from "../src/review/rule/rule.ts";
import { fixWith } from "../src/review/run/review-connector.ts";
import { runRules } from "../src/review/run/run-rules.ts";
import type { ReviewSettings } from "../src/review/settings.ts";
import { rules as allRules } from "../src/rules/index.ts";
import { applyEdits } from "../src/text/edit.ts";
import { type Case, readCases } from "./helpers/cases.ts";
import { memoryTree } from "./helpers/memory-tree.ts";
import { reformatted } from "./helpers/review-files.ts";

const rules = connectorRules(allRules);

/** What a fix would bring along or lose in these cases, so that it is not made. */
const notMade = new Map([
  ["extension/ignored bad-enum-without-names", "descriptions of values that nothing else has"],
  ["extension/ignored bad-host", "the template of the host"],
  ["extension/ignored bad-x-ms-enum", "the name of the enum"],
  ["swagger/additional-property bad-examples-on-a-parameter", "an example"],
  ["swagger/tag-redefined bad-twice", "the description of one of the two tags"],
  ["trigger/notification-in-webhook bad-itself", "the operation that it names"],
]);

const bad = readCases().filter((one) => one.isBad);
const layouts = [
  ["as it is", (one: Case) => one.files],
  ["with CRLF, four blanks and members in reverse order", (one: Case) => reformatted(one.files)],
] as const;
const rulesWithFixes = new Set<string>();

describe.each(layouts)("a bad case %s", (layout, filesOf) => {
  test.each(bad.map((one) => [`${one.rule} ${one.name}`, one] as const))("%s", async (name, one) => {
    const files = filesOf(one);
    const connector = await read(one, files);
    // What the others say of a fix does not hang on the layout.
    const isByAll = layout === "as it is" || notMade.has(name);
    const looking = isByAll ? rules : rules.filter((rule) => rule.id === one.rule);
    const diagnostics = (each: Connector) => diagnosticsIn(each, looking, one.settings);
    const ruleFixes = ruleFixesOf(connector, one);
    if (ruleFixes.length === 0) return;
    rulesWithFixes.add(one.rule);

    const fixed = fixWith(looking, connector, one.settings);

    if (notMade.has(name)) {
      expect(fixed.fixes.filter(({ rule }) => rule === one.rule)).toEqual([]);
      return;
    }
    // All together: what the fixes are for is gone, nothing new is there, and a second run changes nothing.
    const after = await read(one, {
      ...files,
      ...Object.fromEntries(fixed.files.map((file) => [file.path, file.bytes])),
    });
    const before = diagnostics(connector);
    expect(diagnostics(after).filter((fingerprint) => !before.includes(fingerprint))).toEqual([]);
    expect(ruleFixesOf(after, one)).toEqual([]);
    expect(fixWith(looking, after, one.settings)).toEqual({ files: [], fixes: [] });
    // One by one: each fixes its own finding, and nothing outside its edits changes.
    for (const ruleFix of ruleFixes)
      expectOneFix({ connector, ruleFixes, diagnostics, known: before }, ruleFix, layout === "as it is");
  });
});

test("rules have fixes", () => {
  expect(rulesWithFixes.size).toBeGreaterThan(50);
});

function expectOneFix(
  context: {
    readonly connector: Connector;
    readonly ruleFixes: readonly RuleFix[];
    readonly diagnostics: (connector: Connector) => readonly string[];
    /** Those of the connector as it is. */
    readonly known: readonly string[];
  },
  ruleFix: RuleFix,
  isLf: boolean,
): void {
  const { connector, ruleFixes, diagnostics, known } = context;
  const applier = makeEditApplier(connector, ruleFixes);
  const fixed = applier.applyAll([ruleFix]);
  const before = textOf(connector, ruleFix.file);
  const after = fixed === undefined ? "" : textOf(fixed, ruleFix.file);
  expect(after).toBe(applyEdits(before, applier.editsOf(ruleFix) ?? []));
  if (fixed === undefined) return;
  const fingerprintsNow = diagnostics(fixed);
  expect(fingerprintsNow).not.toContain(ruleFix.fingerprint);
  expect(fingerprintsNow.filter((fingerprint) => !known.includes(fingerprint))).toEqual([]);
  if (!isLf && before.includes("\r\n")) expect(after).not.toMatch(/[^\r]\n/);
  for (const role of ["swagger", "properties"] as const) {
    if (connector.text(role)?.json?.state === "strict") expect(fixed.text(role)?.json?.state).toBe("strict");
  }
}

async function read(one: Case, files: Readonly<Record<string, string | Uint8Array>>): Promise<Connector> {
  const tree = memoryTree(files);
  const { entries } = await tree.list();
  const inside = entries.filter((entry) => one.folder === "" || entry.path.startsWith(`${one.folder}/`));
  return readConnector(tree, { folder: one.folder, kind: one.kind, entries: inside });
}

function diagnosticsIn(
  connector: Connector,
  looking: readonly ConnectorRule[],
  settings: ReviewSettings,
): string[] {
  return runRules(connector, looking, { conventions: conventionsUnder(settings) }).diagnostics.map(
    ({ rule, diagnostic }) => JSON.stringify([rule.id, ...diagnostic.subject]),
  );
}

/** What the case's own rule would fix. */
function ruleFixesOf(connector: Connector, { rule: id, settings }: Case): RuleFix[] {
  const own = rules.filter((rule) => rule.id === id);
  return runRules(connector, own, { conventions: conventionsUnder(settings) }).diagnostics.flatMap(
    ({ diagnostic: { edits, subject, location: at } }) =>
      edits === undefined
        ? []
        : [{ rule: id, fingerprint: JSON.stringify([id, ...subject]), file: at.file, edits }],
  );
}

function textOf(connector: Connector, file: string): string {
  return textAt(connector, file)?.source.text ?? "";
}
