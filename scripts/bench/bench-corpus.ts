/** Invented connectors with the sizes of published ones: p10 5.6 KB, p50 32 KB, p90 188 KB, p99 683 KB, max 1.1 MB. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
const percentiles: readonly (readonly [number, number])[] = [
  [0, 3_000],
  [0.1, 5_600],
  [0.5, 32_000],
  [0.9, 188_000],
  [0.99, 683_000],
  [1, 1_105_000],
];

/**
 * @param count connectors
 * @param size bytes of each swagger; without it, spread over the percentiles
 * @returns the directory
 */
export function writeCorpus(directory: string, count: number, size?: number): string {
  for (let index = 0; index < count; index += 1) {
    const folder = join(directory, "certified-connectors", `Contoso ${index}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "apiDefinition.swagger.json"),
      swaggerOf(index, size ?? sizeAt((index + 0.5) / count)),
    );
    for (const name of ["apiProperties.json", "readme.md"])
      writeFileSync(join(folder, name), readFileSync(join(clean, name)));
  }
  return directory;
}

function sizeAt(share: number): number {
  const upper = percentiles.findIndex(([at]) => at >= share);
  const [fromShare, from] = percentiles[Math.max(0, upper - 1)] ?? [0, 3_000];
  const [toShare, to] = percentiles[upper] ?? [1, 1_105_000];
  const part = toShare === fromShare ? 0 : (share - fromShare) / (toShare - fromShare);
  return from * (to / from) ** part;
}

interface Swagger {
  paths: Record<string, unknown>;
  definitions: Record<string, unknown>;
}

/** The clean connector, its operations repeated under other names until the text has the size. */
function swaggerOf(seed: number, size: number): string {
  const swagger = JSON.parse(readFileSync(join(clean, "apiDefinition.swagger.json"), "utf8")) as Swagger; // our own fixture
  const source = { paths: Object.entries(swagger.paths), text: JSON.stringify(swagger.paths) };
  const copies = Math.max(
    0,
    Math.round((size - JSON.stringify(swagger, null, 2).length) / (source.text.length * 1.6)),
  );
  for (let copy = 1; copy <= copies; copy += 1) {
    const renamed = source.text.replace(/"operationId":"(\w+)"/g, `"operationId":"$1N${seed}x${copy}"`);
    for (const [path, item] of Object.entries(JSON.parse(renamed) as Record<string, unknown>))
      swagger.paths[`/n${copy}${path}`] = item; // parsed from our own text
  }
  return `${JSON.stringify(swagger, null, 2)}\n`;
}
