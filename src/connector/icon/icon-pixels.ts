/** What an icon's pixels say: transparency, background, logo, corners. Colours are compared with tolerance. */
import type { Box, Color, IconImage } from "./icon.ts";
import { lookOf } from "./icon-look.ts";

/** Per channel, for pixels that ought to be one color; JPEG and resampling move them a little. */
const sameTolerance = 8;
/** Per channel, for pixels that are something else; between lie the soft edges of shapes. */
const otherTolerance = 24;
/** From here up to 255 a channel counts as white. */
const nearlyWhite = 230;
/** Alpha below which a pixel shows what lies behind it rather than itself. */
const halfOpaque = 128;

/** @param rgba four bytes a pixel, row by row */
export function measurePixels(rgba: Uint8Array, width: number, height: number): IconImage {
  const pixels: Pixels = { rgba, width, height };
  const border = borderOffsets(pixels);
  const background = dominantColor(pixels, border);
  const logo = measureLogo(pixels, background);
  const matching =
    background === undefined ? [] : border.filter((at) => isLike(pixels, at, background, sameTolerance));
  return {
    width,
    height,
    transparentShare: transparentShare(pixels),
    borderTransparentShare: border.filter((at) => alphaAt(pixels, at) < 255).length / border.length,
    hasRoundedCorners: hasRoundedCorners(pixels),
    background,
    backgroundShare: matching.length / border.length,
    ...logo,
    look:
      background === undefined || logo.logo === undefined
        ? undefined
        : lookOf(rgba, width, logo.logo, background),
  };
}

interface Pixels {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Offsets of the outermost pixels, each once. */
function borderOffsets(pixels: Pixels): number[] {
  const { width, height } = pixels;
  const offsets: number[] = [];
  for (let x = 0; x < width; x++) {
    offsets.push(offsetOf(pixels, x, 0));
    if (height > 1) offsets.push(offsetOf(pixels, x, height - 1));
  }
  for (let y = 1; y < height - 1; y++) {
    offsets.push(offsetOf(pixels, 0, y));
    if (width > 1) offsets.push(offsetOf(pixels, width - 1, y));
  }
  return offsets;
}

/** The median of each channel: if most pixels have one color, it is that one. */
function dominantColor(pixels: Pixels, offsets: readonly number[]): Color | undefined {
  const opaque = offsets.filter((at) => alphaAt(pixels, at) >= halfOpaque);
  if (opaque.length * 2 < offsets.length) return undefined;
  const median = (channel: number): number => {
    const values = opaque.map((at) => pixels.rgba[at + channel] ?? 0).sort((one, other) => one - other);
    return values[values.length >> 1] ?? 0;
  };
  const color = { red: median(0), green: median(1), blue: median(2) };
  const like = offsets.filter((at) => isLike(pixels, at, color, sameTolerance));
  return like.length * 2 >= offsets.length ? color : undefined;
}

function transparentShare({ rgba, width, height }: Pixels): number {
  let count = 0;
  for (let at = 3; at < rgba.length; at += 4) if ((rgba[at] ?? 0) < 255) count++;
  return count / (width * height);
}

function measureLogo(
  pixels: Pixels,
  background: Color | undefined,
): { readonly logo: Box | undefined; readonly whiteLogoShare: number } {
  if (background === undefined) return { logo: undefined, whiteLogoShare: 0 };
  const { width, height } = pixels;
  let [left, top, right, bottom] = [width, height, 0, 0];
  let count = 0;
  let white = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = offsetOf(pixels, x, y);
      if (isLike(pixels, at, background, otherTolerance)) continue;
      count++;
      if (isNearlyWhite(pixels, at)) white++;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return count === 0
    ? { logo: undefined, whiteLogoShare: 0 }
    : { logo: { left, top, right, bottom }, whiteLogoShare: white / count };
}

/** Corners that are alike, middles of edges that are alike, and the two unlike: a plate with rounded corners. */
function hasRoundedCorners(pixels: Pixels): boolean {
  const right = pixels.width - 1;
  const bottom = pixels.height - 1;
  const at = (x: number, y: number): number => offsetOf(pixels, x, y);
  const corners = [at(0, 0), at(right, 0), at(0, bottom), at(right, bottom)];
  const middles = [at(right >> 1, 0), at(right >> 1, bottom), at(0, bottom >> 1), at(right, bottom >> 1)];
  if (middles.some((middle) => alphaAt(pixels, middle) < halfOpaque)) return false;
  if (corners.every((corner) => alphaAt(pixels, corner) < halfOpaque)) return true;
  if (corners.some((corner) => alphaAt(pixels, corner) < halfOpaque)) return false;
  const [corner, middle] = [colorAt(pixels, corners[0] ?? 0), colorAt(pixels, middles[0] ?? 0)];
  return (
    corners.every((other) => isLike(pixels, other, corner, sameTolerance)) &&
    middles.every((other) => isLike(pixels, other, middle, sameTolerance)) &&
    !isLike(pixels, corners[0] ?? 0, middle, otherTolerance)
  );
}

function offsetOf({ width }: Pixels, x: number, y: number): number {
  return (y * width + x) * 4;
}

function alphaAt({ rgba }: Pixels, at: number): number {
  return rgba[at + 3] ?? 0;
}

function colorAt({ rgba }: Pixels, at: number): Color {
  return { red: rgba[at] ?? 0, green: rgba[at + 1] ?? 0, blue: rgba[at + 2] ?? 0 };
}

/** A see-through pixel is like no color. */
function isLike({ rgba }: Pixels, at: number, { red, green, blue }: Color, tolerance: number): boolean {
  return (
    (rgba[at + 3] ?? 0) >= halfOpaque &&
    Math.abs((rgba[at] ?? 0) - red) <= tolerance &&
    Math.abs((rgba[at + 1] ?? 0) - green) <= tolerance &&
    Math.abs((rgba[at + 2] ?? 0) - blue) <= tolerance
  );
}

function isNearlyWhite({ rgba }: Pixels, at: number): boolean {
  return (
    (rgba[at] ?? 0) >= nearlyWhite && (rgba[at + 1] ?? 0) >= nearlyWhite && (rgba[at + 2] ?? 0) >= nearlyWhite
  );
}
