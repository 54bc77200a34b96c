/** The words of names and comments: one word per concept (docs/architecture.md, "Glossary"). */
import { describe, expect, test } from "vitest";
import { type DroppedWord, droppedNames, droppedWords } from "./glossary-words.ts";
import { readSources, type SourceFile } from "./helpers/sources.ts";

const lists = ["test/glossary-words.ts", "test/glossary.test.ts"];
const sources = ["src", "test", "scripts"].flatMap(readSources).filter(({ path }) => !lists.includes(path));
const violations = sources.flatMap((file) => [...inNames(file), ...inComments(file)]);

describe("names and comments use the words of the glossary", () => {
  test("in every module", () => {
    expect(violations.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([]);
  });

  test("which were read: names, members, parameters and comments", () => {
    const own = sources.find(({ path }) => path === "src/text/location.ts");

    expect(own?.declared).toEqual(expect.arrayContaining(["Location", "endColumn", "atPointer", "file"]));
    expect(own?.comments.join()).toContain("UTF-16");
  });
});

/** Exported by two modules or more. The list only gets shorter. */
const sharedNames: readonly string[] = [
  "Annotation",
  "Delivery",
  "JsonObject",
  "NewCommit",
  "Node",
  "Outcome",
  "Permission",
  "PullRequest",
  "Reaction",
  "Refusal",
  "Review",
  "ReviewEvent",
  "Side",
  "asObject",
  "gitEnvironment",
  "nameOf",
  "numberOf",
  "objectOf",
  "resolveCommit",
  "reviewPullRequest",
  "runGit",
  "textAt",
  "valueAt",
  "wordsOf",
];

test("an exported name means one thing", () => {
  // Helpers of a rule family are private to it.
  const exporters = sources.filter(({ path }) => path.startsWith("src/") && !path.startsWith("src/rules/"));
  const names = exporters.flatMap((file) => file.exports.map(({ name }) => name));
  const repeated = names.filter((name, index) => name !== "default" && names.indexOf(name) !== index);

  expect(repeated.filter((name) => !sharedNames.includes(name))).toEqual([]);
});

interface Violation {
  readonly path: string;
  readonly problem: string;
}

function inNames({ path, declared }: SourceFile): Violation[] {
  return declared.flatMap((name) => {
    const better = Object.hasOwn(droppedNames, name) ? droppedNames[name] : undefined;
    if (better !== undefined) return [{ path, problem: `name ${name} → ${better}` }];
    return dropped(path, wordsOfName(name))
      .filter(({ allowed }) => allowed?.names?.includes(name) !== true)
      .map(({ use }) => ({ path, problem: `name ${name} → ${use}` }));
  });
}

/** Code in backticks is literal. */
function inComments({ path, comments }: SourceFile): Violation[] {
  return comments.flatMap((comment) => {
    const text = comment.replace(/`[^`]*`/g, "").replace(/\s*\n\s*\*?\s*/g, " ");
    return dropped(path, wordsOfText(text))
      .filter(({ inComments, words, allowed }) => {
        const rest = allowed?.phrases === undefined ? text : text.replace(allowed.phrases, "");
        return inComments && wordsOfText(rest).some((word) => words.includes(word));
      })
      .map(({ words, use }) => ({
        path,
        problem: `comment '${text.trim().slice(0, 60)}…': ${words[0]} → ${use}`,
      }));
  });
}

function dropped(path: string, words: readonly string[]): readonly DroppedWord[] {
  return droppedWords.filter(
    (one) =>
      one.words.some((word) => words.includes(word)) &&
      one.allowed?.paths?.some((start) => path.startsWith(start)) !== true,
  );
}

/** `isHTMLPage` → is, html, page */
function wordsOfName(name: string): readonly string[] {
  return wordsOfText(name.replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$& "));
}

function wordsOfText(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? [];
}
