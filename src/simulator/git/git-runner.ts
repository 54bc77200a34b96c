/** A small process that starts git for a large one: see git-process.ts. It ends with the one that started it. */
import { execFile } from "node:child_process";
import type { GitCommand, GitResult } from "./git-process.ts";

const maxOutputBytes = 1024 * 1024 * 1024;

process.on("message", ({ id, directory, args, environment, input }: GitCommand) => {
  const options = {
    cwd: directory,
    env: environment,
    maxBuffer: maxOutputBytes,
    encoding: "buffer" as const,
  };
  const child = execFile("git", args, options, (error, stdout, stderr) => {
    const code = error === null ? 0 : error.code;
    const status = typeof code === "number" ? code : null;
    const message = stderr.toString("utf8") || (error?.message ?? "");
    const result: GitResult = { id, status, stdout, stderr: message };
    process.send?.(result);
  });
  child.stdin?.on("error", () => {
    // The exit status says why.
  });
  child.stdin?.end(input);
});
