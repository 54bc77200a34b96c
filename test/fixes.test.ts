/** Every repair a rule offers is judged by the bad cases of the rule, as they are and in another layout. */
import { describe, expect, test } from "vitest";
import type { Connector } from "../src/connector/connector.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { textAt } from "../src/review/finding/occurrence.ts";
import { makeMender } from "../src/review/fix/apply.ts";
import type { Mendable } from "../src/review/fix/verify.ts";
import { conventionsUnder } from "../src/review/rule/conventions.ts";
import type { Rule } from "../src/review/rule/rule.ts";
import { fixWith } from "../src/review/run/review-connector.ts";
import { runRules } from "../src/review/run/run-rules.ts";
import type { ReviewSettings } from "../src/review/settings.ts";
import { rules } from "../src/rules/index.ts";
import { applyEdits } from "../src/text/edit.ts";
import { type Case, readCases } from "./helpers/cases.ts";
import { memoryTree } from "./helpers/memory-tree.ts";
import { reformatted } from "./helpers/review-files.ts";

/** What a repair would bring along in these cases, so that it is not made. */
const notMade = new Map([["parameter/file-param-location bad-query", "a GET operation cannot send a form"]]);

const bad = readCases().filter((one) => one.isBad);
const layouts = [
  ["as it is", (one: Case) => one.files],
  ["with CRLF, four blanks and members in reverse order", (one: Case) => reformatted(one.files)],
] as const;
const offering = new Set<string>();

describe.each(layouts)("a bad case %s", (layout, filesOf) => {
  test.each(bad.map((one) => [`${one.rule} ${one.name}`, one] as const))("%s", async (name, one) => {
    const files = filesOf(one);
    const connector = await read(one, files);
    // What the others say of a repair does not hang on the layout.
    const isByAll = layout === "as it is" || notMade.has(name);
    const looking = isByAll ? rules : rules.filter((rule) => rule.id === one.rule);
    const sightings = (each: Connector) => sightedIn(each, looking, one.settings);
    const offers = offersOf(connector, one);
    if (offers.length === 0) return;
    offering.add(one.rule);

    const fixed = fixWith(looking, connector, one.settings);

    if (notMade.has(name)) {
      expect(fixed.fixes.filter(({ rule }) => rule === one.rule)).toEqual([]);
      return;
    }
    // All together: what was offered is gone, nothing new is there, and a second run changes nothing.
    const after = await read(one, {
      ...files,
      ...Object.fromEntries(fixed.files.map((file) => [file.path, file.bytes])),
    });
    const before = sightings(connector);
    expect(sightings(after).filter((seen) => !before.includes(seen))).toEqual([]);
    expect(offersOf(after, one)).toEqual([]);
    expect(fixWith(looking, after, one.settings)).toEqual({ files: [], fixes: [] });
    // One by one: each repairs its own finding, and nothing outside its edits changes.
    for (const offer of offers)
      expectOneRepair({ connector, offers, sightings, known: before }, offer, layout === "as it is");
  });
});

test("rules offer repairs", () => {
  expect(offering.size).toBeGreaterThan(50);
});

function expectOneRepair(
  scene: {
    readonly connector: Connector;
    readonly offers: readonly Mendable[];
    readonly sightings: (connector: Connector) => readonly string[];
    /** Those of the connector as it is. */
    readonly known: readonly string[];
  },
  offer: Mendable,
  isLf: boolean,
): void {
  const { connector, offers, sightings, known } = scene;
  const mender = makeMender(connector, offers);
  const mended = mender.mend([offer]);
  const before = textOf(connector, offer.file);
  const after = mended === undefined ? "" : textOf(mended, offer.file);
  expect(after).toBe(applyEdits(before, mender.editsOf(offer) ?? []));
  if (mended === undefined) return;
  const seenNow = sightings(mended);
  expect(seenNow).not.toContain(offer.fingerprint);
  expect(seenNow.filter((seen) => !known.includes(seen))).toEqual([]);
  if (!isLf && before.includes("\r\n")) expect(after).not.toMatch(/[^\r]\n/);
  for (const role of ["swagger", "properties"] as const) {
    if (connector.text(role)?.json?.state === "strict") expect(mended.text(role)?.json?.state).toBe("strict");
  }
}

async function read(one: Case, files: Readonly<Record<string, string | Uint8Array>>): Promise<Connector> {
  const tree = memoryTree(files);
  const { entries } = await tree.list();
  const inside = entries.filter((entry) => one.folder === "" || entry.path.startsWith(`${one.folder}/`));
  return readConnector(tree, { folder: one.folder, kind: one.kind, entries: inside });
}

function sightedIn(connector: Connector, looking: readonly Rule[], settings: ReviewSettings): string[] {
  return runRules(connector, looking, { conventions: conventionsUnder(settings) }).sighted.map(
    ({ rule, sighting }) => JSON.stringify([rule.id, ...sighting.subject]),
  );
}

/** What the case's own rule would repair. */
function offersOf(connector: Connector, { rule: id, settings }: Case): Mendable[] {
  const own = rules.filter((rule) => rule.id === id);
  return runRules(connector, own, { conventions: conventionsUnder(settings) }).sighted.flatMap(
    ({ sighting: { repair, subject, at } }) =>
      repair === undefined
        ? []
        : [{ rule: id, fingerprint: JSON.stringify([id, ...subject]), file: at.file, repair }],
  );
}

function textOf(connector: Connector, file: string): string {
  return textAt(connector, file)?.source.text ?? "";
}
