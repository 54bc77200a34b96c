/** A text file of a connector: its bytes decoded, and as JSON where it should be JSON. */
import type { Decoded } from "../text/encoding/decode.ts";
import type { ParsedJson } from "../text/json/parse-json.ts";
import type { Source } from "../text/source.ts";

export interface TextFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly source: Source;
  readonly decoded: Decoded;
  /** Present for files that have to be JSON. Parsed when first asked for. */
  readonly json?: ParsedJson;
}
