import { expect, test } from "vitest";
import { mistakeText } from "../../src/commands/mistake.ts";
import { readCommand } from "../../src/commands/read-command.ts";

test.each([
  ["/connector", "help"],
  ["/connector help", "help"],
  ["/Connector   RECHECK!", "recheck"],
  ["/connector hold, please", "hold"],
])("%j is read as %s", (line, kind) => {
  expect(readCommand(line)).toEqual({ kind });
});

test.each([
  [
    "/connector wave icon/square",
    "`/connector wave icon/square` is not a command. Did you mean `/connector waive icon/square because <reason>`? A reason is needed. `/connector help` lists all.",
  ],
  [
    "/connector waive icon/square",
    "`/connector waive icon/square` was not carried out. Did you mean `/connector waive icon/square because <reason>`? A reason is needed. `/connector help` lists all.",
  ],
  ["/connector certify", "`/connector certify` is not a command. `/connector help` lists all."],
])("%s comes with the command that was probably intended", (line, answer) => {
  const command = readCommand(line);
  expect(command?.kind === "mistake" ? mistakeText(command) : command).toBe(answer);
});

test("names in other alphabets are not commands", () => {
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
