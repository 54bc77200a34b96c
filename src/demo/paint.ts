/** Colours of a terminal, or none. */
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "underline" | "red" | "green" | "yellow" | "cyan";
export type Paint = (style: Style | readonly Style[], text: string) => string;

export function makePaint(isColoured: boolean): Paint {
  if (!isColoured) return (_style, text) => text;
  return (style, text) => {
    const styles: Style[] = typeof style === "string" ? [style] : [...style];
    return styles.length === 0 ? text : styleText(styles, text, { validateStream: false });
  };
}
