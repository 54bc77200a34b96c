/** A peer: @apidevtools/swagger-parser's validate on every swagger of a folder, with nothing resolved outside. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";

const root = process.argv[2] ?? ".";
for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
  if (!path.toLowerCase().endsWith(".swagger.json")) continue;
  try {
    await SwaggerParser.validate(JSON.parse(readFileSync(join(root, path), "utf8")), {
      resolve: { external: false, file: false, http: false },
      dereference: { circular: "ignore" },
    });
  } catch {
    // What it refuses costs time, too.
  }
}
