/** Every repair a rule offers is judged by the bad cases of the rule, as they are and in another layout. */
import { describe, expect, test } from "vitest";
import type { Connector } from "../src/connector/connector.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { makeMender } from "../src/review/mend.ts";
import type { Mendable } from "../src/review/prove.ts";
import { fixWith } from "../src/review/review-connector.ts";
import { runRules } from "../src/review/run-rules.ts";
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
    const offers = mendablesOf(connector).filter(({ rule }) => rule === one.rule);
    if (offers.length === 0) return;
    offering.add(one.rule);

    const fixed = fixWith(rules, connector);

    if (notMade.has(name)) {
      expect(fixed.fixes.filter(({ rule }) => rule === one.rule)).toEqual([]);
      return;
    }
    // All together: what was offered is gone, nothing new is there, and a second run changes nothing.
    const after = await read(one, {
      ...files,
      ...Object.fromEntries(fixed.files.map((file) => [file.path, file.bytes])),
    });
    const before = sightedIn(connector);
    expect(sightedIn(after).filter((seen) => !before.includes(seen))).toEqual([]);
    expect(mendablesOf(after).filter(({ rule }) => rule === one.rule)).toEqual([]);
    expect(fixWith(rules, after)).toEqual({ files: [], fixes: [] });
    // One by one: each repairs its own finding, and nothing outside its edits changes.
    for (const offer of offers) expectOneRepair(connector, offers, offer, layout === "as it is");
  });
});

test("rules offer repairs", () => {
  expect(offering.size).toBeGreaterThan(50);
});

function expectOneRepair(
  connector: Connector,
  offers: readonly Mendable[],
  offer: Mendable,
  isLf: boolean,
): void {
  const mender = makeMender(connector, offers);
  const mended = mender.mend([offer]);
  const before = textOf(connector, offer.file);
  const after = mended === undefined ? "" : textOf(mended, offer.file);
  expect(after).toBe(applyEdits(before, mender.editsOf(offer) ?? []));
  if (mended === undefined) return;
  expect(sightedIn(mended)).not.toContain(offer.fingerprint);
  const known = sightedIn(connector);
  expect(sightedIn(mended).filter((seen) => !known.includes(seen))).toEqual([]);
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

function sightedIn(connector: Connector): string[] {
  return runRules(connector, rules).sighted.map(({ rule, sighting }) =>
    JSON.stringify([rule.id, ...sighting.subject]),
  );
}

function mendablesOf(connector: Connector): Mendable[] {
  return runRules(connector, rules).sighted.flatMap(({ rule, sighting }) =>
    sighting.repair === undefined
      ? []
      : [
          {
            rule: rule.id,
            fingerprint: JSON.stringify([rule.id, ...sighting.subject]),
            file: sighting.at.file,
            repair: sighting.repair,
          },
        ],
  );
}

function textOf(connector: Connector, file: string): string {
  for (const role of ["swagger", "properties", "readme", "script", "settings"] as const) {
    if (connector.file(role)?.path === file) return connector.text(role)?.source.text ?? "";
  }
  return "";
}
