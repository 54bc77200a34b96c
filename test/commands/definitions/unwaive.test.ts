import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import unwaive from "../../../src/commands/definitions/unwaive.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("a person who may write takes a waiver back", () => {
  const command = { kind: "unwaive", rule: "icon/square", path: null } as const;

  expect(unwaive.permission).toBe("write");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: true });
});

test.each([
  ["icon/square", { rule: "icon/square", path: null }],
  ["icon/square icon.png", { rule: "icon/square", path: "icon.png" }],
])("%s is read", (words, command) => {
  expect(readCommand(`/connector unwaive ${words}`)).toEqual({ kind: "unwaive", ...command });
});

test.each([["", "A rule is needed.", "unwaive <rule>"]])("%j is corrected", (words, problem, corrected) => {
  expect(readCommand(`/connector unwaive ${words}`)).toMatchObject({ kind: "mistake", problem, corrected });
});
