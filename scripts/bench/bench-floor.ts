/** The floor of every measurement: the JSON files of a folder, read and parsed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = process.argv[2] ?? ".";
for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".json")) continue;
  const text = readFileSync(join(root, path), "utf8");
  try {
    JSON.parse(text);
  } catch {
    // Some published files are no JSON.
  }
}
