/** What every command must have, whichever it is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandIndexFile, commandIndexPath } from "../../scripts/command-index.ts";
import { buttons } from "../../src/commands/buttons.ts";
import { effectOf } from "../../src/commands/command.ts";
import { definitions } from "../../src/commands/index.ts";
import { readCommand } from "../../src/commands/read-command.ts";
import { helpAnswer } from "../helpers/help-answer.ts";

const root = join(import.meta.dirname, "../..");

test("the list of commands is generated from their files", () => {
  expect(readFileSync(join(root, commandIndexPath), "utf8")).toBe(commandIndexFile(root));
});

test("each command is named like its file and has a test", () => {
  const files = readdirSync(join(root, "src/commands/definitions")).sort();
  const tests = readdirSync(join(root, "test/commands/definitions")).sort();

  expect(definitions.map(({ name }) => `${name}.ts`)).toEqual(files);
  expect(definitions.map(({ name }) => `${name}.test.ts`)).toEqual(tests);
});

test("each command has its own line in /connector help, in the order of the positions", () => {
  const ordered = definitions.toSorted((a, b) => a.position - b.position);
  const lines = helpAnswer()
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  expect(new Set(definitions.map(({ position }) => position)).size).toBe(definitions.length);
  expect(lines.map((line) => /\/connector (\w+)/.exec(line)?.[1])).toEqual(ordered.map(({ name }) => name));
});

test("a command without words is read, or comes with the words that are missing", () => {
  for (const { name } of definitions) {
    const command = readCommand(`/connector ${name}`);
    if (command?.kind === "mistake") expect(command.corrected).toMatch(new RegExp(`^${name} .*<\\w+>`));
    else expect(command?.kind).toBe(name);
  }
});

test("an earlier version's command that no longer exists is not carried out as another one", () => {
  // as: rows of the queue are not checked when they are read.
  expect(() => effectOf({ kind: "merge" } as unknown as { kind: "help" })).toThrow("no command merge");
});

test("GitHub takes the buttons", () => {
  expect(buttons.length).toBeLessThanOrEqual(3);
  for (const { label, description, name } of buttons) {
    expect([name, label.length <= 20, description.length <= 40, name.length <= 20]).toEqual([
      name,
      true,
      true,
      true,
    ]);
  }
});
