/** 100,000 generated comments that quote, hide, fake or repeat commands: none of them is a command. */
import { expect, test } from "vitest";
import { mistakeText } from "../../src/commands/mistake.ts";
import { parseCommands } from "../../src/commands/parse-comment.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { helpAnswer } from "../helpers/help-answer.ts";
import { sampleInput } from "../publish/sample-input.ts";

const commands = [
  "/connector recheck",
  "/connector fix",
  "/connector hold",
  "/connector waive icon/square because I say so",
  "/connector acknowledge because nobody uses it until 2027-01-01",
  "/Connector  RESUME",
  "/connector dispute icon/square because no",
];

/** Each turns a command into Markdown that contains it but is not a command. */
const hidden: readonly ((command: string) => string)[] = [
  (c) => `> ${c}`,
  (c) => `> quoted\n${c}`,
  (c) => `>> ${c}\n> ${c}`,
  (c) => `- ${c}`,
  (c) => `1. one\n\n   ${c}`,
  (c) => `- [ ] ${c}`,
  (c) => `    ${c}`,
  (c) => `\t${c}`,
  (c) => `\`\`\`\n${c}\n\`\`\``,
  (c) => `~~~~text\n${c}\n~~~\n${c}\n~~~~`,
  (c) => `\`\`\`suggestion\n${c}\n\`\`\``,
  (c) => `\`${c}\``,
  (c) => `\`\`a\n${c}\n\`\``,
  (c) => `<!--\n${c}\n-->`,
  (c) => `text <!-- a\n${c}\n--> text`,
  (c) => `<details><summary>x</summary>\n\n${c}\n\n</details>`,
  (c) => `<pre>\n${c}\n</pre>`,
  (c) => `<div>\n${c}\n</div>`,
  (c) => `text <del>\n${c}\n</del>`,
  (c) => `**a\n${c}**`,
  (c) => `*a\n${c} b*`,
  (c) => `~~a\n${c}~~`,
  (c) => `[a\n${c}](https://contoso.example)`,
  (c) => `# ${c}`,
  (c) => `${c}\n---`,
  (c) => `| a |\n|---|\n| ${c} |`,
  (c) => `| a |\n|---|\n${c}`,
  (c) => `\\${c}`,
  (c) => `please ${c}`,
  (c) => `@megan ${c}`,
  (c) => `x${c}`,
  (c) => `/${c}`,
  (c) => c.replace(/\/connector/i, "/connectors"),
  (c) => c.replace(/\/connector/i, "/con\u200Bnector"),
  (c) => c.replace(/c/i, "\u0441"),
  (c) => c.replace("/", "\u2215"),
  (c) => c.replace("/", "\uFF0F"),
  (c) => c.replace(/(?<=connector\s+)(\w)/i, "\u200B$1"),
  (c) => c.replace("e", "\u0435"),
  (c) => `\u202E${c}`,
  (c) => `&#47;${c.slice(1)}`,
  (c) => `[a]: b '\n${c}\n'`,
  (c) => `[^1]: ${c}`,
  (c) => `![a\n${c}](x.png)`,
];

const noise = [
  "Thanks, that helps!",
  "See the [guide](https://contoso.example/guide).",
  "- one\n- two",
  "> It was red.",
  "# Title",
  "Ünïcödé 👩‍💻 text",
  "`code` and **bold**",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "---",
  "<br>",
  "1) first",
  "/connect recheck",
  "connector recheck",
];

const ours = planPublication(sampleInput()).actions.flatMap((action) => {
  if (action.kind === "create-review") return [action.body, ...action.comments.map(({ body }) => body)];
  if (action.kind === "complete-check-run") return [action.output.summary];
  if (action.kind === "set-labels") return [];
  return action.kind === "edit-comments" ? action.edits.map(({ body }) => body) : [action.body];
});
const texts = [
  ...ours,
  helpAnswer(),
  mistakeText({
    text: "wave icon/square",
    problem: "A reason is needed.",
    corrected: "waive icon/square because <reason>",
  }),
];

/** A small generator with a seed (mulberry32): the same comments on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(20261127);
function pick<T>(from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

function comment(): string {
  const blocks = [pick(hidden)(pick(commands))];
  while (random() < 0.35) blocks.unshift(pick(noise));
  if (random() < 0.2) blocks.push(pick(noise));
  if (random() < 0.01) blocks.push(pick(texts));
  const text = blocks.join("\n\n");
  return random() < 0.5 ? text.replaceAll("\n", "\r\n") : text;
}

test("none of 100,000 comments is read as a command", () => {
  const misread: string[] = [];
  for (let index = 0; index < 100_000; index += 1) {
    const text = comment();
    if (parseCommands(text).some(({ kind }) => kind !== "mistake")) misread.push(text);
  }

  expect(misread).toEqual([]);
}, 600_000);

test("a command next to each of them is read, and only that one", () => {
  for (const hide of hidden) {
    for (const before of noise) {
      const text = `${before}\n\n/connector resume\n\n${hide("/connector hold")}`;
      expect([text, parseCommands(text).filter(({ kind }) => kind !== "mistake")]).toEqual([
        text,
        [{ kind: "resume" }],
      ]);
    }
  }
});
