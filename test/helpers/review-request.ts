/** Reviews the pull request of a case: two trees, and what the pull request says. */
import { parseSettings, settingsPath } from "../../src/config/repository-settings.ts";
import type { Kind } from "../../src/connector/connector.ts";
import type { ConnectorFacts } from "../../src/connector/index/connector-facts.ts";
import { type ConnectorIndex, makeIndex } from "../../src/connector/index/index-of-connectors.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import type { PullRequestWords, SettingsFileProblem } from "../../src/review/rule/change-rule.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { rules } from "../../src/rules/index.ts";
import { type Case, type CaseRequest, readCleanConnector } from "./cases.ts";
import { memoryTree } from "./memory-tree.ts";

type Files = Readonly<Record<string, Uint8Array>>;

export function reviewRequest(one: Case): Promise<Review> {
  const request = one.request ?? {};
  const index = one.others === undefined ? undefined : indexOf(one.others);
  return reviewChange({
    rules,
    settings: defaultSettings,
    base: memoryTree({ ...beforeOf(one), ...extraViews(request.base, one.kind) }),
    baseSha: "9e77d010000000000000000000000000000000bb",
    head: memoryTree({ ...kept(one, request), ...one.files, ...extraViews(request.head, one.kind) }),
    headSha: "3f2c1ab0000000000000000000000000000000aa",
    pullRequest: wordsOf(request, one.kind),
    settingsProblems: problemsIn(request.settingsFile ?? []),
    ...(index === undefined ? {} : { index: async () => index }),
  });
}

function problemsIn(lines: readonly string[]): readonly SettingsFileProblem[] {
  const { problems } = parseSettings(Buffer.from(lines.join("\n")), new Set(rules.map(({ id }) => id)));
  return problems.map((problem) => ({ file: settingsPath, ...problem }));
}

/** The connectors of `others.json`, without what they do not say. */
export function indexOf(others: readonly Partial<ConnectorFacts>[]): ConnectorIndex {
  return makeIndex(
    others.map((one) => ({
      folder: "certified-connectors/Fabrikam",
      kind: "certified",
      title: null,
      host: null,
      basePath: null,
      version: null,
      publisher: null,
      stackOwner: null,
      usesOAuth: false,
      swaggerBlob: null,
      iconBlob: null,
      iconLook: null,
      ...one,
    })),
  );
}

/** An earlier version of the same connector: a pull request changes something. */
function beforeOf(one: Case): Files {
  if (one.request?.isNew === true) return {};
  return Object.fromEntries(
    Object.entries(one.before ?? {}).map(([path, bytes]) => {
      if (!path.endsWith("apiDefinition.swagger.json")) return [path, bytes];
      const text = Buffer.from(bytes).toString("utf8").replace('"version": "1.0.0"', '"version": "0.9.0"');
      return [path, Buffer.from(text)];
    }),
  );
}

/** Files outside the connector on the base are on the head too, unless it is removed. */
function kept(one: Case, { base, removed = [] }: CaseRequest): Files {
  const files = Object.entries(extraViews(base, one.kind));
  return Object.fromEntries(
    files.filter(([path]) => !removed.some((gone) => path === gone || path.startsWith(`${gone}/`))),
  );
}

function extraViews(files: Readonly<Record<string, string>> = {}, kind: Kind): Files {
  const clean = readCleanConnector(kind);
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text.startsWith("@") ? (clean.get(text.slice(1)) ?? Buffer.from(text)) : Buffer.from(text),
    ]),
  );
}

const labels: Record<Kind, string> = {
  certified: "certified-connector",
  independent: "independent-publisher-connector",
  custom: "custom-connector",
};

/** The template, ticked, with everything a reviewer asks for. */
const goodBody = [
  "Contoso Invoices can withdraw invoices now. Every operation was called ten times on the test page.",
  "Solution Checker ran without findings.",
  "",
  "- [x] I attest that the connector works and I verified by deploying and testing all the operations.",
  "- [x] I attest that I have added detailed descriptions for all operations and parameters.",
  "- [x] I validated the swagger file by running `paconn validate`.",
  "- [x] The brand color of `apiProperties.json` is valid, or no icon is submitted.",
  "- [x] I have named this PR after the pattern.",
  "- [x] I have pasted screenshots that show 3 unique operations working within a Flow.",
  "- [x] I have pasted a screenshot from the Test operations section.",
  "- [x] If the connector uses OAuth, the readme has steps for creating an app.",
  "",
  "![flow 1](https://example.com/1.png) ![flow 2](https://example.com/2.png)",
  "![flow 3](https://example.com/3.png) ![test](https://example.com/4.png)",
];

function wordsOf(
  { title, body = goodBody, author, baseRef, headRef, labels: own }: CaseRequest,
  kind: Kind,
): PullRequestWords {
  return {
    title:
      title ?? (kind === "independent" ? "Contoso Invoices (Independent Publisher)" : "Contoso Invoices"),
    body: body.join("\n"),
    author: author ?? "contoso-dev",
    baseRef: baseRef ?? "dev",
    headRef: headRef ?? "contoso-invoices",
    labels: own ?? [labels[kind]],
    readAt: "2026-01-01T00:00:00Z",
  };
}
