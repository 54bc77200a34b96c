/** Code of handlers in the readme's fenced blocks: read as text, never run. */
import type { Connector } from "../../connector/connector.ts";
import { atRange, type RangeLocation } from "../../text/location.ts";
import { contractOf } from "./_contract.ts";

export interface Handler {
  readonly code: string;
  /** The heading it is below. */
  readonly heading: string;
  /** Where a piece of the code is. */
  at(piece: string): RangeLocation;
}

const languages = /^(?:cs|csharp|c#|js|javascript|ts|typescript|py|python|java|php|powershell|go)$/i;

/** None where the folder describes no API connector. */
export function handlersOf(connector: Connector): readonly Handler[] {
  const readme = contractOf(connector)?.readme;
  if (readme === undefined) return [];
  return readme.codeBlocks
    .filter(({ language }) => languages.test(language ?? ""))
    .map(({ text, span }) => ({
      code: text,
      heading: readme.sections.findLast((section) => section.heading.end <= span.start)?.title ?? "",
      at(piece) {
        const at = readme.source.text.indexOf(piece, span.start);
        const start = at === -1 || at >= span.end ? span.start : at;
        return atRange(readme.source.path, { start, end: Math.min(span.end, start + piece.length) });
      },
    }));
}
