/** Every form of credential in every file, together with mistakes that other rules quote: nothing that is shown may hold one. */
import { expect, test } from "vitest";
import { planMarkdown } from "../../../src/publish/plan/plan-markdown.ts";
import { planPublication } from "../../../src/publish/plan/plan-publication.ts";
import { formatNames } from "../../../src/report/format.ts";
import { report } from "../../../src/report/index.ts";
import { reviewTree } from "../../../src/review/run/review.ts";
import { defaultSettings } from "../../../src/review/settings.ts";
import { rules } from "../../../src/rules/index.ts";
import { findTokens } from "../../../src/rules/secret/_token-forms.ts";
import { memoryTree } from "../../helpers/memory-tree.ts";
import { sampleInput } from "../../publish/sample-input.ts";
import { head } from "../../report/sample-review.ts";
import { credentials } from "./credentials.ts";

const folder = "certified-connectors/Contoso Invoices";
/** What a message may show of a credential, so that its owner knows which it is. */
const shownLength = 4;
/** Two credentials of the list share shorter pieces with ordinary text. */
const pieceLength = 10;

const secrets = credentials.flatMap(([, text]) =>
  findTokens(`"${text}"`).map(({ start, end }) => `"${text}"`.slice(start, end)),
);

const operations = Object.fromEntries(
  credentials.map(([, text], at) => [
    at % 5 === 0 ? `/invoices/${encodeURIComponent(text)}` : `/invoices/${at}`,
    {
      get: {
        operationId: `Get Invoice ${at}`,
        summary: text,
        description: `Recieve ${text}  with the the key`,
        parameters: [
          {
            name: "apiKey",
            in: "query",
            type: "string",
            default: text,
            "x-ms-summary": text,
            description: text,
          },
          { name: text, in: "header", type: "string", description: "X", "x-ms-visibility": text },
        ],
        responses: { 200: { description: text, schema: { type: "string", title: text, example: text } } },
        tags: [text],
      },
    },
  ]),
);

const swagger = {
  swagger: "2.0",
  info: { title: "Contoso", description: `Power Automate ${credentials[0]?.[1]}`, version: "1.0.0" },
  host: "api.contoso.example",
  paths: operations,
};

const properties = {
  properties: {
    publisher: "Contoso",
    policyTemplateInstances: credentials.map(([, text], at) => ({
      templateId: "setheader",
      title: text,
      parameters: {
        "x-ms-apimTemplateParameter.name": "Authorization",
        "x-ms-apimTemplateParameter.value": text,
        "x-ms-apimTemplate-operationName": [`${text}${at}`],
      },
    })),
  },
};

const prose = credentials.map(([kind, text]) => `## ${kind}\n\nSee [it](${text}).\n\n${text}\n`).join("\n");

/** Every stretch of a credential behind what may be shown, and a credential that has it. */
const pieces = new Map(
  secrets.flatMap((secret) => {
    const body = secret.replace(/\s+/g, " ").slice(shownLength);
    const count = Math.max(0, body.length - pieceLength);
    return Array.from({ length: count }, (_, at) => [body.slice(at, at + pieceLength), secret] as const);
  }),
);

/** What stands around the first piece of a credential in a text. */
function leakIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    if (pieces.has(text.slice(at, at + pieceLength))) return text.slice(Math.max(0, at - 80), at + 80);
  }
  return undefined;
}

test("no output of a review shows a credential, nor a piece of one", async () => {
  const files = {
    [`${folder}/apiDefinition.swagger.json`]: JSON.stringify(swagger, null, 2),
    [`${folder}/apiProperties.json`]: JSON.stringify(properties, null, 2),
    [`${folder}/readme.md`]: prose,
    [`${folder}/script.csx`]: credentials
      .map(([, text]) => `// ${text.replaceAll("\n", "\n// ")}`)
      .join("\n"),
    [`${folder}/calls.http`]: prose,
  };
  const review = await reviewTree({
    rules,
    settings: defaultSettings,
    head: memoryTree(files),
    headSha: head,
  });
  const patch = `@@ -0,0 +1,9999 @@\n${"+x\n".repeat(9999)}`;
  const plan = planPublication(
    sampleInput({ review, files: Object.keys(files).map((path) => ({ path, status: "added", patch })) }),
  );
  const options = { toolVersion: "1", tookMs: 1, color: false, all: true, minSeverity: "info" as const };
  const outputs = [
    ...formatNames.map((format) => [format, report(review, format, options)] as const),
    ["plan", planMarkdown(plan)] as const,
    ["plan as JSON", JSON.stringify(plan, null, 1)] as const,
  ];

  expect(secrets.length).toBeGreaterThanOrEqual(credentials.length);
  expect(review.connectors[0]?.findings.length).toBeGreaterThan(50);
  expect(outputs.map(([name, text]) => [name, leakIn(text)])).toEqual(
    outputs.map(([name]) => [name, undefined]),
  );
});
