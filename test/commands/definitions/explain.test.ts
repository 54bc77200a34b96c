import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import explain from "../../../src/commands/definitions/explain.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("the author, or a person who may triage, gets an explanation", () => {
  const command = { kind: "explain", rule: "icon/square" } as const;

  expect(explain.permission).toBe("author or triage");
  expect(effectOf(command)).toEqual({ kind: "explanation", rule: "icon/square" });
});

test.each([
  ["icon/square", { rule: "icon/square" }],
  ["`Icon/Square`.", { rule: "icon/square" }],
])("%s is read", (words, command) => {
  expect(readCommand(`/connector explain ${words}`)).toEqual({ kind: "explain", ...command });
});

test.each([["", "A rule is needed.", "explain <rule>"]])("%j is corrected", (words, problem, corrected) => {
  expect(readCommand(`/connector explain ${words}`)).toMatchObject({ kind: "mistake", problem, corrected });
});
