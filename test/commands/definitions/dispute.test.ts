import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import dispute from "../../../src/commands/definitions/dispute.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("the author, or a person who may triage, disputes a rule on every commit", () => {
  const command = { kind: "dispute", rule: "icon/square", because: "it is round" } as const;

  expect(dispute.permission).toBe("author or triage");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: false });
});

test.each([["icon/square because it is round", { rule: "icon/square", because: "it is round" }]])(
  "%s is read",
  (words, command) => {
    expect(readCommand(`/connector dispute ${words}`)).toEqual({ kind: "dispute", ...command });
  },
);

test.each([
  ["", "A rule and a reason are needed.", "dispute <rule> because <reason>"],
  ["icon/square because …", "A reason is needed.", "dispute icon/square because <reason>"],
  ["icon/square", "A reason is needed.", "dispute icon/square because <reason>"],
])("%j is corrected", (words, problem, corrected) => {
  expect(readCommand(`/connector dispute ${words}`)).toMatchObject({ kind: "mistake", problem, corrected });
});
