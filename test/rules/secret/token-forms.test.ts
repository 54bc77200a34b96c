/** The samples are put together here, so that no scanner takes this file for a leak. */
import { expect, test } from "vitest";
import { findTokens } from "../../../src/rules/secret/_token-forms.ts";

const letters = "q8Zt3mVx91LkPwR7sYbD5nGhJc2fTu6KaE4yWi0oQdXrMvBz";
const hex = "4f9a1c7e03b8d256e1a07c94f3b25d68a9e7041fcd3b5826904ea7d1f8c36b52";
const upper = "Q2ZT3MVX7LKPWR4SYBD5NGH6JCFTUKA";

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

const webToken = [base64url('{"alg":"HS256"}'), base64url('{"sub":"adele"}'), letters.slice(0, 43)].join(".");
const pem = (kind: string): string =>
  `-----BEGIN ${kind}-----\n${letters}\n${letters}\n-----END ${kind}-----`;

test.each([
  ["a private key", pem(["RSA", "PRIVATE", "KEY"].join(" "))],
  ["a private key", pem(["PRIVATE", "KEY"].join(" ")).replaceAll("\n", "\\n")],
  ["a JSON web token", webToken],
  ["an AWS access key", `AK${"IA"}${upper.slice(0, 16)}`],
  ["a Google API key", `AI${"za"}${letters.slice(0, 35)}`],
  ["a Google client secret", `GOC${"SPX"}-${letters.slice(0, 28)}`],
  ["a GitHub token", `gh${"p"}_${letters.slice(0, 36)}`],
  ["a GitHub token", `github${"_pat_"}${letters}${letters.slice(0, 10)}`],
  ["a Slack token", `xo${"xb"}-1234987650-${letters.slice(0, 24)}`],
  [
    "a Slack webhook address",
    `https://hooks.slack.com/services/T${upper.slice(0, 8)}/B${upper.slice(8, 16)}/${letters.slice(0, 24)}`,
  ],
  ["a Stripe key", `sk${"_live_"}${letters.slice(0, 24)}`],
  ["a SendGrid key", `S${"G"}.${letters.slice(0, 22)}.${letters.slice(0, 43)}`],
  ["an npm token", `np${"m"}_${letters.slice(0, 36)}`],
  ["an Azure storage key", `AccountName=contoso;Account${"Key"}=${letters}${letters.slice(10, 48)}==;`],
  ["an Azure shared access key", `SharedAccess${"Key"}=${letters.slice(0, 43)}=`],
  [
    "a shared access signature",
    `https://contoso.blob.core.windows.net/a?sv=2024-01-01&se=2030-01-01&${"sig"}=${letters.slice(0, 43)}%3D`,
  ],
  ["a client secret of Microsoft Entra ID", `abc8${"Q~"}${letters.slice(0, 34)}`],
  ["a GitLab token", `gl${"pat"}-${letters.slice(0, 20)}`],
  ["a Databricks token", `da${"pi"}${hex.slice(0, 32)}`],
  ["a Docker token", `dckr${"_pat_"}${letters.slice(0, 27)}`],
  ["a Figma token", `fi${"gd"}_${letters.slice(0, 40)}`],
  ["a Grafana token", `gl${"sa"}_${letters.slice(0, 32)}_${hex.slice(0, 8)}`],
  ["a Groq key", `gs${"k"}_${letters}${letters.slice(0, 4)}`],
  ["a Hugging Face token", `h${"f"}_${letters.slice(0, 34)}`],
  ["a HashiCorp Vault token", `hv${"s"}.${letters}${letters.slice(0, 42)}`],
  ["a Linear key", `lin${"_api_"}${letters.slice(0, 40)}`],
  ["a Notion token", `nt${"n"}_${letters.slice(0, 46)}`],
  ["a Shopify token", `sh${"pat"}_${hex.slice(0, 32)}`],
  ["a Shopify secret", `sh${"pss"}_${hex.slice(0, 32)}`],
  ["an Anthropic key", `sk${"-ant-"}api03-${letters}${letters}`],
  ["a Vercel token", `vc${"p"}_${letters}${letters.slice(0, 8)}`],
  ["a Cloudflare token", `cf${"ut"}_${letters.slice(0, 40)}${hex.slice(0, 8)}`],
  ["a Slack token", `xa${"pp"}-1-A0B1C2D3E4F-1234987650123-${hex}`],
  ["an AWS secret key", `aws_secret_access_${"key"} = ${letters.slice(0, 40)}`],
  ["a password in an address", `postgres://adele:${letters.slice(0, 16)}@db.northwind.com/invoices`],
  ["a password in an address", `https://adele:${letters.slice(0, 16)}@api.contoso.com/v1`],
  ["a bearer token", `Authorization: Bear${"er"} ${letters.slice(0, 32)}`],
])("%s is found by its form", (kind, text) => {
  expect(findTokens(`before "${text}" after`).map((one) => one.kind)).toEqual([kind]);
});

test.each([
  ["an expression", "Bearer @connectionParameters('token')"],
  ["a placeholder after Bearer", "Bearer YOUR_ACCESS_TOKEN_GOES_HERE"],
  ["words after Bearer", "Bearer authentication-with-the-token-of-the-account"],
  ["the key of the AWS documentation", `AK${"IA"}IOSFODNN7EXAMPLE`],
  ["crosses instead of a key", `gh${"p"}_${"x".repeat(36)}`],
  ["a key that only begins", "-----BEGIN PRIVATE KEY-----\\nMIIE...\\n-----END PRIVATE KEY-----"],
  [
    "an unsigned web token",
    `${base64url('{"alg":"none"}')}.${base64url('{"sub":"adele"}')}.${letters.slice(0, 43)}`,
  ],
  [
    "a signature without an address that allows something",
    `https://contoso.com/a?x=1&${"sig"}=${letters.slice(0, 43)}`,
  ],
  ["a word that goes on where a prefix ends", `gs${"k"}_level-of-the-account-that-was-asked-for-first`],
  ["where a password goes", "mysql://user:password123@db.northwind.com/invoices"],
  ["a blank for a password", "mongodb+srv://adele:<db_password1>@cluster.northwind.com"],
  ["an id", "6f0c1b7e-93d4-4a58-b2e1-0d7c85a9f364"],
])("%s is none", (_, text) => {
  expect(findTokens(`before "${text}" after`)).toEqual([]);
});

test("a web token behind Bearer is one finding", () => {
  expect(findTokens(`Bearer ${webToken}`).map((one) => one.kind)).toEqual(["a JSON web token"]);
});

test("a text built of beginnings is read through in the end", () => {
  const beginnings = [
    "-eyJ",
    "Bearer ",
    "AKIA",
    "&sig=",
    "sk-",
    "-----BEGIN PRIVATE KEY-----",
    "xoxb-",
    "hf_",
    "mysql://a:",
  ];

  const found = beginnings.map((one) => findTokens(one.repeat(200_000)));

  expect(found.flat()).toEqual([]);
});
