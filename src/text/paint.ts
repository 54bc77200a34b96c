/** Colors of a terminal, or none. */
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "underline" | "red" | "green" | "yellow" | "blue" | "cyan";
export type Paint = (style: Style | readonly Style[], text: string) => string;

/** @param hasColor decided by the caller, who knows the stream and the environment */
export function makePaint(hasColor: boolean): Paint {
  if (!hasColor) return (_style, text) => text;
  return (style, text) => {
    const styles: Style[] = typeof style === "string" ? [style] : [...style];
    return styles.length === 0 ? text : styleText(styles, text, { validateStream: false });
  };
}
