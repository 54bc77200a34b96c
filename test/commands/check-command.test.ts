import { expect, test } from "vitest";
import { checkCommand } from "../../src/commands/check-command.ts";
import { mistakeText } from "../../src/commands/mistake.ts";
import { readCommand } from "../../src/commands/read-command.ts";

const ruleIds = ["icon/square", "title/placeholder"];

/** The answer to a line; undefined when nothing is wrong. */
function answerTo(line: string): string | undefined {
  const command = readCommand(`/connector ${line}`);
  const mistake = command && checkCommand(command, ruleIds, "2026-11-27");
  return mistake && mistakeText(mistake);
}

test.each([
  "recheck",
  "explain icon/square",
  "waive icon/square because it is old",
  "waive icon/square because it is old until 2026-11-27",
])("%s is right", (line) => {
  expect(answerTo(line)).toBeUndefined();
});

test.each([
  [
    "explain icon/squre",
    "`/connector explain icon/squre` was not carried out. Did you mean `/connector explain icon/square`? There is no such rule. `/connector help` lists all.",
  ],
  [
    "waive placeholder a b/icon.png because it is old until 2027-01-01",
    "`/connector waive placeholder a b/icon.png because it is old` was not carried out. Did you mean `/connector waive title/placeholder a b/icon.png because it is old`? There is no such rule. `/connector help` lists all.",
  ],
  [
    "dispute nothing/alike because no",
    "`/connector dispute nothing/alike because no` is not a command. There is no such rule. `/connector help` lists all.",
  ],
  [
    "acknowledge because nobody uses it until 2026-11-26",
    "`/connector acknowledge because nobody uses it` was not carried out. Did you mean `/connector acknowledge because nobody uses it until <year-month-day>`? The date is past. `/connector help` lists all.",
  ],
  ["merge", "`/connector merge` is not a command. `/connector help` lists all."],
])("%s is corrected", (line, answer) => {
  expect(answerTo(line)).toBe(answer);
});
