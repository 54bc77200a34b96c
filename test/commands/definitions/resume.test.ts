import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import resume from "../../../src/commands/definitions/resume.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("a person who may write starts reviews again", () => {
  const command = { kind: "resume" } as const;

  expect(readCommand("/connector resume")).toEqual(command);
  expect(readCommand("/connector resume please")).toEqual(command);
  expect(resume.permission).toBe("write");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: true });
});
