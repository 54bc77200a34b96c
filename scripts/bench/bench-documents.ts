/** What definitions cost that somebody built to harm, each reviewed in one process with little memory. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface DocumentCost {
  readonly name: string;
  /** User + system CPU of its review alone. */
  readonly cpuMs: number;
}

/** Dearest first. */
export function documentCosts(): readonly DocumentCost[] {
  const child = join(import.meta.dirname, "../../test/helpers/hostile-child.ts");
  const ended = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--max-old-space-size=400", child],
    { encoding: "utf8", timeout: 200_000, maxBuffer: 16_000_000 },
  );
  if (ended.status !== 0) throw new Error(`the review of hostile documents ended: ${ended.stderr}`);
  return ended.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { readonly name: string; readonly ms?: number }) // our own child writes it
    .flatMap(({ name, ms }) => (ms === undefined ? [] : [{ name, cpuMs: ms }]))
    .toSorted((one, other) => other.cpuMs - one.cpuMs);
}
