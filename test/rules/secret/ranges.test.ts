/** What of a text is the secret: the words around it stay readable everywhere, and lines of a picture are none. */
import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";
import { base64url, letters } from "./credentials.ts";

const key = letters.slice(0, 32);

/** Everything a review of the clean connector says after its invoice ID got these members. */
async function shownWith(members: Readonly<Record<string, unknown>>, other: Record<string, string> = {}) {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(
    readCleanConnector("clean-certified"),
  );
  const definition = JSON.parse(Buffer.from(files["apiDefinition.swagger.json"] ?? "").toString("utf8"));
  const properties = definition.definitions.Invoice.properties;
  Object.assign(properties.id, members);
  properties.amountOfReceivables = {
    type: "number",
    "x-ms-summary": "Amount",
    description: "Recieved amount",
  };
  const text = JSON.stringify(definition, null, 2);
  const { findings } = await reviewFiles(
    { ...files, "apiDefinition.swagger.json": text, ...other },
    { folder: "", kind: "certified" },
  );
  return { findings, text, shown: JSON.stringify(findings) };
}

describe("the range of a secret is the secret", () => {
  test.each<readonly [string, Record<string, unknown>]>([
    [
      "a header in a description",
      { description: `The amountOfReceivables, with the key ${key} in a header.` },
    ],
    ["a key at the end", { description: `Send the credential of amountOfReceivables: ${key}.` }],
    ["a key in quotes", { description: `The token is "${key}", for amountOfReceivables.` }],
    [
      "a key behind line ends",
      { description: `amountOfReceivables\n\tand the password:\r\n${key}\nReturned.` },
    ],
    [
      "two keys",
      {
        description: `Keys of amountOfReceivables: ${key} and ${[...key].reverse().join("")} for the secret.`,
      },
    ],
    ["a GUID", { description: "The key 4f9a1c7e-03b8-4d25-8e1a-07c94f3b25d6 reads amountOfReceivables." }],
  ])("%s", async (_, members) => {
    const { findings, text, shown } = await shownWith(members);
    const own = findings.filter(({ rule }) => rule === "secret/entropy");
    const occurrences = own.flatMap((finding) => finding.occurrences);

    expect(occurrences.length).toBeGreaterThan(0);
    for (const { range } of occurrences) {
      const line = text.split("\n")[(range?.line ?? 0) - 1] ?? "";
      expect(line.slice((range?.column ?? 0) - 1, (range?.endColumn ?? 0) - 1)).toMatch(/^[\w-]{32,36}$/);
    }
    expect(shown).toContain("amountOfReceivables");
    expect(shown).not.toContain(key.slice(4, 14));
  });

  test.each(["Token", "ApiKey", "Key", "Basic"])("the scheme %s before a default", async (scheme) => {
    const { findings } = await shownWith(
      {},
      {
        "sample.json": JSON.stringify({ note: "none" }),
        "apiProperties.json": Buffer.from(
          readCleanConnector("clean-certified").get("apiProperties.json") ?? "",
        )
          .toString("utf8")
          .replace(
            '"policyTemplateInstances": [',
            `"policyTemplateInstances": [{"templateId": "setheader", "title": "Key", "parameters": {
            "x-ms-apimTemplateParameter.name": "X-Api-Key",
            "x-ms-apimTemplateParameter.value": "${scheme} ${key}",
            "x-ms-apimTemplateParameter.existsAction": "override",
            "x-ms-apimTemplate-policySection": "Request"}},`,
          ),
      },
    );
    const own = findings.filter(({ rule }) => rule === "secret/entropy");

    expect(own.map(({ occurrences: [{ range }] }) => (range?.endColumn ?? 0) - (range?.column ?? 0))).toEqual(
      [key.length],
    );
  });

  const armor = (kind: string, ...lines: readonly string[]): string =>
    [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join("\n");
  test.each<readonly [string, string]>([
    [
      "lines before an armored key",
      armor(
        ["PGP", "PRIVATE", "KEY", "BLOCK"].join(" "),
        "Comment: amountOfReceivables",
        "",
        letters,
        letters,
      ),
    ],
    [
      "words behind a key that was cut",
      `-----BEGIN ${["PRIVATE", "KEY"].join(" ")}-----\n${letters}\n${letters}\nfor the\namountOfReceivables`,
    ],
    [
      "words in its last line",
      `-----BEGIN ${["RSA", "PRIVATE", "KEY"].join(" ")}-----\n${letters}\n${letters} of amountOfReceivables`,
    ],
  ])("%s", async (_, text) => {
    const { findings, shown } = await shownWith({}, { "notes.txt": `# Notes\n\n${text}\n` });

    expect(findings.map(({ rule }) => rule)).toContain("secret/token");
    expect(shown).toContain("amountOfReceivables");
    expect(shown).not.toContain(letters.slice(10, 24));
  });
});

/** Bytes that look random and are the same in every run. */
function bytes(count: number): Buffer {
  const found = Buffer.alloc(count);
  let state = 7;
  for (let at = 0; at < count; at++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    found[at] = state >> 16;
  }
  return found;
}

describe("a file in base64 is no credential", () => {
  const picture = bytes(900).toString("base64");
  const wrapped = (width: number, end: string): string =>
    (picture.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(end);
  /** What letters of a picture may happen to be. */
  const faces = [
    `/EAA${letters.repeat(3)}+`,
    `/${"A".repeat(22)}${letters.repeat(2)}+`,
    `/LTAI${letters.slice(0, 18)}+`,
  ];
  const within = (text: string): string =>
    faces
      .map(
        (face, at) =>
          `${text.slice(at * 200, at * 200 + 200)}${face}${text.slice(at * 200 + 200, at * 200 + 400)}`,
      )
      .join("");

  test.each<readonly [string, string, string]>([
    ["in one line", "sample.json", JSON.stringify({ picture: within(picture) })],
    ["as an address", "sample.json", JSON.stringify({ picture: `data:image/png;base64,${within(picture)}` })],
    ["in lines of mail", "sample.txt", within(wrapped(76, "\r\n"))],
    ["in lines of a key", "notes.md", `## Logo\n\n${within(wrapped(64, "\n"))}\n`],
    ["in escaped lines", "sample.json", `{"picture": "${within(wrapped(76, "\\r\\n"))}"}`],
    ["at its beginning", "sample.http", `POST /a\n\niVBORw0KGgo${faces[0]}${picture}`],
  ])("%s", async (_, path, text) => {
    const { findings } = await shownWith({}, { [path]: text });

    expect(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("secret/"))).toEqual([]);
  });

  test("in a description about tokens", async () => {
    const { findings } = await shownWith({ description: `The picture of the token: ${picture}.` });

    expect(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("secret/"))).toEqual([]);
  });

  test.each<readonly [string, string]>([
    ["beside another one", `EAA${letters.repeat(3)}\nEAA${[...letters.repeat(3)].reverse().join("")}`],
    [
      "in a long address",
      `https://api.contoso.com/v1/resources/of/organizations/and/subscriptions/EAA${letters.repeat(3)}`,
    ],
    ["above encoded words", `LTAI${letters.slice(0, 18)}\n${base64url("Invoices of Contoso and Fabrikam")}`],
  ])("a credential %s is one", async (_, text) => {
    const { findings } = await shownWith({}, { "sample.txt": text });

    expect(findings.map(({ rule }) => rule)).toContain("secret/token");
  });
});
