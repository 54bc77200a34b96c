import { expect, test } from "vitest";
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
