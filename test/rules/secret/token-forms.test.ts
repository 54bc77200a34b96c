import { expect, test } from "vitest";
import { findTokens } from "../../../src/rules/secret/_token-forms.ts";
import { base64url, credentials, hex, letters, webToken } from "./credentials.ts";

test.each(credentials)("%s is found by its form", (kind, text) => {
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
    "a web token that ended long ago",
    [base64url('{"alg":"HS256"}'), base64url('{"sub":"adele","exp":1609459200}'), letters.slice(0, 43)].join(
      ".",
    ),
  ],
  ["a name and a word for a password", `Basic ${Buffer.from("username:password").toString("base64")}`],
  ["text in base64 behind Basic", `Basic ${Buffer.from("what a header looks like").toString("base64")}`],
  [
    "a connection string with a blank",
    "Server=tcp:sql.northwind.com;User Id=adele;Password={your_password};",
  ],
  ["a command with a blank", "curl https://api.contoso.com -u adele:your-api-key-1"],
  ["a long name that begins like a key", "key-of-the-account-that-was-asked-for-in-2024"],
  ["a class that begins like a token", "pat-na1-of-the-patients"],
  ["a digest", hex],
  [
    "the id in a signed address",
    `https://a.example/b.wav?AWSAccessKeyId=AS${"IA"}Q2ZT3MVX7LKPWR4S&Expires=1`,
  ],
  ["an image in base64", `iVBORw0KGgo${letters}${letters}`],
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

test("a token behind an escaped line end is found", () => {
  expect(findTokens(`"See\\ngl${"pat"}-${letters.slice(0, 20)}"`).map((one) => one.kind)).toEqual([
    "a GitLab token",
  ]);
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
    "Server=a;",
    "curl -u ",
    "x.azurewebsites.net/?code",
    "glpat-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
    "AIoT",
    "12345678:AA",
  ];

  const found = beginnings.map((one) => findTokens(one.repeat(200_000)));

  expect(found.flat()).toEqual([]);
});
