/** What rules see of a script.csx: its text, never run, never compiled. */
import type { Source } from "../text/source.ts";

export interface Script {
  readonly file: string;
  readonly source: Source;
  /** Bytes. */
  readonly size: number;
}
