/** One cause is one finding: which findings are left out, and which never are. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import type { Coverable } from "../../src/review/finding/covered.ts";
import { withoutCovered } from "../../src/review/finding/covered.ts";
import type { Age, Severity } from "../../src/review/finding/finding.ts";
import { connectorRules, type Diagnostic } from "../../src/review/rule/rule.ts";
import { rules } from "../../src/rules/index.ts";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const known = connectorRules(rules);
const [first, second] = known;
if (first === undefined || second === undefined) throw new Error("no rules");

interface Made {
  readonly severity?: Severity;
  readonly age?: Age;
  readonly isTouched?: boolean;
  readonly pointer?: string;
  readonly subject?: readonly string[];
  readonly more?: Partial<Diagnostic>;
}

const severityOf = ({ diagnostic }: Coverable): Severity => diagnostic.severity ?? "warning";

function made(rule: Coverable["rule"], what: Made): Coverable {
  const { severity = "warning", age, isTouched, pointer = "/info/title", subject = ["info"], more } = what;
  return {
    rule,
    ...(age === undefined ? {} : { age }),
    ...(isTouched === undefined ? {} : { isTouched }),
    diagnostic: {
      location: { kind: "pointer", file: "a.json", pointer, part: "value" },
      subject,
      message: "It is.",
      fix: "Fix it.",
      severity,
      ...more,
    },
  };
}

const covering = { ...first, covers: [second.id] };

describe("a finding of a covered rule", () => {
  test.each<readonly [string, Made, Made, boolean]>([
    ["about the same element", { pointer: "/a" }, { pointer: "/b" }, true],
    ["at the same pointer", { subject: ["a"] }, { subject: ["b"] }, true],
    ["about another element", { pointer: "/a", subject: ["a"] }, { pointer: "/b", subject: ["b"] }, false],
    ["that is more severe", { severity: "info" }, { severity: "warning" }, false],
    ["that is less severe", { severity: "error" }, { severity: "warning" }, true],
    ["that is new beside an existing one", { age: "existing", isTouched: true }, { age: "new" }, false],
    ["that exists beside a new one", { age: "new" }, { age: "existing", isTouched: false }, true],
    [
      "that is touched beside an untouched one",
      { age: "existing", isTouched: false },
      { age: "existing", isTouched: true },
      false,
    ],
    ["that is a secret", {}, { more: { isSecret: true } }, false],
  ])("%s", (_, one, other, isLeftOut) => {
    const both = [made(covering, one), made(second, other)];

    expect(withoutCovered(both, severityOf)).toEqual(isLeftOut ? both.slice(0, 1) : both);
  });

  test.each<readonly [string, string, string | null, boolean]>([
    ["within what a diagnostic names", "/paths/definitions/A", "/paths/definitions", true],
    ["beside what a diagnostic names", "/paths/definitionsOfOthers", "/paths/definitions", false],
    ["anywhere in the connector", "/x", null, true],
  ])("%s", (_, pointer, under, isLeftOut) => {
    const consequences = [{ rules: [second.id], under }];
    const both = [
      made(first, { more: { consequences }, pointer: "/cause", subject: ["cause"] }),
      made(second, { pointer, subject: ["other"] }),
    ];

    expect(withoutCovered(both, severityOf)).toEqual(isLeftOut ? both.slice(0, 1) : both);
  });
});

describe("what rules cover", () => {
  const ids = new Set(rules.map(({ id }) => id));

  test("is a rule", () => {
    expect(known.flatMap(({ covers }) => covers.filter((id) => !ids.has(id)))).toEqual([]);
  });

  test("never leads back to the rule itself", () => {
    const byId = new Map(known.map((rule) => [rule.id, rule]));
    const reached = (id: string, path: readonly string[] = []): readonly string[] =>
      path.includes(id) ? [id] : (byId.get(id)?.covers ?? []).flatMap((next) => reached(next, [...path, id]));

    expect(known.flatMap(({ id }) => reached(id))).toEqual([]);
  });
});

/** What a review finds in a clean connector after the change, each rule once for each finding. */
async function rulesOf(name: CleanConnector, file: string, change: readonly Operation[]): Promise<string[]> {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(name));
  const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
  expect(applyPatch(document, [...change]).filter((result) => result !== null)).toEqual([]);
  files[file] = JSON.stringify(document, null, 2);
  const { findings } = await reviewFiles(files, { folder: "", kind: cleanConnectors[name] });
  return findings.map(({ rule }) => rule);
}

const definition = "apiDefinition.swagger.json";
const invoices = "/paths/~1invoices/get";
const move = (from: string, path: string): Operation => ({ op: "move", from, path });
const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });

describe("one mistake is one finding", () => {
  test.each<readonly [string, string, readonly Operation[], readonly string[]]>([
    [
      "definitions among the paths",
      definition,
      [move("/definitions", "/paths/definitions")],
      ["swagger/member-misplaced"],
    ],
    [
      "shared parameters among the paths",
      definition,
      [move("/parameters", "/paths/parameters")],
      ["swagger/member-misplaced"],
    ],
    [
      "security definitions among the paths",
      definition,
      [move("/securityDefinitions", "/paths/securityDefinitions")],
      ["swagger/member-misplaced"],
    ],
    [
      "capabilities in the info",
      definition,
      [move("/x-ms-capabilities", "/info/x-ms-capabilities")],
      ["swagger/member-misplaced"],
    ],
    [
      "metadata in the info",
      definition,
      [move("/x-ms-connector-metadata", "/info/x-ms-connector-metadata")],
      ["swagger/member-misplaced"],
    ],
    [
      "the owner beside the properties",
      "apiProperties.json",
      [move("/properties/stackOwner", "/stackOwner")],
      ["connection/structure"],
    ],
    [
      "neither publisher nor owner",
      "apiProperties.json",
      [
        { op: "remove", path: "/properties/publisher" },
        { op: "remove", path: "/properties/stackOwner" },
      ],
      ["connection/publisher-missing"],
    ],
    ["no paths", definition, [{ op: "remove", path: "/paths" }], ["swagger/required-missing"]],
    [
      "a requirement under another name",
      definition,
      [move("/securityDefinitions/oauth2_auth", "/securityDefinitions/contoso_sign_in")],
      ["security/undefined"],
    ],
    [
      "a description that is the summary",
      definition,
      [set(`${invoices}/description`, "List invoices")],
      ["operation/description-equals-summary"],
    ],
    [
      "a short description without a full stop",
      definition,
      [set(`${invoices}/description`, "Lists bills")],
      ["operation/description-punctuation"],
    ],
    [
      "a parameter without texts",
      definition,
      [
        { op: "remove", path: `${invoices}/parameters/2/description` },
        { op: "remove", path: `${invoices}/parameters/2/x-ms-summary` },
      ],
      ["parameter/description-missing"],
    ],
    [
      "outputs on the default response only",
      definition,
      [
        set(`${invoices}/responses`, {
          default: {
            description: "The invoices of one page.",
            schema: { $ref: "#/definitions/InvoiceList" },
          },
        }),
      ],
      ["response/default-response-schema"],
    ],
    [
      "an empty schema on an error",
      definition,
      [set(`${invoices}/responses/401/schema`, {})],
      ["response/many-schemas"],
    ],
  ])("%s", async (_, file, change, expected) => {
    expect(await rulesOf("clean-certified", file, change)).toEqual(expected);
  });
});
