#!/usr/bin/env node
/**
 * The command line's door. Loads nothing before it knows that this Node can run it: an old one should hear one sentence,
 * not a stack trace.
 */
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `connector-review needs Node 22.19 or newer; this is Node ${process.versions.node} at ${process.execPath}.`,
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache?.();
  // Nobody reads any more (`… | head`): the command still ends in order and removes what it made.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const { run } = await import("./program.ts");
  process.exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    cwd: process.cwd(),
    out: process.stdout,
    err: process.stderr,
  });
}
