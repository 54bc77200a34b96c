import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import recheck from "../../../src/commands/definitions/recheck.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("the author, or a person who may triage, gets another review", () => {
  const command = { kind: "recheck" } as const;

  expect(readCommand("/connector recheck")).toEqual(command);
  expect(readCommand("/connector recheck please")).toEqual(command);
  expect(recheck.permission).toBe("author or triage");
  expect(effectOf(command)).toEqual({ kind: "review" });
});
