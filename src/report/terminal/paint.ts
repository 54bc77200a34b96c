/** Colours of a terminal, or none. */
export type Paint = (style: Style, text: string) => string;
export type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "green";

const codes: Record<Style, number> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 };

export function makePaint(hasColor: boolean): Paint {
  return hasColor ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_style, text) => text;
}
