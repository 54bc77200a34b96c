import { expect, test } from "vitest";
import { effectOf } from "../../../src/commands/command.ts";
import waive from "../../../src/commands/definitions/waive.ts";
import { readCommand } from "../../../src/commands/read-command.ts";

test("a person who may write lets findings pass", () => {
  const command = {
    kind: "waive",
    rule: "icon/square",
    path: null,
    because: "it is old",
    until: null,
  } as const;

  expect(waive.permission).toBe("write");
  expect(effectOf(command)).toEqual({ kind: "decision", command, isAboutHead: true });
});

test.each([
  ["icon/square because it is old", { rule: "icon/square", path: null, because: "it is old", until: null }],
  [
    "icon/square certified-connectors/Contoso Invoices/icon.png because it is old until 2027-03-01",
    {
      rule: "icon/square",
      path: "certified-connectors/Contoso Invoices/icon.png",
      because: "it is old",
      until: "2027-03-01",
    },
  ],
  [
    "icon/square `./a b/` Because: we ship it until it is fixed",
    { rule: "icon/square", path: "a b", because: "we ship it until it is fixed", until: null },
  ],
])("%s is read", (words, command) => {
  expect(readCommand(`/connector waive ${words}`)).toEqual({ kind: "waive", ...command });
});

test.each([
  ["", "A rule and a reason are needed.", "waive <rule> because <reason>"],
  ["icon/square", "A reason is needed.", "waive icon/square because <reason>"],
  [
    "icon/square because no until 31.12.2027",
    "The date is written as in 2027-03-01.",
    "waive icon/square because no until <year-month-day>",
  ],
  [
    "icon/square because no until 2027-02-30",
    "The date is written as in 2027-03-01.",
    "waive icon/square because no until <year-month-day>",
  ],
])("%j is corrected", (words, problem, corrected) => {
  expect(readCommand(`/connector waive ${words}`)).toMatchObject({ kind: "mistake", problem, corrected });
});
