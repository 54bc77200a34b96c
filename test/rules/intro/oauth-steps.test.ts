/** A sign-in without scopes is what another rule speaks of, so that this is no case of one rule. */
import { join } from "node:path";
import { expect, test } from "vitest";
import oauthSteps from "../../../src/rules/intro/oauth-steps.ts";
import { readCases } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const untold = readCases().find(
  ({ rule, name }) => rule === "intro/oauth-steps" && name === "bad-nothing-told",
);

test.each([
  ["oauth2", [], "nor which redirect URL the app gets, nor in numbered", "enter the redirect URL, copy"],
  ["aad", [], "nor which scopes the app needs", "choose the scopes, copy"],
  ["oauth2", ["weather.read"], "nor which scopes the app needs", "choose the scopes, copy"],
])("`%s` with the scopes %j", async (provider, scopes, message, fix) => {
  const { files = {}, folder = "" } = untold ?? {};
  const path = join(folder, "apiProperties.json");
  const properties = Buffer.from(files[path] ?? "")
    .toString("utf8")
    .replace('"identityProvider": "oauth2"', `"identityProvider": "${provider}"`)
    .replace(/"scopes": \[[^\]]*\]/, `"scopes": ${JSON.stringify(scopes)}`);

  const review = await reviewFiles(
    { ...files, [path]: properties },
    { folder, kind: "independent", rules: [oauthSteps] },
  );

  const [
    {
      occurrences: [found],
    } = { occurrences: [] },
  ] = review.findings;
  expect(found?.message).toContain(message);
  expect(found?.fix).toContain(fix);
});
