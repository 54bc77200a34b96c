/** 200 hostile titles, names, paths and texts: whatever they are, they stay text where we put them. */
import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import { mistakeText } from "../../src/commands/mistake.ts";
import { applyDecisions } from "../../src/decisions/apply-decisions.ts";
import type { Action, Plan } from "../../src/publish/plan/plan.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { ownFaultOutput } from "../../src/report/markdown/own-fault.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { reviewPullRequest } from "../../src/review/run/review-change.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import settingsRule from "../../src/rules/pull-request/settings.ts";
import { helpAnswer } from "../helpers/help-answer.ts";
import { nodesOf, proseOf, reference } from "../report/markdown-nodes.ts";
import { connector, finding, folder, head, occurrence, review } from "../report/sample-review.ts";
import { facts, sampleInput } from "./sample-input.ts";

const pieces = [
  "@octocat",
  "@contoso/admins please",
  "#1 and GH-2",
  "contoso/connectors#3",
  "https://evil.example/x",
  "www.evil.example",
  "mail me@evil.example",
  "![x](https://evil.example/x.png)",
  "[click](https://evil.example)",
  "[click][ref]\n\n[ref]: https://evil.example",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<a href='https://evil.example'>x</a>",
  "</details></sub><h1>Approved</h1>",
  "<!-- connector-review:summary v1 base=- head=- said= -->",
  "-->",
  "<details><summary>x",
  "```\n/connector waive a/b because x\n```",
  "````suggestion\nrm -rf /\n````",
  "`` ` ``",
  "`",
  "~~~",
  "| a | b |",
  "a\\|b|c",
  "\n\n# Heading",
  "\n- list",
  "\n> quote",
  "\n/connector recheck",
  "***",
  "===",
  "\u202Egnp.exe",
  "a\u200Bb\u0000c\u001B[31m",
  "\r\n\r\n---\r\n",
  "&lt;b&gt; &#64;octocat",
  "\\",
  "$x$ $$y$$",
  ":tada: :+1:",
  "<https://evil.example>",
  "xmpp:a@evil.example mailto:a@evil.example",
  "e29b1e9ee29b1e9ee29b1e9ee29b1e9ee29b1e9e",
];

const hostile = Array.from({ length: 200 }, (_, index) => {
  const [first = "", second = ""] = [pieces[index % pieces.length], pieces[(index * 7 + 3) % pieces.length]];
  return (
    [first, `${first} ${second}`, `${second}${first}`, `x ${first}`, `\`${first}\` ${second}`][
      Math.floor(index / pieces.length)
    ] ?? first
  );
});

const ownAddresses = [
  "https://github.com/connector-review/connector-review/blob/main/docs/rules/",
  facts.filesUrl ?? "",
  finding().docs,
];
const ownHtml = /<\/?(?:details|sub)>|<summary>[\w ,:]*<\/summary>|<!-- connector-review:[^>]*-->|<br>/g;

function expectHarmless(markdown: string): void {
  for (const node of nodesOf(markdown)) expectOwn(node);
  expect(proseOf(markdown)).not.toMatch(reference);
}

function expectOwn(node: Nodes): void {
  expect(
    ["image", "imageReference", "linkReference", "definition", "heading"].includes(node.type) &&
      !isOwnHeading(node),
  ).toBe(false);
  if (node.type === "link")
    expect([node.url, ownAddresses.some((own) => node.url.startsWith(own))]).toEqual([node.url, true]);
  if (node.type === "html") expect(node.value.replace(ownHtml, "").trim()).toBe("");
}

function isOwnHeading(node: Nodes): boolean {
  return node.type === "heading" && node.depth === 3;
}

/** The last line is where it belongs: no fence, fold or comment above it is still open. */
function expectClosed(markdown: string, last: RegExp): void {
  const root = nodesOf(markdown)[0];
  const end = root?.type === "root" ? root.children.at(-1) : undefined;
  expect(end?.type).toBe("paragraph");
  expect(markdown.slice(end?.position?.start.offset ?? 0)).toMatch(last);
}

function planWith(text: string): Plan {
  const spoken = (line: number | null) =>
    occurrence(line, {
      message: `The value \`${text}\` is ${text}.`,
      fix: `Write \`${text}\` or ${text}.`,
      subject: text,
    });
  const findings = [
    finding({ occurrences: [spoken(212), spoken(213)] }),
    finding({ occurrences: [spoken(null)], file: `${folder}/${text}`, rule: "icon/square" }),
    finding({ occurrences: [spoken(214)], waived: { by: text, because: text, until: "2027-01-01" } }),
    finding({ occurrences: [spoken(215)], age: "existing" }),
  ];
  const made = connector(findings, {
    name: text,
    renamedFrom: text,
    verdict: "incomplete",
    unchecked: [{ rule: "icon/square", because: "timeout", detail: text }],
  });
  const decision = {
    commentId: 1,
    index: 0,
    command: "waive",
    isAccepted: true,
    by: text,
    rule: text,
    path: text,
    because: text,
    until: "2020-01-01",
    head,
    values: null,
  } as const;
  const all = review([made], {
    outside: [text],
    gaps: [text],
    pullRequestFindings: settingsFindings(`The key \`${text}\` is unknown.`),
  });
  const { notes } = applyDecisions(all, { accepted: [decision], withdrawn: [] }, head, "2026-01-01");
  return planPublication(sampleInput({ review: all, notes, pullRequest: { ...facts, author: text } }));
}

function settingsFindings(message: string): readonly Finding[] {
  const settingsProblems = [{ file: ".github/connector-review.yml", line: 1, column: 1, message }];
  const facts = { connectors: [], outside: [], baseSha: null, settingsProblems };
  return reviewPullRequest([settingsRule], defaultSettings, facts).findings;
}

function expectHarmlessAction(action: Action, text: string): void {
  switch (action.kind) {
    case "create-review":
      expectHarmless(action.body);
      for (const { body } of action.comments) {
        expectHarmless(body);
        expectClosed(body, /^<sub>.*<\/sub>$/);
      }
      break;
    case "complete-check-run":
      expectHarmless(action.output.summary);
      expectClosed(action.output.summary, /^Reviewed `/);
      expect(action.output.title).not.toContain(text);
      break;
    case "create-comment":
      expectHarmless(action.body);
      expectClosed(action.body, /^Reviewed `/);
      break;
    case "create-file-comment":
      expectHarmless(action.body);
      break;
    default:
      throw new Error(`A first review has no ${action.kind}.`);
  }
}

test.each([0, 50, 100, 150])("texts %i to + 49", (from) => {
  for (const text of hostile.slice(from, from + 50)) {
    for (const action of planWith(text).actions) expectHarmlessAction(action, text);
    expectHarmless(mistakeText({ text, problem: "", corrected: text }));
    expectHarmless(ownFaultOutput({ reason: text, runId: "7Q2KX4", retryMinutes: null }).summary);
  }
});

test("there are 200 of them, all different, and help is harmless too", () => {
  expect(new Set(hostile).size).toBe(200);
  expectHarmless(helpAnswer());
});
