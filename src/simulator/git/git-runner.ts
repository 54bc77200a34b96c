/** A small process that starts git for a large one: see git-process.ts. It ends with the one that started it. */
import { execFile } from "node:child_process";
import type { GitOrder, GitResult } from "./git-process.ts";

const maxOutputBytes = 1024 * 1024 * 1024;

process.on("message", ({ id, directory, words, environment, input }: GitOrder) => {
  const options = {
    cwd: directory,
    env: environment,
    maxBuffer: maxOutputBytes,
    encoding: "buffer" as const,
  };
  const child = execFile("git", words, options, (error, output, complaints) => {
    const code = error === null ? 0 : error.code;
    const status = typeof code === "number" ? code : null;
    const said = complaints.toString("utf8") || (error?.message ?? "");
    const result: GitResult = { id, status, output, complaints: said };
    process.send?.(result);
  });
  child.stdin?.on("error", () => {
    // the exit status tells why
  });
  child.stdin?.end(input);
});
