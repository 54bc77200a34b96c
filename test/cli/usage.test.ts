import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

test.each([
  [["chekc"], "connector-review: unknown command 'chekc'\n(Did you mean check?)\n"],
  [["check", "--bsae", "main"], "connector-review: unknown option '--bsae'\n(Did you mean --base?)\n"],
  [
    ["check", "--format", "xml"],
    "connector-review: option '--format <format>' argument 'xml' is invalid. Allowed choices are terminal, json, markdown.\nconnector-review --help shows the commands and options.\n",
  ],
  [
    ["plan"],
    "connector-review: required option '--base <ref>' not specified\nconnector-review --help shows the commands and options.\n",
  ],
  [
    ["review", "contoso"],
    "connector-review: command-argument value 'contoso' is invalid for argument 'pull-request'. It is written OWNER/REPO#NUMBER.\nconnector-review --help shows the commands and options.\n",
  ],
  [
    ["rules", "operation/id-not-uniqe"],
    "connector-review: There is no rule 'operation/id-not-uniqe'.\nDid you mean 'operation/id-not-unique'?\n",
  ],
  [
    ["check", "--base", "main", "fixtures"],
    "connector-review: Paths and --base do not go together: --base reviews every connector that changed.\nLeave out the paths, or leave out --base.\n",
  ],
])("%j is refused with one line what and one line how", async (args, message) => {
  const ended = await runCommand(args);

  expect(ended).toEqual({ code: 2, out: "", err: message });
});

test("a bot that can't start says why, and nothing about a review", async () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const noFolder = import.meta.filename;
  const environment = {
    APP_ID: "7",
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: "0123456789abcdef",
    DATA_DIR: noFolder,
    PORT: "0",
  };

  const unset = await runCommand(["start"]);
  const { code, err } = await runCommand(["start"], { environment });

  expect([unset.code, unset.err.match(/is not set/g)?.length]).toEqual([2, 3]);
  expect([code, err]).toEqual([
    2,
    `connector-review: The data folder ${noFolder} (DATA_DIR) cannot be written: EEXIST: file already exists, mkdir '${noFolder}'.\nThe bot does not run. DEBUG=1 shows where it stopped.\n`,
  ]);
});

test("help and version go to standard output with exit code 0", async () => {
  const help = await runCommand(["--help"]);
  const version = await runCommand(["--version"]);

  expect([help.code, help.err]).toEqual([0, ""]);
  expect(help.out).toContain("Exit codes: 0 nothing new of severity error");
  expect([version.code, version.out]).toEqual([0, "0.1.0\n"]);
});

test("called with nothing, it shows help and says that this was no command", async () => {
  const ended = await runCommand([]);

  expect(ended.code).toBe(2);
  expect(ended.err).toContain("Usage: connector-review");
});

test("a missing folder and a folder without connectors have different messages", async () => {
  const absent = await runCommand(["check", "/nowhere/at-all"]);
  const empty = await runCommand(["check", "docs"]);

  expect([absent.code, absent.err.split("\n")[0]]).toEqual([
    2,
    "connector-review: There is no folder /nowhere/at-all.",
  ]);
  expect([empty.code, empty.err.split("\n")[0]]).toEqual([
    2,
    `connector-review: No connector below ${process.cwd()}/docs.`,
  ]);
});
