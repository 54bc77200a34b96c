import { expect, test } from "vitest";
import help from "../../../src/commands/definitions/help.ts";
import { readCommand } from "../../../src/commands/read-command.ts";
import { helpAnswer } from "../../helpers/help-answer.ts";

test("the author, or a person who may triage, gets the list of commands", () => {
  expect(readCommand("/connector help")).toEqual({ kind: "help" });
  expect(help.permission).toBe("author or triage");
  expect(helpAnswer()).toContain(
    "| `/connector waive RULE [PATH] because … [until DATE]` | lets it pass, for 90 days unless a date is given | write |",
  );
});
