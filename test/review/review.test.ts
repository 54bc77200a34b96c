import { expect, test } from "vitest";
import type { Review } from "../../src/review/finding/finding.ts";
import type { Rule } from "../../src/review/rule/rule.ts";
import { reviewChange, reviewTree } from "../../src/review/run/review.ts";
import { defaultSettings, type ReviewSettings } from "../../src/review/settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { anyColour, anyScript, crashing, swaggerOf, wrongSummary } from "./two-line-rule.ts";

const folder = "independent-publisher-connectors/Contoso";
const swagger = `${folder}/apiDefinition.swagger.json`;

async function change(
  base: Record<string, string>,
  head: Record<string, string>,
  options: { rules?: readonly Rule[]; settings?: Partial<ReviewSettings> } = {},
): Promise<Review> {
  return reviewChange({
    rules: options.rules ?? [wrongSummary],
    settings: { ...defaultSettings, ...options.settings },
    base: memoryTree(base),
    baseSha: null,
    head: memoryTree(head),
    headSha: null,
  });
}

function reported(review: Review): string[] {
  return review.connectors.flatMap((connector) =>
    connector.findings.flatMap((finding) =>
      finding.occurrences.map(
        (one) => `${finding.age} ${one.subject}${finding.isTouched ? "" : " (untouched)"}`,
      ),
    ),
  );
}

test("a finding that was there before the pull request does not fail the review", async () => {
  const base = { [swagger]: swaggerOf({ GetUser: "wrong" }) };
  const head = { [swagger]: swaggerOf({ GetUser: "wrong", GetTeam: "Get a team" }) };

  const review = await change(base, head);

  expect(reported(review)).toEqual(["existing GetUser (untouched)"]);
  expect(review.verdict).toBe("pass");
});

test("a new error fails the review", async () => {
  const base = { [swagger]: swaggerOf({ GetUser: "wrong" }) };
  const head = { [swagger]: swaggerOf({ GetUser: "wrong", GetTeam: "wrong" }) };

  const review = await change(base, head);

  expect(reported(review)).toEqual(["existing GetUser (untouched)", "new GetTeam"]);
  expect(review.verdict).toBe("fail");
  expect(review.totals).toEqual({ error: 2, warning: 0, info: 0, new: 1, existing: 1, fixed: 0, waived: 0 });
});

test("an existing problem on an element that the change touches says so", async () => {
  const base = { [swagger]: swaggerOf({ GetUser: "wrong" }) };
  const head = { [swagger]: swaggerOf({ GetUser: "still wrong" }) };

  const review = await change(base, head);

  expect(reported(review)).toEqual(["existing GetUser"]);
});

test("what the change fixes is listed as fixed, with its place on the base", async () => {
  const base = { [swagger]: swaggerOf({ GetUser: "wrong" }) };
  const head = { [swagger]: swaggerOf({ GetUser: "Get a user" }) };

  const review = await change(base, head);

  expect(reported(review)).toEqual(["fixed GetUser"]);
  expect(review.connectors[0]?.findings[0]?.occurrences[0].range?.line).toBe(9);
});

test("a renamed folder keeps its findings existing", async () => {
  const renamed = "independent-publisher-connectors/Contoso Teams";
  const text = swaggerOf({
    GetUser: "wrong",
    GetTeam: "wrong",
    ListTeams: "List all the teams of the organisation",
  });

  const review = await change({ [swagger]: text }, { [`${renamed}/apiDefinition.swagger.json`]: text });

  expect(review.connectors.map((one) => [one.folder, one.change, one.renamedFrom])).toEqual([
    [renamed, "changed", folder],
  ]);
  expect(reported(review)).toEqual(["existing GetUser (untouched)", "existing GetTeam (untouched)"]);
});

test("only connectors that differ are reviewed", async () => {
  const other = { "certified-connectors/Fabrikam/apiDefinition.swagger.json": swaggerOf({ Old: "wrong" }) };
  const base = { ...other, [swagger]: swaggerOf({}) };

  const review = await change(base, {
    ...other,
    [swagger]: swaggerOf({ GetUser: "Get a user" }),
    "README.md": "# Hi",
  });

  expect(review.connectors.map((one) => one.folder)).toEqual([folder]);
  expect(review.outside).toEqual(["README.md"]);
});

test("a removed connector passes without findings", async () => {
  const review = await change({ [swagger]: swaggerOf({ GetUser: "wrong" }) }, { "README.md": "# Hi" });

  expect(review.connectors.map((one) => [one.change, one.verdict, one.findings.length])).toEqual([
    ["removed", "pass", 0],
  ]);
});

test("a crash in one rule is unchecked, the others go on, and the review is incomplete", async () => {
  const review = await change(
    {},
    { [swagger]: swaggerOf({ GetUser: "Get a user" }) },
    { rules: [crashing, wrongSummary] },
  );

  expect(review.verdict).toBe("incomplete");
  expect(review.connectors[0]?.unchecked).toEqual([
    { rule: "test/crashing", because: "rule-crashed", detail: "a mistake of ours" },
  ]);
  expect(review.connectors[0]?.checked).toBe(1);
});

test("rules about a file that is not there are unchecked, which alone leaves the review complete", async () => {
  const review = await change({}, { [swagger]: swaggerOf({}) }, { rules: [anyColour] });

  expect(review.connectors[0]?.unchecked).toEqual([
    { rule: "test/any-colour", because: "file-absent", detail: "no apiProperties.json" },
  ]);
  expect(review.verdict).toBe("pass");
});

test("of a file that nobody has to have it is said that it is optional", async () => {
  const review = await change({}, { [swagger]: swaggerOf({}) }, { rules: [anyScript] });

  expect(review.connectors[0]?.unchecked).toEqual([
    { rule: "test/any-script", because: "file-absent", detail: "no script.csx", optionalFile: "script.csx" },
  ]);
});

test("rules about a file that cannot be read are unchecked and leave the review incomplete", async () => {
  const review = await change({}, { [swagger]: "this is no JSON" });

  expect(review.connectors[0]?.unchecked.map((one) => one.because)).toEqual(["file-unreadable"]);
  expect(review.verdict).toBe("incomplete");
});

test("settings may lower a rule, or switch it off", async () => {
  const head = { [swagger]: swaggerOf({ GetUser: "wrong" }) };

  const lowered = await change({}, head, { settings: { severities: { "test/wrong-summary": "info" } } });
  const off = await change({}, head, { settings: { severities: { "test/wrong-summary": "off" } } });

  expect([lowered.verdict, lowered.connectors[0]?.findings[0]?.severity]).toEqual(["pass", "info"]);
  expect([off.verdict, off.connectors[0]?.findings.length]).toEqual(["pass", 0]);
});

test("ignored paths are not there", async () => {
  const review = await change(
    {},
    { [swagger]: swaggerOf({ GetUser: "wrong" }) },
    { settings: { ignore: ["*/Contoso"] } },
  );

  expect(review.connectors).toEqual([]);
});

test("equal mistakes in one file are one finding with a count", async () => {
  const review = await change({}, { [swagger]: swaggerOf({ A: "wrong", B: "wrong", C: "wrong" }) });

  const findings = review.connectors[0]?.findings ?? [];
  expect(findings.map((finding) => finding.occurrences.map((one) => one.subject))).toEqual([["A", "B", "C"]]);
});

test("a whole tree is reviewed without a base: everything is new", async () => {
  const head = memoryTree({ [swagger]: swaggerOf({ GetUser: "wrong" }), "x/apiProperties.json": "{}" });

  const review = await reviewTree({ rules: [wrongSummary], settings: defaultSettings, head, headSha: null });

  expect(reported(review)).toEqual(["new GetUser"]);
  expect(review.base).toBeNull();
});

test("a listing that is cut makes the review incomplete, with the reason", async () => {
  const tree = memoryTree({ [swagger]: swaggerOf({}) });
  const head = { ...tree, list: async () => ({ ...(await tree.list()), isComplete: false }) };

  const review = await reviewTree({ rules: [wrongSummary], settings: defaultSettings, head, headSha: null });

  expect(review.verdict).toBe("incomplete");
  expect(review.gaps).toEqual(["The tree has more files than could be listed; some were not looked at."]);
});
