import { describe, expect, test } from "vitest";
import { defineChangeRule, type PullRequestWords } from "../../src/review/rule/change-rule.ts";
import { type ChangeRequest, reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { indexOf } from "../helpers/review-request.ts";

const texts = {
  severity: "warning",
  title: "A rule of a test",
  why: "It shows what the engine does with it.",
  source: "This test",
  since: "0.1.0",
} as const;
const words: PullRequestWords = {
  title: "Contoso",
  body: "",
  author: "adele",
  baseRef: "main",
  headRef: "contoso-invoices",
  labels: [],
  readAt: "2026-01-01T00:00:00Z",
};
const titleRule = defineChangeRule({
  ...texts,
  id: "test/title",
  needs: ["pullRequest"],
  *check({ pullRequest, connectors }) {
    const folders = connectors.map(({ folder, change }) => `${folder} ${change}`).join(", ");
    yield {
      subject: ["title"],
      message: `The title \`${pullRequest.title}\`: ${folders}.`,
      fix: "Change it.",
    };
  },
});

const swagger = (title: string): string => JSON.stringify({ swagger: "2.0", info: { title } });

function review(changes: Partial<ChangeRequest>) {
  const before = { "certified-connectors/A/apiDefinition.swagger.json": swagger("A") };
  return reviewChange({
    rules: [titleRule],
    settings: defaultSettings,
    base: memoryTree(before),
    baseSha: null,
    head: memoryTree({ ...before, "certified-connectors/B/apiDefinition.swagger.json": swagger("B") }),
    headSha: null,
    ...changes,
  });
}

describe("a rule about the change", () => {
  test("has a finding without a file, new, with an identity that outlives other words", async () => {
    const [finding] = (await review({ pullRequest: words })).pullRequestFindings;
    const [other] = (await review({ pullRequest: { ...words, title: "Fabrikam" } })).pullRequestFindings;

    expect(finding).toMatchObject({
      rule: "test/title",
      file: "",
      age: "new",
      severity: "warning",
      excerpt: null,
    });
    expect(finding?.occurrences[0]).toMatchObject({
      pointer: null,
      range: null,
      message: "The title `Contoso`: certified-connectors/B added.",
    });
    expect(other?.occurrences[0].fingerprint).toBe(finding?.occurrences[0].fingerprint);
    expect(other?.occurrences[0].valueHash).not.toBe(finding?.occurrences[0].valueHash);
  });

  test("does not apply where nobody knows what the pull request says", async () => {
    const { pullRequestFindings, verdict } = await review({});

    expect(pullRequestFindings).toEqual([]);
    expect(verdict).toBe("pass");
  });

  test("sees the connectors of its kinds only", async () => {
    const custom = { ...titleRule, kinds: ["custom"] as const };
    const { pullRequestFindings } = await review({ rules: [custom], pullRequest: words });

    expect(pullRequestFindings[0]?.occurrences[0].message).toBe("The title `Contoso`: .");
  });

  test("is counted, and fails the review when the settings make it an error", async () => {
    const severities = { "test/title": "error" } as const;
    const failed = await review({ settings: { ...defaultSettings, severities }, pullRequest: words });

    expect(failed.totals).toMatchObject({ error: 1, warning: 0, new: 1 });
    expect(failed.verdict).toBe("fail");
    expect((await review({ pullRequest: words })).verdict).toBe("pass");
  });

  test("that crashes leaves the review incomplete, and says which", async () => {
    const broken = defineChangeRule({
      ...texts,
      id: "test/broken",
      needs: [],
      check: () => {
        throw new Error("broken");
      },
    });
    const { verdict, gaps, pullRequestFindings } = await review({
      rules: [broken, titleRule],
      pullRequest: words,
    });

    expect(verdict).toBe("incomplete");
    expect(gaps).toEqual(["The rule test/broken about the pull request could not run."]);
    expect(pullRequestFindings).toHaveLength(1);
  });

  test("is told of owners and of files outside any connector", async () => {
    const rule = defineChangeRule({
      ...texts,
      id: "test/facts",
      needs: ["owners"],
      *check({ owners, outside }) {
        const files = outside.map(({ path, change }) => `${path} ${change}`).join(", ");
        yield { subject: ["a"], message: `${owners.ownersOf("x").join()}: ${files}.`, fix: "None." };
      },
    });
    const { pullRequestFindings } = await review({
      rules: [rule],
      pullRequest: words,
      base: memoryTree({ CODEOWNERS: "* @adele", "a.txt": "a", "b.txt": "b" }),
      head: memoryTree({ CODEOWNERS: "* @mallory", "a.txt": "A", "c.txt": "c" }),
    });

    expect(pullRequestFindings[0]?.occurrences[0].message).toBe(
      "@adele: CODEOWNERS changed, a.txt changed, b.txt removed, c.txt added.",
    );
  });
});

describe("the other connectors", () => {
  test("are asked for once, and only where something is compared with them", async () => {
    let reads = 0;
    const index = async () => {
      reads += 1;
      return indexOf([]);
    };
    const base = { "certified-connectors/A/apiDefinition.swagger.json": swagger("A") };
    const readme = { ...base, "certified-connectors/A/readme.md": "# A" };
    await review({ base: memoryTree(base), head: memoryTree(readme), index });

    expect(reads).toBe(0);
    const two = {
      "certified-connectors/B/apiDefinition.swagger.json": swagger("B"),
      "certified-connectors/C/apiDefinition.swagger.json": swagger("C"),
    };
    await review({ base: memoryTree(base), head: memoryTree({ ...base, ...two }), index });

    expect(reads).toBe(1);
  });

  test("that nobody knows leave rules unrun, and the review complete", async () => {
    const { rules } = await import("../../src/rules/index.ts");
    const unique = rules.filter(({ id }) => id === "title/unique");
    const { connectors, verdict } = await review({ rules: unique, index: async () => undefined });

    expect(connectors[0]?.unchecked).toMatchObject([{ rule: "title/unique", because: "no-index" }]);
    expect(verdict).toBe("pass");
  });

  test("do not hold the old folder of a renamed connector against it", async () => {
    const { rules } = await import("../../src/rules/index.ts");
    const unique = rules.filter(({ id }) => id === "title/unique");
    const index = async () => indexOf([{ folder: "certified-connectors/A", title: "A", iconBlob: null }]);
    const { connectors } = await review({
      rules: unique,
      head: memoryTree({ "certified-connectors/New/apiDefinition.swagger.json": swagger("A") }),
      index,
    });

    expect(connectors.flatMap(({ findings }) => findings)).toEqual([]);
  });
});
