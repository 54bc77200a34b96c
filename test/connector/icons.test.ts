/** Icons as people submit them, drawn here, and what the rules about icons say to each. */
import { crc32 } from "node:zlib";
import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const brand = "#4b2e83";
const iconRules = rules.filter(({ id }) => id.startsWith("icon/"));

interface Drawing {
  readonly width?: number;
  readonly height?: number;
  readonly plate?: string;
  /** Side of the white logo in the middle, or a piece of SVG in its place. */
  readonly logo?: number | string;
}

function svgOf({ width = 200, height = 200, plate = brand, logo = 90 }: Drawing): string {
  const middle =
    typeof logo === "string"
      ? logo
      : `<rect x="${(width - logo) / 2}" y="${(height - logo) / 2}" width="${logo}" height="${logo}" fill="#fff"/>`;
  const back = plate.startsWith("<") ? plate : `<rect width="100%" height="100%" fill="${plate}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${back}${middle}</svg>`;
}

function draw(drawing: Drawing = {}): Sharp {
  return sharp(Buffer.from(svgOf(drawing)));
}

function png(drawing: Drawing = {}): Promise<Buffer> {
  return draw(drawing).png().toBuffer();
}

/** Covers what `source` draws: the rest gets the alpha given. */
function alphaOf(source: string): OverlayOptions {
  return { input: Buffer.from(svgOf({ plate: "<g/>", logo: source })), blend: "dest-in" };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const afterHeader = 33;

/** A PNG image whose image is the first of two frames. */
function animated(image: Buffer): Buffer {
  const control = chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  const frame = Buffer.alloc(26);
  image.copy(frame, 4, 16, 24);
  frame.writeUInt16BE(1, 20);
  frame.writeUInt16BE(10, 22);
  return Buffer.concat([
    image.subarray(0, afterHeader),
    control,
    chunk("fcTL", frame),
    image.subarray(afterHeader),
  ]);
}

/** Claims another size than it has. */
function claiming(image: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(image.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([image.subarray(0, 8), chunk("IHDR", header), image.subarray(afterHeader)]);
}

async function twoFrames(): Promise<Sharp> {
  return sharp([await png(), await png({ plate: "#ffffff" })], { join: { animated: true } });
}

const gradient = (to: string): string =>
  `<defs><linearGradient id="g"><stop offset="0" stop-color="${brand}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`;
const circle = '<circle cx="100" cy="100" r="45" fill="#fff"/>';
const frame = `<rect width="100%" height="100%" fill="${brand}"/>`;

const cases: readonly (readonly [name: string, bytes: () => Promise<Buffer>, spoken: readonly string[]])[] = [
  ["a white logo on the brand colour", () => png(), []],
  ["the smallest size", () => png({ width: 100, height: 100, logo: 50 }), []],
  ["one pixel less than the smallest", () => png({ width: 99, height: 99, logo: 50 }), ["icon/dimensions"]],
  ["the largest size", () => png({ width: 230, height: 230, logo: 160 }), []],
  ["one pixel more than the largest", () => png({ width: 231, height: 231, logo: 160 }), ["icon/dimensions"]],
  ["one pixel wider than high", () => png({ width: 201 }), ["icon/square"]],
  ["a banner", () => png({ width: 400, height: 100, logo: 50 }), ["icon/dimensions", "icon/square"]],
  ["a single pixel", () => png({ width: 1, height: 1, logo: "" }), ["icon/dimensions"]],
  ["a colour eight steps off", () => png({ plate: "#533683" }), []],
  ["a colour nine steps off", () => png({ plate: "#4b378c" }), ["icon/background-match"]],
  [
    "a white background",
    () => png({ plate: "#ffffff", logo: '<circle cx="100" cy="100" r="45" fill="#4b2e83"/>' }),
    ["icon/background-forbidden"],
  ],
  [
    "nearly white",
    () => png({ plate: "#fbfbfb", logo: '<circle cx="100" cy="100" r="45" fill="#4b2e83"/>' }),
    ["icon/background-forbidden"],
  ],
  [
    "one step darker than nearly white",
    () => png({ plate: "#fafafa", logo: '<circle cx="100" cy="100" r="45" fill="#4b2e83"/>' }),
    ["icon/background-match"],
  ],
  ["the default blue", () => png({ plate: "#007ee5" }), ["icon/background-forbidden"]],
  ["a step beside the default blue", () => png({ plate: "#007ee6" }), ["icon/background-forbidden"]],
  ["a strong gradient", () => png({ plate: gradient("#ff8800") }), ["icon/background-uniform"]],
  ["a faint gradient", () => png({ plate: gradient("#4f3287") }), []],
  [
    "a frame of another colour",
    () =>
      png({
        plate: frame,
        logo: `<rect width="198" height="198" x="1" y="1" fill="none" stroke="#ff8800" stroke-width="2"/>${circle}`,
      }),
    ["icon/background-match", "icon/logo-ratio"],
  ],
  [
    "two halves",
    () => png({ plate: `${frame}<rect width="100" height="200" fill="#ff8800"/>`, logo: circle }),
    ["icon/background-uniform"],
  ],
  ["a logo just below the limit", () => png({ logo: 138 }), []],
  ["a logo at the limit", () => png({ logo: 140 }), ["icon/logo-ratio"]],
  [
    "a logo that is too wide only",
    () => png({ logo: '<rect x="20" y="80" width="160" height="40" fill="#fff"/>' }),
    ["icon/logo-ratio"],
  ],
  ["a logo in a corner", () => png({ logo: '<rect x="10" y="10" width="60" height="60" fill="#fff"/>' }), []],
  [
    "a logo that reaches one edge",
    () => png({ logo: '<rect x="80" y="140" width="40" height="60" fill="#fff"/>' }),
    ["icon/background-uniform"],
  ],
  ["no logo", () => png({ logo: "" }), []],
  [
    "a coloured logo",
    () => png({ logo: '<circle cx="100" cy="100" r="45" fill="#ffb900"/>' }),
    ["icon/logo-white"],
  ],
  [
    "rounded corners on white",
    () =>
      png({
        plate: `<rect width="200" height="200" fill="#fff"/><rect width="200" height="200" rx="30" fill="${brand}"/>`,
      }),
    ["icon/rounded"],
  ],
  [
    "rounded corners on nothing",
    () => png({ plate: `<rect width="200" height="200" rx="30" fill="${brand}"/>` }),
    ["icon/rounded", "icon/transparent"],
  ],
  [
    "corners rounded by a fifth of the side, on nothing",
    () => png({ plate: `<rect width="200" height="200" rx="40" fill="${brand}"/>` }),
    ["icon/rounded", "icon/transparent"],
  ],
  [
    "a mark in one corner",
    () => png({ plate: `${frame}<path d="M0 0h12v12H0z" fill="#ff8800"/>` }),
    ["icon/logo-ratio"],
  ],
  [
    "a circle on nothing",
    () => png({ plate: `<circle cx="100" cy="100" r="100" fill="${brand}"/>` }),
    ["icon/transparent"],
  ],
  [
    "shapes on nothing that touch the edges",
    () => png({ plate: `<path d="M90 0h20v200H90zM0 90h200v20H0z" fill="${brand}"/>`, logo: "" }),
    ["icon/transparent"],
  ],
  ["a logo on nothing", () => png({ plate: "<g/>", logo: circle }), ["icon/transparent"]],
  ["an alpha channel that is fully opaque", () => draw().ensureAlpha().png().toBuffer(), []],
  [
    "a hole inside the logo",
    () =>
      draw()
        .composite([alphaOf('<path fill-rule="evenodd" d="M0 0h200v200H0z M90 90h20v20H90z"/>')])
        .png()
        .toBuffer(),
    [],
  ],
  [
    "a border that one can see through a little",
    () =>
      draw()
        .composite([alphaOf('<rect width="200" height="200" fill="#000" fill-opacity="0.99"/>')])
        .png()
        .toBuffer(),
    ["icon/transparent"],
  ],
  ["a palette", () => draw().png({ palette: true, colours: 4 }).toBuffer(), []],
  [
    "a palette with a transparent colour",
    () =>
      sharp(Buffer.from(svgOf({ plate: "<g/>", logo: circle })))
        .png({ palette: true })
        .toBuffer(),
    ["icon/transparent"],
  ],
  ["16 bits a channel", () => draw().toColourspace("rgb16").png().toBuffer(), []],
  ["interlaced", () => draw().png({ progressive: true }).toBuffer(), []],
  [
    "greyscale",
    () => draw({ plate: "#404040" }).toColourspace("b-w").png().toBuffer(),
    ["icon/background-match"],
  ],
  ["an animated PNG image", async () => animated(await png()), []],
  ["an animated GIF image", async () => (await twoFrames()).gif().toBuffer(), ["icon/format"]],
  [
    "an animated WebP image",
    async () => (await twoFrames()).webp({ lossless: true }).toBuffer(),
    ["icon/format"],
  ],
  ["a JPEG image", () => draw().jpeg({ quality: 95 }).toBuffer(), ["icon/format"]],
  [
    "a JPEG image in the colours of printers",
    () => draw().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(),
    ["icon/background-match", "icon/format"],
  ],
  ["an SVG drawing named .png", async () => Buffer.from(svgOf({})), ["icon/format"]],
  [
    "a web page named .png",
    async () => Buffer.from("<!doctype html><html><body>404</body></html>"),
    ["icon/format"],
  ],
  ["an empty file", async () => Buffer.alloc(0), ["icon/format"]],
  ["cut off in the middle", async () => half(await png({ plate: gradient("#ff8800") })), ["icon/format"]],
  [
    "a few kilobytes that claim four billion pixels",
    async () => claiming(await png(), 65_000, 65_000),
    ["icon/format"],
  ],
  [
    "random bytes behind the signature",
    async () => Buffer.concat([(await png()).subarray(0, 8), Buffer.alloc(500, 7)]),
    ["icon/format"],
  ],
  ["a megabyte of metadata", async () => withComment(await png(), 1_048_576), ["icon/weight"]],
];

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

function withComment(image: Buffer, size: number): Buffer {
  const text = chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), Buffer.alloc(size, "x")]));
  return Buffer.concat([image.subarray(0, afterHeader), text, image.subarray(afterHeader)]);
}

test.each(cases)("%s", async (_, bytes, spoken) => {
  const files = Object.fromEntries(
    [...readCleanConnector("certified")].map(([path, content]) => [`contoso/${path}`, content]),
  );

  const review = await reviewFiles(
    { ...files, "contoso/icon.png": await bytes() },
    { folder: "contoso", kind: "certified", rules: iconRules },
  );

  expect(review.findings.map(({ rule }) => rule).sort()).toEqual(spoken);
  expect(review.unchecked.filter(({ because }) => because === "rule-crashed")).toEqual([]);
});

test("where the icon is too large, the room of its logo is that of the largest size", async () => {
  const files = Object.fromEntries(readCleanConnector("certified"));

  const review = await reviewFiles(
    { ...files, "icon.png": await png({ width: 400, height: 400, logo: 340 }) },
    { folder: "", kind: "certified", rules: iconRules },
  );

  const found = review.findings.find(({ rule }) => rule === "icon/logo-ratio");
  expect(found?.occurrences[0].fix).toBe(
    "Scale the logo down to less than 161 pixels in width and height of an icon of 230 × 230, with even room around it.",
  );
});
