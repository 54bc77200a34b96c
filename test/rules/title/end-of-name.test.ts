import { expect, test } from "vitest";
import { betterEnd } from "../../../src/rules/title/_end-of-name.ts";

test.each([
  ["Get an invoice.", "Get an invoice"],
  ["Get an invoice -", "Get an invoice"],
  ["Get what is due ?", "Get what is due"],
  ["List invoices…", "List invoices"],
  ["Sort by name |", "Sort by name"],
  ["Get an invoice [preview]", "Get an invoice preview"],
  ["Get 'all'", "Get all"],
  ["Get the list (overdue).", "Get the list overdue"],
  ["Filter by tier A1-", "Filter by tier A1"],
])("%s says the same as %s", (name, text) => {
  expect(betterEnd(name)).toMatchObject({ text, isSure: true });
});

const reworded = (sign: string): string =>
  `Reword it so that it ends in a letter or digit instead of \`${sign}\`.`;

test.each([
  ["List files in /", reworded("/")],
  ["Get the root folder \\", reworded("\\")],
  ["Replace blanks with _", reworded("_")],
  ["Split text at ,", reworded(",")],
  ["Join lines by ;", reworded(";")],
  ["Wait for...", reworded("...")],
  ["Get items[0]", reworded("]")],
  ["Create Array<Text>", reworded(">")],
  ["List Contoso's users'", reworded("'")],
  ["Read the users' and orders'", reworded("'")],
  ["List offices in the U.S.", reworded(".")],
  ["Filter by rating A-", "Write a word instead of `-`, such as `Minus`."],
  ["Find blood group O +", "Write a word instead of `+`, such as `plus`."],
  ["Compile Objective-C++", "Write words instead of `++`, such as `Plus Plus`."],
  ["Open in Notepad++", "Write words instead of `++`, such as `plus plus`."],
  ["Translate to F#.", "Write a word instead of `#`, such as `Sharp`."],
  ["Find an invoice by #", "Write a word instead of `#`, such as `number`."],
  ["Convert to ¥", "Write a word instead of `¥`, such as `yen`."],
])("only the author of %s knows the name", (name, fix) => {
  expect(betterEnd(name)).toEqual({ fix, text: undefined, isSure: false });
});

test.each(["Post to Fabrikam!", "Contoso!", "Contoso Quiz!!"])("%s may be a brand", (name) => {
  expect(betterEnd(name)).toMatchObject({ text: name.replace(/!+$/, ""), isSure: false });
});
