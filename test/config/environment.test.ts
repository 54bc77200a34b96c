import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readEnvironment } from "../../src/config/environment.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs1 = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const complete = { APP_ID: "12345", PRIVATE_KEY: pkcs1, WEBHOOK_SECRET: "0123456789abcdef" };

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  const answer = readEnvironment(environment);
  return answer.state === "unusable" ? answer.problems : [];
}

test("three settings are enough, everything else has a default", () => {
  expect(readEnvironment({ ...complete, DATABASE_URL: "", PORT: " " })).toEqual({
    state: "ready",
    settings: {
      appId: 12345,
      privateKey: pkcs8,
      webhookSecret: "0123456789abcdef",
      databaseUrl: null,
      dataDir: "./data",
      host: "127.0.0.1",
      port: 3000,
      logLevel: "info",
      apiUrl: "https://api.github.com",
      webUrl: "https://github.com",
    },
  });
});

test("everything that is missing is told at once, with where it was looked for and what to do", () => {
  expect(problemsOf({})).toEqual([
    "APP_ID is not set. Looked in the environment. Set it to the number on the app's settings page.",
    "The private key of the app is not set. Looked for PRIVATE_KEY and PRIVATE_KEY_PATH in the environment. Set one of them, or mount the key file.",
    "WEBHOOK_SECRET is not set, so anybody could send events. Looked in the environment. Set the same random text here and in the app's settings, for example from `openssl rand -hex 32`.",
  ]);
});

test.each([
  [{ APP_ID: "Iv1.abc" }, "APP_ID is no number. That is the client id; the app id is the number above it."],
  [{ APP_ID: "-1" }, "APP_ID is no number. Set it to the number on the app's settings page."],
  [{ WEBHOOK_SECRET: "short" }, "WEBHOOK_SECRET has 5 characters; at least 16 are needed."],
  [{ DATABASE_URL: "mysql://u:hunter2@h/d" }, "DATABASE_URL is no address of a PostgreSQL database."],
  [{ PORT: "70000" }, "PORT is `70000`. Set it to a number from 0 to 65535."],
  [{ PORT: "80.5" }, "PORT is `80.5`. Set it to a number from 0 to 65535."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is `loud`. Set it to one of trace, debug, info, warn, error, fatal."],
  [{ GHE_HOST: "https://ghe.example.com" }, "GHE_HOST is no host name. Set it like `ghe.example.com`"],
  [{ GITHUB_API_URL: "http://ghe.example.com/api/v3" }, "GITHUB_API_URL is no https address."],
  [{ GITHUB_API_URL: "https://user:hunter2@ghe.example.com" }, "GITHUB_API_URL is no https address."],
  [
    { GITHUB_API_URL: "https://a.example.com/api/v3", GHE_HOST: "b.example.com" },
    "GITHUB_API_URL and GHE_HOST name different servers. Set one of them.",
  ],
])("%j is refused", (change, expected) => {
  const problems = problemsOf({ ...complete, ...change });

  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(expected);
  expect(problems[0]).not.toContain("hunter2");
});

test.each([
  ["with real line ends", pkcs1],
  ["with escaped line ends", pkcs1.replaceAll("\n", "\\n")],
  ["in quotes", `"${pkcs1.replaceAll("\n", "\\n")}"`],
  ["in base64", Buffer.from(pkcs1).toString("base64")],
  ["in PKCS #8", pkcs8],
])("a private key %s is read", (_, key) => {
  expect(readEnvironment({ ...complete, PRIVATE_KEY: key })).toMatchObject({
    state: "ready",
    settings: { privateKey: pkcs8 },
  });
});

test("a private key that is cut, of another type or no key at all is refused without being shown", () => {
  const cut = pkcs1.slice(0, 400);
  const { privateKey: other } = generateKeyPairSync("ed25519");
  const ed25519 = other.export({ type: "pkcs8", format: "pem" }).toString();

  const answers = [cut, ed25519, "hunter2hunter2"].map((key) =>
    problemsOf({ ...complete, PRIVATE_KEY: key }),
  );

  expect(answers).toEqual([
    [
      "PRIVATE_KEY begins like a private key but could not be read; it may be cut or its line ends lost. Give the whole .pem file of the app.",
    ],
    ["PRIVATE_KEY is a key of the type ed25519. GitHub Apps have RSA keys: give the .pem file of the app."],
    [
      'PRIVATE_KEY is no private key: it has no line "-----BEGIN … PRIVATE KEY-----". Give the whole .pem file of the app.',
    ],
  ]);
});

test("the private key may be in a file; a missing file is named", () => {
  const dir = mkdtempSync(join(tmpdir(), "connector-review-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, "app.pem");
  writeFileSync(path, pkcs1);
  const { PRIVATE_KEY: _, ...others } = complete;

  expect(readEnvironment({ ...others, PRIVATE_KEY_PATH: path })).toMatchObject({
    state: "ready",
    settings: { privateKey: pkcs8 },
  });
  expect(problemsOf({ ...others, PRIVATE_KEY_PATH: "/absent/app.pem" })).toEqual([
    "PRIVATE_KEY_PATH names /absent/app.pem, which could not be read (ENOENT). Mount the key file there.",
  ]);
  expect(problemsOf({ ...complete, PRIVATE_KEY_PATH: path })).toEqual([
    "PRIVATE_KEY and PRIVATE_KEY_PATH are both set. Set one of them.",
  ]);
});

test.each([
  [{ GHE_HOST: "ghe.example.com" }, "https://ghe.example.com/api/v3", "https://ghe.example.com"],
  [
    { GITHUB_API_URL: "https://ghe.example.com/api/v3/" },
    "https://ghe.example.com/api/v3",
    "https://ghe.example.com",
  ],
  [{ GITHUB_API_URL: "https://api.github.com" }, "https://api.github.com", "https://github.com"],
  [{ GITHUB_API_URL: "http://127.0.0.1:4000" }, "http://127.0.0.1:4000", "http://127.0.0.1:4000"],
])("%j is the server %s", (change, apiUrl, webUrl) => {
  expect(readEnvironment({ ...complete, ...change })).toMatchObject({ settings: { apiUrl, webUrl } });
});
