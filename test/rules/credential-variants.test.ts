/** Parameters that carry a credential, and parameters that an operation is about. */
import { describe, expect, test } from "vitest";
import { findingsAfter, set } from "../helpers/changed-connector.ts";

interface Input {
  readonly id?: string;
  readonly summary?: string;
  readonly name: string;
  readonly in?: "query" | "header";
  readonly label?: string;
  readonly description?: string;
}

async function isReported(input: Input): Promise<boolean> {
  const { id = "ListInvoices", summary = "List invoices", name, label = "Value" } = input;
  const findings = await findingsAfter("clean-certified", {
    definition: [
      set("/paths/~1invoices/get/operationId", id),
      set("/paths/~1invoices/get/summary", summary),
      set("/paths/~1invoices/get/parameters/-", {
        name,
        in: input.in ?? "query",
        required: true,
        type: "string",
        "x-ms-summary": label,
        description: input.description ?? "The value that the service needs.",
      }),
    ],
  });
  return findings.some(({ rule }) => rule === "parameter/credential");
}

describe("a credential", () => {
  test.each<Input>([
    { name: "api-token", in: "header" },
    { name: "X-Partner-Token", in: "header" },
    { name: "fabrikam-access-token", in: "header" },
    { name: "X-Fabrikam-Api-Key", in: "header" },
    { name: "x-app-secret", in: "header" },
    { name: "X-Auth-Key", in: "header" },
    { name: "X-Authorization", in: "header" },
    { name: "key", label: "API Key" },
    { name: "code", label: "Function access key" },
    { name: "cred", label: "Fabrikam Developer Token" },
    { name: "client_secret", id: "CreateToken", summary: "Create a token" },
    { name: "x-api-key", in: "header", id: "CreateApiKey", summary: "Create an API key" },
    { name: "token", description: "The token to sign in with." },
    { name: "api_key", description: "Your key to verify the account." },
    { name: "api_key", id: "ListApiKeys", summary: "List API keys" },
  ])("%j", async (input) => {
    expect(await isReported(input)).toBe(true);
  });
});

describe("no credential", () => {
  test.each<Input>([
    { name: "token", id: "DecodeToken", summary: "Decode a token" },
    { name: "token", id: "RevokeInvitationToken", summary: "Revoke a token" },
    { name: "access_token", id: "IntrospectAccessToken", summary: "Inspect an access token" },
    { name: "password", id: "CheckPassword", summary: "Check a password" },
    { name: "secret", id: "AddVaultEntry", summary: "Add an entry", description: "The secret to store." },
    { name: "token", description: "The token to be validated." },
    { name: "api_key", description: "The key to rotate or delete.", id: "RotateKey" },
    { name: "token", description: "The token of the webhook." },
    { name: "secret", in: "header", description: "The secret to encrypt." },
    { name: "pageToken", label: "Page token" },
    { name: "X-Continuation-Token", in: "header", label: "Continuation token" },
    { name: "X-CSRF-Token", in: "header" },
    { name: "account-key", in: "header", label: "Account key" },
    { name: "key", label: "Key" },
    { name: "keyName", label: "Name of the access key" },
    { name: "profile-key", in: "header", label: "Profile Key" },
  ])("%j", async (input) => {
    expect(await isReported(input)).toBe(false);
  });
});
