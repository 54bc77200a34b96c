import { expect, test } from "vitest";
import { readCodeOwners } from "../../src/connector/change/code-owners.ts";

const owners = readCodeOwners(
  [
    "# the last line that fits counts",
    "* @contoso/all # everybody",
    "*.md @writers",
    "/certified-connectors/Contoso\\ Invoices/ @adele @ben",
    "/certified-connectors/[Draft]*/ @cora",
    "docs/ dora@contoso.example",
    "/independent-publisher-connectors/Nobody",
  ].join("\r\n"),
);

test.each([
  ["certified-connectors/Contoso Invoices/readme.md", ["@adele", "@ben"]],
  ["certified-connectors/Contoso Invoices Plus/icon.png", ["@contoso/all"]],
  ["certified-connectors/Fabrikam/readme.md", ["@writers"]],
  ["any/docs/plan.txt", ["dora@contoso.example"]],
  ["independent-publisher-connectors/Nobody/readme.md", []],
  ["src/index.ts", ["@contoso/all"]],
])("%s", (path, expected) => {
  expect(owners.ownersOf(path)).toEqual(expected);
});

test("an empty file has no owners", () => {
  expect(readCodeOwners("").ownersOf("readme.md")).toEqual([]);
});
