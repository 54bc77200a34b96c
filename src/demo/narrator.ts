/** Prints the steps of the demo, each with the time since the start. */
import { makePaint, type Paint } from "../text/paint.ts";
import type { Canvas } from "./show-conversation.ts";

export interface Narrator {
  readonly paint: Paint;
  readonly canvas: Canvas;
  /** ` 1.2 s  What happened.` */
  step(text: string): void;
  lines(lines: readonly string[]): void;
  /** Below the text of a step. */
  indented(text: string): string;
}

const timeWidth = 9;

export function newNarrator(options: {
  readonly write: (text: string) => void;
  readonly hasColor: boolean;
  readonly width: number;
}): Narrator {
  const started = performance.now();
  const paint = makePaint(options.hasColor);
  const lines = (all: readonly string[]): void => options.write(all.map((line) => `${line}\n`).join(""));
  return {
    paint,
    canvas: { paint, width: options.width },
    lines,
    step(text) {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      lines([`${paint("dim", `${seconds.padStart(5)} s  `)}${text}`]);
    },
    indented: (text) => " ".repeat(timeWidth) + text,
  };
}
