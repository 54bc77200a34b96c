/** The container image, as far as it can be checked without building it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string): string[] => readFileSync(join(root, file), "utf8").trim().split("\n");

/** Made by the build itself. */
const built = ["dist", "node_modules"];
const copied = read("Dockerfile")
  .filter((line) => line.startsWith("COPY --from=build "))
  .flatMap((line) => line.split(" ").slice(2, -1))
  .map((path) => path.replace(/^\/app\//, ""));

/** As Docker reads it: the last pattern that matches the path, or a folder it is in, counts. */
function isIgnored(path: string): boolean {
  const parts = path.split("/");
  const names = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  return read(".dockerignore").reduce((ignored, line) => {
    const pattern = line.replace(/^!/, "");
    const matches = picomatch(pattern, { dot: true });
    return names.some((name) => matches(name)) ? pattern === line : ignored;
  }, false);
}

test("what the image takes from the build is there, and reaches the build", () => {
  const sources = copied.filter((path) => !built.includes(path));

  expect(copied).toEqual(expect.arrayContaining(built));
  expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(sources.filter(isIgnored)).toEqual([]);
});

test("neither keys nor the repository's history reach the build", () => {
  expect(
    ["key.pem", ".env", ".env.local", ".git/config", "data/database"].filter((path) => !isIgnored(path)),
  ).toEqual([]);
});
