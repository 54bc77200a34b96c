import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import hold from "../../../src/commands/definitions/hold.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("a person who may write stops reviews", () => {
  const command = { kind: "hold" } as const;

  expect(readCommand("/connector hold")).toEqual(command);
  expect(readCommand("/connector hold please")).toEqual(command);
  expect(hold.permission).toBe("write");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: true });
});
