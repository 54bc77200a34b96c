/** Small readings of bodies for the record. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textIn(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" ? found : "";
}

export function numberIn(value: unknown, key: string): number | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "number" ? found : undefined;
}

export function listIn(value: unknown, key: string): readonly unknown[] {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The first line that people read, after our marker. */
export function gist(body: string): string {
  return linesOf(body)[0] ?? "(empty)";
}

const maxLines = 16;
const maxLineLength = 240;

/** The beginning of a text, indented. */
export function bodyLines(body: string): string[] {
  const lines = linesOf(body);
  const shown = lines.slice(0, maxLines).map((line) => `    ${line}`);
  return lines.length > maxLines ? [...shown, `    … and ${lines.length - maxLines} more lines`] : shown;
}

/** Without markers, addresses, and the list of rules that had nothing to look at. */
function linesOf(body: string): string[] {
  return body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("<!-- connector-review:"))
    .filter(
      (line) =>
        !/^- .*: \d+ rules?, no /.test(line) && line !== "| | where | what |" && line !== "|---|---|---|",
    )
    .map((line) => line.replace(/\[((?:`[^`]*`|[^[\]])*)\]\(https?:[^)]*\)/g, "$1"))
    .map((line) => (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line));
}
