/** What a part of a definition is called in a sentence, with the author's words quoted. */
import { quoted } from "./quoted.ts";

interface Label {
  /** With its article: "the parameter". */
  readonly what: string;
  readonly name?: string;
  /** What it belongs to. */
  readonly of?: string;
}

/** "the parameter `id` of `GetUser`". */
export function partLabel({ what, name, of }: Label): string {
  const named = name === undefined ? what : `${what} ${quoted(name)}`;
  return of === undefined ? named : `${named} of ${quoted(of)}`;
}

/** "The parameter `id` of `GetUser`": at the beginning of a sentence. */
export function partLabelAtStart(label: Label): string {
  const text = partLabel(label);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
