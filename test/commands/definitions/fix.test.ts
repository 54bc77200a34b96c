import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import fix from "../../../src/commands/definitions/fix.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("the author, or a person who may write, gets the fixes", () => {
  const command = { kind: "fix" } as const;

  expect(readCommand("/connector fix")).toEqual(command);
  expect(readCommand("/connector fix please")).toEqual(command);
  expect(fix.permission).toBe("author or write");
  expect(effectOf(command)).toEqual({ kind: "fix" });
});
