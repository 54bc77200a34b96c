import { describe, expect, test } from "vitest";
import {
  type ActiveWaiver,
  applyWaivers,
  settingsWaiver,
  valueKey,
} from "../../src/review/finding/waivers.ts";
import { connector, finding, folder, occurrence, review } from "../report/sample-review.ts";

const rule = "response/default-response-schema";
const everywhere = { rule, holdsFor: () => true };
const two = [
  occurrence(12, { fingerprint: "00000000000000a1", valueHash: "00000000000000f1" }),
  occurrence(13, { fingerprint: "00000000000000a2", valueHash: "00000000000000f2" }),
] as const;
const sample = review([connector([finding({ rule, occurrences: two })], { verdict: "fail" })], {
  verdict: "fail",
});
const waiver = (values: readonly string[] | null): ActiveWaiver => ({
  ...everywhere,
  values: values === null ? null : new Set(values),
  by: "megan",
  because: "the brand",
  until: "2027-01-01",
});

describe("a waiver", () => {
  test("of all values passes the review and says who, why and until when", () => {
    const decided = applyWaivers(sample, [waiver(two.map(valueKey))]);

    expect(decided.verdict).toBe("pass");
    expect(decided.totals).toMatchObject({ error: 0, waived: 1 });
    expect(decided.connectors[0]?.findings.map(({ waived }) => waived)).toEqual([
      { by: "megan", because: "the brand", until: "2027-01-01" },
    ]);
  });

  test("of one of two places leaves the other a finding of its own", () => {
    const decided = applyWaivers(sample, [waiver(["00000000000000a2:00000000000000f2"])]);

    expect(decided.verdict).toBe("fail");
    expect(
      decided.connectors[0]?.findings.map(({ waived, occurrences }) => [waived?.by, occurrences.length]),
    ).toEqual([
      [undefined, 1],
      ["megan", 1],
    ]);
  });

  test("dies with the value it was given for", () => {
    expect(applyWaivers(sample, [waiver(["00000000000000a1:0000000000000000"])]).verdict).toBe("fail");
  });

  test("of the settings holds for every value in the files of its globs", () => {
    const settings = { rule, because: "the brand", until: "2027-01-01" };

    expect(applyWaivers(sample, [settingsWaiver({ ...settings, paths: [folder] })]).verdict).toBe("pass");
    expect(applyWaivers(sample, [settingsWaiver({ ...settings, paths: ["other/**"] })]).verdict).toBe("fail");
    expect(applyWaivers(sample, [settingsWaiver({ ...settings, paths: [] })]).verdict).toBe("pass");
  });

  test("goes along when its folder is renamed by the pull request", () => {
    const moved = `${folder} 2`;
    const former = occurrence(12, { fingerprint: "00000000000000b1", formerFingerprint: "00000000000000a1" });
    const file = `${moved}/apiDefinition.swagger.json`;
    const found = finding({ rule, file, occurrences: [former] });
    const renamed = review([connector([found], { folder: moved, renamedFrom: folder })]);
    const settings = { rule, because: "the brand", until: "2027-01-01", paths: [`${folder}/**`] };

    expect(applyWaivers(renamed, [waiver(["00000000000000a1:00000000000000ff"])]).verdict).toBe("pass");
    expect(applyWaivers(renamed, [waiver(["00000000000000b1:00000000000000ff"])]).verdict).toBe("fail");
    expect(applyWaivers(renamed, [settingsWaiver(settings)]).verdict).toBe("pass");
  });

  test("of another rule changes nothing", () => {
    expect(applyWaivers(sample, [{ ...waiver(null), rule: "icon/square" }])).toEqual({
      ...sample,
      totals: expect.anything(),
    });
  });
});
