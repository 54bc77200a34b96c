/** Colors of a terminal, or none. */
import { styleText } from "node:util";

export type Paint = (style: Style, text: string) => string;
export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "green";

export function makePaint(hasColor: boolean): Paint {
  // Whether the stream shows colors was decided by the caller.
  return hasColor
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text;
}
