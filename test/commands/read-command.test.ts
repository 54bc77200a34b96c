import { describe, expect, test } from "vitest";
import type { Command } from "../../src/commands/command.ts";
import { mistakeText } from "../../src/commands/mistake.ts";
import { readCommand } from "../../src/commands/read-command.ts";

const because = "the vendor calls it so";

describe("every documented form is understood", () => {
  const forms: readonly (readonly [string, Command])[] = [
    ["/connector recheck", { kind: "recheck" }],
    ["/connector help", { kind: "help" }],
    ["/connector", { kind: "help" }],
    ["/connector fix", { kind: "fix" }],
    ["/connector hold", { kind: "hold" }],
    ["/connector resume", { kind: "resume" }],
    ["/connector explain icon/square", { kind: "explain", rule: "icon/square" }],
    ["/connector explain `Icon/Square`.", { kind: "explain", rule: "icon/square" }],
    [
      `/connector waive icon/square because ${because}`,
      { kind: "waive", rule: "icon/square", path: null, because, until: null },
    ],
    [
      `/connector waive icon/square certified-connectors/Contoso Invoices/icon.png because ${because} until 2027-03-01`,
      {
        kind: "waive",
        rule: "icon/square",
        path: "certified-connectors/Contoso Invoices/icon.png",
        because,
        until: "2027-03-01",
      },
    ],
    [
      "/connector waive icon/square `./a b/` Because: we ship it until it is fixed",
      {
        kind: "waive",
        rule: "icon/square",
        path: "a b",
        because: "we ship it until it is fixed",
        until: null,
      },
    ],
    ["/connector unwaive icon/square", { kind: "unwaive", rule: "icon/square", path: null }],
    ["/connector unwaive icon/square icon.png", { kind: "unwaive", rule: "icon/square", path: "icon.png" }],
    [`/connector acknowledge because ${because}`, { kind: "acknowledge", because, until: null }],
    [
      `/connector acknowledge breaking changes because ${because}`,
      { kind: "acknowledge", because, until: null },
    ],
    [`/connector dispute icon/square because ${because}`, { kind: "dispute", rule: "icon/square", because }],
  ];
  test.each(forms)("%s", (line, command) => {
    expect(readCommand(line)).toEqual(command);
  });
});

describe("a mistake comes with the command that was probably meant", () => {
  test.each([
    [
      "/connector wave icon/square",
      "`/connector wave icon/square` is not a command. Did you mean `/connector waive icon/square because <reason>`? A reason is needed. `/connector help` lists all.",
    ],
    [
      "/connector waive icon/square",
      "`/connector waive icon/square` was not carried out. Did you mean `/connector waive icon/square because <reason>`? A reason is needed. `/connector help` lists all.",
    ],
    [
      "/connector waive",
      "`/connector waive` was not carried out. Did you mean `/connector waive <rule> because <reason>`? A rule and a reason are needed. `/connector help` lists all.",
    ],
    [
      "/connector waive icon/square because no until 31.12.2027",
      "`/connector waive icon/square because no until 31.12.2027` was not carried out. Did you mean `/connector waive icon/square because no until <year-month-day>`? The date is written as in 2027-03-01. `/connector help` lists all.",
    ],
    [
      "/connector waive icon/square because no until 2027-02-30",
      "`/connector waive icon/square because no until 2027-02-30` was not carried out. Did you mean `/connector waive icon/square because no until <year-month-day>`? The date is written as in 2027-03-01. `/connector help` lists all.",
    ],
    [
      "/connector acknowledge",
      "`/connector acknowledge` was not carried out. Did you mean `/connector acknowledge because <reason>`? A reason is needed. `/connector help` lists all.",
    ],
    ["/connector certify", "`/connector certify` is not a command. `/connector help` lists all."],
  ])("%s", (line, answer) => {
    const command = readCommand(line);
    expect(command?.kind === "mistake" ? mistakeText(command) : command).toBe(answer);
  });
});

test("names in other alphabets are no commands", () => {
  // A Kelvin sign, a Cyrillic e and a full-width r: they look like `recheck`, or become it in lower case.
  for (const word of ["rechec\u212A", "r\u0435check", "\uFF52echeck", "r\u200Becheck"]) {
    expect(readCommand(`/connector ${word}`)?.kind).toBe("mistake");
  }
  expect(readCommand("/\u0441onnector recheck")).toBeUndefined();
  expect(readCommand("\u2215connector recheck")).toBeUndefined();
});

test("a reason is cut and is one harmless line", () => {
  const command = readCommand(`/connector waive icon/square because ${"\u202Ex ".repeat(400)}`);

  expect(command?.kind === "waive" ? command.because.length : 0).toBeLessThanOrEqual(300);
  expect(JSON.stringify(command)).not.toContain("\u202E");
});
