/** Every rule is judged by its cases, and the cases are judged too. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../src/review/finding/finding.ts";
import { defaultSettings } from "../src/review/settings.ts";
import { rules } from "../src/rules/index.ts";
import {
  type Case,
  type CleanConnector,
  cleanConnectors,
  readCases,
  readCleanConnector,
} from "./helpers/cases.ts";
import { drawFinding } from "./helpers/draw.ts";
import { reformatted, reviewFiles } from "./helpers/review-files.ts";
import { indexOf, reviewRequest } from "./helpers/review-request.ts";

const cases = readCases();
const byRule = Map.groupBy(cases, (one) => one.rule);

const cleanNames = Object.keys(cleanConnectors) as CleanConnector[];

describe.each(cleanNames)("the connector %s", (name) => {
  test("raises nothing", async () => {
    const files = Object.fromEntries(
      [...readCleanConnector(name)].map(([path, bytes]) => [`clean/${path}`, bytes]),
    );

    const review = await reviewFiles(files, { folder: "clean", kind: cleanConnectors[name] });

    expect(review.findings.map((finding) => `${finding.rule}: ${finding.occurrences[0].message}`)).toEqual(
      [],
    );
    expect(review.unchecked.filter((one) => one.because !== "file-absent")).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const own = byRule.get(id) ?? [];

  test("has a bad and a good case", () => {
    expect(own.filter((one) => one.isBad).length).toBeGreaterThan(0);
    expect(own.filter((one) => !one.isBad).length).toBeGreaterThan(0);
  });

  test("keeps the house rules of texts", async () => {
    expect(rule.title).toMatch(/^[A-Z`][^\n]{5,100}[^.\n]$/);
    expect(rule.why).toMatch(/^[A-Z`].{20,400}[.]$/);
    expect(rule.source.length).toBeGreaterThan(5);
    for (const one of own.filter((each) => each.isBad)) {
      for (const occurrence of (await findingsOf(one)).flatMap((finding) => finding.occurrences)) {
        expect(occurrence.message).toMatch(/^[A-Z`].*[.]$/s);
        expect(occurrence.fix).toMatch(/^[A-Z`].*[.`]$/s);
        expect(occurrence.message.length).toBeLessThanOrEqual(300);
        expect(`${occurrence.message} ${occurrence.fix}`).not.toMatch(/\b(?:please|invalid|bad)\b|!(?!`)/i);
      }
    }
  });

  test.each(own.filter((one) => one.isBad).map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const findings = await findingsOf(one);

    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([id]);
    const drawn = findings
      .map((finding) => drawFinding(finding, one.folder, textOf(one, finding.file)))
      .join("\n");
    await expect(drawn).toMatchFileSnapshot(join(one.directory, "findings.txt"));
    const fingerprints = findings.flatMap((finding) => finding.occurrences.map((each) => each.fingerprint));
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  // What the second parser says depends on what all other rules found; some rules follow from their family.
  const isAlone = rule.scope === "change" || !(rule.readsFamily || rule.needs.includes("reference"));
  const looking = isAlone ? [rule] : rules;
  // A rule about the change as a whole reads no file.
  const reread = own.filter((one) => one.isBad && rule.scope === "connector");
  test.each(reread.map((one) => [one.name, one] as const))(
    "%s: the same fingerprints when the JSON files are reformatted, reordered and get CRLF",
    async (_, one) => {
      const before = fingerprintsOf(await findingsOf(one));

      const after = await reviewFiles(reformatted(one.files), {
        folder: one.folder,
        kind: one.kind,
        rules: looking,
        before: one.before && reformatted(one.before),
        index: one.others && indexOf(one.others),
        settings: one.settings,
      });

      expect(fingerprintsOf(after.findings.filter((finding) => finding.rule === id))).toEqual(before);
    },
  );

  test.each(own.filter((one) => !one.isBad).map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const findings = await findingsOf(one);

    expect(findings.map((finding) => `${finding.rule}: ${finding.occurrences[0].message}`)).toEqual([]);
  });
});

const silenced = cases.filter((one) => !one.isBad && one.settings !== defaultSettings);
test.each(silenced.map((one) => [`${one.rule} ${one.name}`, one] as const))(
  "%s: it is the settings that make it good",
  async (_, one) => {
    const { files, folder, kind } = one;

    const { findings } = await reviewFiles(files, { folder, kind });

    // Publishers are held against a list only where there is one.
    const isAsked = one.rule !== "connection/publisher-unknown";
    expect(findings.some(({ rule }) => rule === one.rule)).toBe(isAsked);
  },
);

test("no case belongs to a rule that does not exist", () => {
  const known = new Set(rules.map((rule) => rule.id));

  expect(cases.filter((one) => !known.has(one.rule)).map((one) => one.directory)).toEqual([]);
});

test("every rule's id is the path of its file, and no id stands twice", () => {
  const ids = rules.map((rule) => rule.id);

  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    const text = readFileSync(join(import.meta.dirname, "../src/rules", `${id}.ts`), "utf8");
    expect(text).toContain(`id: "${id}"`);
  }
});

test("no two cases are equal", () => {
  const contents = cases.map((one) =>
    JSON.stringify([
      one.kind,
      one.folder,
      one.request,
      one.others,
      one.settings,
      ...[one.files, one.before ?? {}].map((files) =>
        Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]),
      ),
    ]),
  );
  const firstDirectories = new Map<string, string>();
  const twins = cases.flatMap((one, index) => {
    const twin = firstDirectories.get(contents[index] ?? "");
    firstDirectories.set(contents[index] ?? "", one.directory);
    return twin === undefined ? [] : [`${twin} = ${one.directory}`];
  });

  expect(twins).toEqual([]);
});

const reviewed = new Map<string, Promise<readonly Finding[]>>();

/** Each case is reviewed once, whatever many tests look at it. */
function findingsOf(one: Case): Promise<readonly Finding[]> {
  const known = reviewed.get(one.directory);
  if (known !== undefined) return known;
  const findings = reviewCase(one);
  reviewed.set(one.directory, findings);
  return findings;
}

/** They compare two files or two values, and a case changes one: they would speak up in the cases of all rules about the other. */
const comparing: ReadonlySet<string> = new Set([
  "connection/certified-owner",
  "intro/heading",
  "intro/oauth-steps",
  "intro/operations-coverage",
]);

/** They accompany updates: one that breaks something, one that deprecates, one that changes texts only. */
const companions: ReadonlySet<string> = new Set([
  "breaking-change/minor",
  "breaking-change/new-deprecation",
  "breaking-change/versioning-hint",
]);

/** A case with two sides is about the difference: what the head alone says is the business of the other families. */
function isJudged(rule: string, one: Case): boolean {
  if (rule === one.rule) return true;
  // Reported for every independent publisher's connector with OAuth, whatever its readme says.
  if (one.rule === "intro/oauth-steps" && rule === "security/independent-oauth") return false;
  if (one.before === undefined) return !comparing.has(rule);
  if (!one.rule.startsWith("breaking-change/")) return false;
  return rule.startsWith("breaking-change/") && !companions.has(rule) && !companions.has(one.rule);
}

async function reviewCase(one: Case): Promise<readonly Finding[]> {
  const { files, folder, kind, before, others, settings } = one;
  if (one.request !== undefined) return (await reviewRequest(one)).pullRequestFindings;
  const index = others && indexOf(others);
  const review = await reviewFiles(files, { folder, kind, before, index, settings });
  expect(
    review.unchecked.filter((each) => each.because === "rule-crashed" || each.because === "timeout"),
  ).toEqual([]);
  return review.findings.filter(({ rule }) => isJudged(rule, one));
}

function textOf(one: Case, file: string): string | undefined {
  const bytes = one.files[file];
  return bytes === undefined || /\.(?:png|jpe?g|gif)$/.test(file)
    ? undefined
    : Buffer.from(bytes).toString("utf8");
}

function fingerprintsOf(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) => finding.occurrences.map((each) => each.fingerprint)).sort();
}
