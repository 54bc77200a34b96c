import { expect, test } from "vitest";
import { differenceBetween } from "../../../src/review/difference.ts";
import { rules } from "../../../src/rules/index.ts";
import { memoryTree } from "../../helpers/memory-tree.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const secret = "k7Wq2vNz81LmPxR4tYbD";

const properties = JSON.stringify(
  {
    properties: {
      connectionParameters: {
        token: {
          type: "oauthSetting",
          oAuthSettings: { identityProvider: "oauth2", clientSecret: secret, redirectMode: secret },
        },
      },
      publisher: " ",
    },
  },
  null,
  2,
);

test("nothing a review says shows a client secret that stands in the files", async () => {
  const review = await reviewFiles(
    { "a/apiProperties.json": properties, "a/readme.md": `# Contoso\n\nThe secret is ${secret}.\n` },
    { folder: "a", kind: "certified" },
  );

  expect(review.findings.map((finding) => finding.rule)).toContain("secret/client-secret");
  expect(JSON.stringify(review)).not.toContain(secret);
});

test("a masked line keeps its length, so that marks stay where they belong", async () => {
  const review = await reviewFiles(
    { "a/apiProperties.json": properties },
    { folder: "a", kind: "certified" },
  );

  const finding = review.findings.find((one) => one.rule === "secret/client-secret");
  const line = properties.split("\n").find((text) => text.includes("clientSecret"));
  expect(finding?.excerpt?.lines).toContain(line?.replace(secret, "•".repeat(20)));
});

test("neither a cut nor a rewritten piece of a secret is shown", async () => {
  const long = `${secret}${secret.toLowerCase()}${secret}`;
  const swagger = {
    swagger: "2.0",
    info: { title: "Contoso", description: `Invoices of ${long}`, version: "1.0" },
    paths: { [`/${long}`]: { get: { operationId: long, summary: `See ${long}`, responses: {} } } },
  };
  const review = await reviewFiles(
    {
      "a/apiProperties.json": properties.replaceAll(secret, long),
      "a/apiDefinition.swagger.json": JSON.stringify(swagger, null, 2),
    },
    { folder: "a", kind: "certified" },
  );

  const shown = JSON.stringify(review).toLowerCase();
  expect(review.findings.length).toBeGreaterThan(10);
  expect(shown).not.toContain(secret.slice(4, 14).toLowerCase());
});

test("a changelog shows no secret that became a default", async () => {
  const token = ["gh", "p_", secret, secret.slice(0, 16)].join("");
  const treeWith = (value: string) =>
    memoryTree({
      "certified-connectors/A/apiDefinition.swagger.json": JSON.stringify({
        swagger: "2.0",
        info: { title: "Contoso", description: "Invoices.", version: "1.0" },
        paths: {
          "/a": {
            get: {
              operationId: "GetA",
              parameters: [{ name: "key", in: "query", type: "string", default: value }],
              responses: { 200: { description: "OK" } },
            },
          },
        },
      }),
    });

  const found = await differenceBetween(treeWith("none"), treeWith(token), rules, "");

  expect(found[0]?.findings.map(({ rule }) => rule)).toContain("breaking-change/input-default");
  expect(JSON.stringify(found)).not.toContain(secret);
});
