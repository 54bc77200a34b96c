import { expect, test } from "vitest";
import { answeringRules } from "../../src/review/run/answering-rules.ts";
import { rules } from "../../src/rules/index.ts";
import { readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const folder = "certified-connectors/Contoso Invoices";
const swagger = `${folder}/apiDefinition.swagger.json`;
const clean = Object.fromEntries(
  [...readCleanConnector("certified")].map(([path, bytes]) => [`${folder}/${path}`, bytes]),
);
const text = Buffer.from(clean[swagger] ?? []).toString("utf8");
/** No rule looks into examples; the parser follows every reference. */
const refused = {
  ...clean,
  [swagger]: text.replace(
    '"description": "The invoice that was asked for.",',
    '"description": "The invoice that was asked for.", "examples": { "application/json": { "$ref": "#/definitions/Bill" } },',
  ),
};
const rule = "swagger/reference-verdict";

test("what the parser refuses and no rule finds is a new error", async () => {
  const { findings, verdict } = await reviewFiles(refused, { folder, kind: "certified" });

  expect(findings.map((finding) => [finding.rule, finding.age])).toEqual([[rule, "new"]]);
  expect(verdict).toBe("fail");
});

test("what the parser refuses on the merge base, too, is there already", async () => {
  const { findings, verdict } = await reviewFiles(refused, { folder, kind: "certified", before: refused });

  expect(findings.map((finding) => [finding.rule, finding.age])).toEqual([[rule, "existing"]]);
  expect(verdict).toBe("pass");
});

test("where a rule found an error the parser is not asked", async () => {
  const broken = refused[swagger]?.toString().replace('"swagger": "2.0"', '"swagger": "2.1"') ?? "";

  const { findings } = await reviewFiles({ ...refused, [swagger]: broken }, { folder, kind: "certified" });

  expect(findings.map((finding) => finding.rule)).toContain("swagger/swagger-version");
  expect(findings.map((finding) => finding.rule)).not.toContain(rule);
});

test("what a rule reports as a warning is one finding", async () => {
  const file = {
    name: "scan",
    in: "formData",
    type: "file",
    required: true,
    "x-ms-summary": "Scan",
    description: "The scanned invoice.",
  };
  const document = JSON.parse(text) as { paths: Record<string, { post?: Record<string, unknown> }> }; // our own fixture
  const post = document.paths["/invoices"]?.post;
  expect(post).toBeDefined();
  Object.assign(post ?? {}, { parameters: [file], consumes: ["application/json"] });

  const { findings } = await reviewFiles(
    { ...clean, [swagger]: JSON.stringify(document) },
    { folder, kind: "certified" },
  );

  expect(findings.map((finding) => finding.rule)).toContain("operation/mime-content-mismatch");
  expect(findings.map((finding) => finding.rule)).not.toContain(rule);
});

test("rules that answer for the parser exist", () => {
  const known = new Set(rules.map(({ id }) => id));
  const problems = [
    "Duplicate operation id",
    "must consume multipart/form-data",
    "Set required=true",
    "Missing $ref pointer",
    'must include an "items" schema',
    "has an invalid type",
    "has duplicate parameters",
  ];

  for (const problem of problems) {
    expect(answeringRules(problem)).not.toEqual([]);
    expect(answeringRules(problem).filter((id) => !known.has(id))).toEqual([]);
  }
});
