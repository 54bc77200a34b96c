/** What a parameter of a connection is called in a sentence. */
import { quoted } from "./quoted.ts";

interface NamedParameter {
  readonly name: string;
  /** Of connection parameters; undefined for a parameter outside any set. */
  readonly set: string | undefined;
}

/** Within a sentence: "the connection parameter `api_key` of the set `Key`". */
export function connectionParameter({ set, name }: NamedParameter): string {
  return `the connection parameter ${quoted(name)}${set === undefined ? "" : ` of the set ${quoted(set)}`}`;
}

/** At the beginning of a sentence. */
export function connectionParameterAtStart(parameter: NamedParameter): string {
  return `The${connectionParameter(parameter).slice(3)}`;
}
