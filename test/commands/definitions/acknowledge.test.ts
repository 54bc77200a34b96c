import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import acknowledge from "../../../src/commands/definitions/acknowledge.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("a person who may write confirms breaking changes", () => {
  const command = { kind: "acknowledge", because: "nobody uses it", until: null } as const;

  expect(acknowledge.permission).toBe("write");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: true });
});

test.each([
  ["because <b>nobody</b> uses it", { because: "<b>nobody</b> uses it", until: null }],
  ["because nobody uses it", { because: "nobody uses it", until: null }],
  [
    "breaking changes because nobody uses it until 2027-03-01",
    { because: "nobody uses it", until: "2027-03-01" },
  ],
])("%s is read", (words, command) => {
  expect(readCommand(`/connector acknowledge ${words}`)).toEqual({ kind: "acknowledge", ...command });
});

test.each([
  ["", "A reason is needed.", "acknowledge because <reason>"],
  // Copied from the summary as it is.
  ["because <reason>", "A reason is needed.", "acknowledge because <reason>"],
  ["because `<reason>`", "A reason is needed.", "acknowledge because <reason>"],
  ["because <your reason> until 2027-03-01", "A reason is needed.", "acknowledge because <reason>"],
  ["because …", "A reason is needed.", "acknowledge because <reason>"],
  ["because ...", "A reason is needed.", "acknowledge because <reason>"],
  [
    "GetUser because nobody uses it",
    "All breaking changes are acknowledged together.",
    "acknowledge because nobody uses it",
  ],
])("%j is corrected", (words, problem, corrected) => {
  expect(readCommand(`/connector acknowledge ${words}`)).toMatchObject({
    kind: "mistake",
    problem,
    corrected,
  });
});
