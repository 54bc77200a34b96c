/** What measuring one icon takes once sharp is loaded. */
import sharp from "sharp";
import { measureIcon } from "../../src/connector/icon/measure-icon.ts";
import { median } from "./bench-process.ts";

const warmUps = 20;

/** Wall time in ms of one icon of 230 × 230 pixels with soft edges and transparency, the median of so many. */
export async function iconMilliseconds(times: number): Promise<number> {
  const taken: number[] = [];
  for (let round = -warmUps; round < times; round++) {
    // Another each time: a measured icon is cached.
    const bytes = await drawIcon(round + warmUps);
    const start = performance.now();
    const { image } = await measureIcon("icon.png", bytes);
    if (image === undefined) throw new Error("the icon of the benchmark cannot be read");
    if (round >= 0) taken.push(performance.now() - start);
  }
  return median(taken);
}

function drawIcon(at: number): Promise<Buffer> {
  const rays = Array.from(
    { length: 60 },
    (_, index) =>
      `<line x1="115" y1="115" x2="${40 + index * 2.5}" y2="${40 + ((index * 37) % 150)}" stroke="#fff" stroke-width="0.7"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="230" height="230"><rect width="100%" height="100%" rx="40" fill="#4b2e83"/>${rays.join("")}<rect x="${60 + (at % 100)}" y="${60 + Math.floor(at / 100)}" width="1" height="1" fill="#fff"/></svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}
