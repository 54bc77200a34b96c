/** Sections that a readme lacks are suggested with the facts of the definition and the properties. */
import { expect, test } from "vitest";
import { placeFindings } from "../../../src/publish/placement/placement.ts";
import type { Finding } from "../../../src/review/finding/finding.ts";
import { connectorRules } from "../../../src/review/rule/rule.ts";
import { fixWith } from "../../../src/review/run/review-connector.ts";
import { defaultSettings } from "../../../src/review/settings.ts";
import { rules } from "../../../src/rules/index.ts";
import { readCleanConnector } from "../../helpers/cases.ts";
import { connectorOf, reviewFiles } from "../../helpers/review-files.ts";

const folder = "certified-connectors/Contoso Invoices";
const readme = `${folder}/readme.md`;
const clean = Object.fromEntries(
  [...readCleanConnector("certified")].map(([path, bytes]) => [`${folder}/${path}`, bytes]),
);
const cleanReadme = Buffer.from(clean[readme] ?? "").toString("utf8");

async function reviewWith(text: string, properties?: object): Promise<readonly Finding[]> {
  const files = {
    ...clean,
    [readme]: text,
    ...(properties === undefined ? {} : { [`${folder}/apiProperties.json`]: JSON.stringify(properties) }),
  };
  return (await reviewFiles(files, { folder, kind: "certified" })).findings;
}

function suggestionOf(findings: readonly Finding[], rule: string) {
  return findings.find((finding) => finding.rule === rule)?.occurrences[0].suggestion ?? undefined;
}

/** The readme without a section, up to the next heading as high. */
function without(title: string, text = cleanReadme): string {
  return text.replace(new RegExp(`## ${title}[\\s\\S]*?\n(?=## |$(?![\\s\\S]))`), "");
}

test("operations are listed with their summaries behind what comes before them, actions and triggers apart", async () => {
  const text = without("Supported Operations");
  const suggestion = suggestionOf(await reviewWith(text), "intro/operations");

  const before =
    "You need a Contoso Invoices account with the plan Business or higher. The free plan cannot be reached from outside.";
  expect(text.split("\n")[(suggestion?.startLine ?? 0) - 1]).toBe(before);
  expect(suggestion?.endLine).toBe(suggestion?.startLine);
  expect(suggestion?.lines.slice(0, 8)).toEqual([
    before,
    "",
    "## Supported Operations",
    "",
    "### Actions",
    "",
    "- **List invoices**: Lists the invoices of your company, the newest ones first.",
    "- **Create an invoice**: Writes a new invoice and sends it to the customer.",
  ]);
  expect(suggestion?.lines.slice(-3, -1)).toEqual(["### Triggers", ""]);
  expect(suggestion?.lines.at(-1)).toMatch(/^- \*\*When an invoice is paid\*\*: /);
});

test("what a connection asks for is named by its labels", async () => {
  const suggestion = suggestionOf(
    await reviewWith(without("Obtaining Credentials"), {
      properties: {
        publisher: "Contoso",
        stackOwner: "Contoso",
        iconBrandColor: "#4b2e83",
        capabilities: ["actions"],
        connectionParameters: {
          api_key: {
            type: "securestring",
            uiDefinition: {
              displayName: "API *Key*",
              description: "The key of your account",
              tooltip: "Enter the key",
              constraints: { required: "true", tabIndex: 1 },
            },
          },
          hidden: { type: "string", uiDefinition: { constraints: { hidden: "true" } } },
        },
      },
    }),
    "intro/credentials",
  );

  expect(suggestion?.lines.slice(1)).toEqual([
    "",
    "## Obtaining Credentials",
    "",
    "When you create a connection, enter:",
    "",
    "- **API \\*Key\\***: The key of your account.",
  ]);
});

test("a sign-in is told with its scopes", async () => {
  const suggestion = suggestionOf(await reviewWith(without("Obtaining Credentials")), "intro/credentials");

  expect(suggestion?.lines.at(-1)).toBe(
    "The connector signs in with OAuth 2.0: choose **New connection** and sign in. It asks for the scopes `invoices.read`, `invoices.write`.",
  );
});

test("a new readme gets the section on a line of the diff", async () => {
  const text = without("Obtaining Credentials");
  const findings = await reviewWith(text);
  const lines = text.split("\n").map((line) => `+${line}\n`);
  const [placement] = placeFindings({
    findings: findings.filter(({ rule }) => rule === "intro/credentials"),
    files: [{ path: readme, status: "added", patch: `@@ -0,0 +1,${lines.length} @@\n${lines.join("")}` }],
    postedBefore: new Set(),
    moved: new Set(),
    announced: new Set(),
    canComment: true,
    lineComments: 5,
    fileComments: 5,
  });

  expect(placement?.where).toBe("line");
  expect(placement?.commentLines?.suggestion?.lines).toContain("## Obtaining Credentials");
});

test.each([
  [
    "underlined headings",
    "Title\n===\n\n{text}\n\nPrerequisites\n---\n{text}\n",
    ["Obtaining Credentials", "---------------------"],
  ],
  [
    "deeper headings",
    "# Title\n\n{text}\n\n### Prerequisites\n{text}\n",
    ["### Obtaining Credentials", "The"],
  ],
  ["flat headings", "# Title\n\n{text}\n\n# Prerequisites\n\n{text}\n", ["# Obtaining Credentials", ""]],
  [
    "a title of many words",
    "# Contoso Deployments\n\n{text}\n\n## Limitations\n\n{text}\n",
    ["## Obtaining Credentials", ""],
  ],
  [
    "subsections",
    "# Title\n\n{text}\n\n## Operations\n\n### Actions\n\n{text}\n",
    ["## Obtaining Credentials", ""],
  ],
])("a section is written as the others are: %s", async (_, frame, [heading = "", below = ""]) => {
  const text = frame.replaceAll(
    "{text}",
    "Contoso Invoices keeps the invoices of small companies in one place. ".repeat(2).trim(),
  );
  const { lines = [] } = suggestionOf(await reviewWith(text), "intro/credentials") ?? {};

  expect(lines).toContain(heading);
  expect(lines[lines.indexOf(heading) + 1]?.slice(0, below === "The" ? 3 : undefined)).toBe(below);
});

test("the line ends and the last line of the file stay as they are", async () => {
  const text = without("Obtaining Credentials").replaceAll("\n", "\r\n").trimEnd();
  const suggestion = suggestionOf(await reviewWith(text), "intro/credentials");

  expect(suggestion?.lines.join("\n")).not.toContain("\r");
  expect(suggestion?.lines[2]).toBe("## Obtaining Credentials");
});

test("all of them made together stand in the order of the template", async () => {
  const text = `# Contoso Invoices\n\n${"Contoso Invoices keeps invoices in one place. ".repeat(6)}\n\n## Known limits\n\nFifty subscriptions.\n`;
  const connector = await connectorOf({ ...clean, [readme]: text }, folder, "certified");
  const [fixed] = fixWith(connectorRules(rules), connector, defaultSettings).files.filter(
    ({ path }) => path === readme,
  );

  expect(
    Buffer.from(fixed?.bytes ?? "")
      .toString("utf8")
      .match(/^## .*/gm),
  ).toEqual([
    "## Publisher: Contoso",
    "## Prerequisites",
    "## Supported Operations",
    "## Obtaining Credentials",
    "## Known limits",
    "## Deployment Instructions",
  ]);
});

test("where nothing is known, nothing is offered", async () => {
  const findings = await reviewWith(without("Known Issues and Limitations"));

  expect(findings.map(({ rule }) => rule)).toContain("intro/known-issues");
  expect(suggestionOf(findings, "intro/known-issues")).toBeUndefined();
});
