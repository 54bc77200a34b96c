/** Other inputs of the kinds that the cases show: addresses and scopes of a sign-in that cannot work. */
import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { patched } from "../helpers/changed-connector.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const settings = "/properties/connectionParameters/token/oAuthSettings";
const definition = "/securityDefinitions/oauth2_auth";
const clean = readCleanConnector("clean-certified");
const set = (path: string, value: unknown) => ({ op: "add" as const, path, value });

async function findingsOf(files: Record<string, Uint8Array | string>, rule: string) {
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  return findings.filter((finding) => finding.rule === rule);
}

describe("tokens from the sign-in page", () => {
  test.each([
    ["https://id.contosoinvoicing.com/oauth", "https://id.contosoinvoicing.com/oauth"],
    ["https://id.contosoinvoicing.com/oauth/", "https://id.contosoinvoicing.com/oauth"],
    ["https://ID.contosoinvoicing.com/auth", "https://id.contosoinvoicing.com/auth"],
    ["https://id.contosoinvoicing.com/login?kind=code", "https://id.contosoinvoicing.com/login?kind=code"],
    [
      "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
      "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
    ],
  ])("%s and %s", async (signIn, token) => {
    const inDefinition = patched(clean, [
      set(`${definition}/authorizationUrl`, signIn),
      set(`${definition}/tokenUrl`, token),
    ]);
    const inProperties = patched(
      clean,
      [],
      [
        set(`${settings}/customParameters/authorizationUrl/value`, signIn),
        set(`${settings}/customParameters/tokenUrl/value`, token),
      ],
    );

    expect(await findingsOf(inDefinition, "security/token-url")).toMatchObject([{ severity: "warning" }]);
    expect(await findingsOf(inProperties, "connection/oauth-urls")).toMatchObject([{ severity: "warning" }]);
  });

  test.each([
    ["https://id.contosoinvoicing.com/oauth", "https://id.contosoinvoicing.com/oauth/token"],
    ["https://id.contosoinvoicing.com/oauth", "https://tokens.contosoinvoicing.com/oauth"],
    ["https://id.contosoinvoicing.com/oauth?step=1", "https://id.contosoinvoicing.com/oauth?step=2"],
  ])("%s and %s differ", async (signIn, token) => {
    const files = patched(
      clean,
      [set(`${definition}/authorizationUrl`, signIn), set(`${definition}/tokenUrl`, token)],
      [
        set(`${settings}/customParameters/authorizationUrl/value`, signIn),
        set(`${settings}/customParameters/tokenUrl/value`, token),
      ],
    );

    expect(await findingsOf(files, "security/token-url")).toEqual([]);
    expect(await findingsOf(files, "connection/oauth-urls")).toEqual([]);
  });
});

describe("placeholders in scopes", () => {
  test.each([
    "<scope>",
    "https://<tenant>.contosoinvoicing.com/.default",
    "{{scope}}",
    "api://{client id}/access_as_user",
    "[[scopes]]",
    "[scope]",
    "YOUR_SCOPE",
    "api://your-client-id/Invoices.Read",
    "api://00000000-0000-0000-0000-000000000000/.default",
    "xxx.read",
    "placeholder",
    "%SCOPE%",
  ])("%s", async (scope) => {
    const files = patched(clean, [], [set(`${settings}/scopes`, ["invoices.read", scope])]);

    expect(await findingsOf(files, "connection/scope-placeholder")).toMatchObject([{ severity: "error" }]);
  });

  test.each([
    "https://graph.microsoft.com/.default",
    "https%3A%2F%2Fgraph.microsoft.com%2FUser.Read",
    "todo.read",
    "rw:profile rw:issuer",
    "users.profile:read_all",
    "api://4f9a1c7e-03b8-4d25-8e1a-07c94f3b25d6/access_as_user",
    "accounts/*",
    "courier.read",
    "read:my-invoices",
    "",
  ])("'%s' may exist", async (scope) => {
    const files = patched(clean, [], [set(`${settings}/scopes`, ["invoices.read", scope])]);

    expect(await findingsOf(files, "connection/scope-placeholder")).toEqual([]);
  });

  test.each(["{Scope}", "{token:scope}", "api://{resourceId}/.default"])("%s is typed", async (scope) => {
    const typed = { type: "string", uiDefinition: { displayName: "Value", description: "The value." } };
    const files = patched(
      clean,
      [],
      [
        set(`${settings}/scopes`, [scope]),
        set("/properties/connectionParameters/token:Scope", typed),
        set("/properties/connectionParameters/token:resourceId", typed),
      ],
    );

    expect(await findingsOf(files, "connection/scope-placeholder")).toEqual([]);
  });
});
