import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import type { Icon } from "../../src/connector/icon/icon.ts";
import { measureIcon } from "../../src/connector/icon/measure-icon.ts";

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
const violet: Rgba = [75, 46, 131, 255];
const white: Rgba = [255, 255, 255, 255];
const clear: Rgba = [0, 0, 0, 0];

function draw(width: number, height: number, color: (x: number, y: number) => Rgba): Sharp {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set(color(x, y), (y * width + x) * 4);
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } });
}

async function measure(image: Sharp): Promise<Icon> {
  return measureIcon("icon.png", await image.png().toBuffer());
}

/** Logo of 80 × 60 at 60, 70. */
function withLogo(plate: Rgba): (x: number, y: number) => Rgba {
  return (x, y) => (x >= 60 && x < 140 && y >= 70 && y < 130 ? white : plate);
}

test("a logo on a plate is measured", async () => {
  const icon = await measure(draw(200, 200, withLogo(violet)));

  expect(icon.format).toBe("png");
  expect(icon.problem).toBeUndefined();
  expect(icon.image).toEqual({
    width: 200,
    height: 200,
    transparentShare: 0,
    borderTransparentShare: 0,
    hasRoundedCorners: false,
    background: { red: 75, green: 46, blue: 131 },
    backgroundShare: 1,
    logo: { left: 60, top: 70, right: 140, bottom: 130 },
    whiteLogoShare: 1,
    look: undefined,
  });
});

test("a plate without logo has none", async () => {
  const icon = await measure(draw(100, 100, () => violet));

  expect(icon.image?.logo).toBeUndefined();
});

test("a logo on nothing has no background colour", async () => {
  const icon = await measure(draw(200, 200, withLogo(clear)));

  expect(icon.image?.background).toBeUndefined();
  expect(icon.image?.backgroundShare).toBe(0);
  expect(icon.image?.borderTransparentShare).toBe(1);
  expect(icon.image?.transparentShare).toBe(0.88);
  expect(icon.image?.hasRoundedCorners).toBe(false);
});

test.each([
  ["transparent", clear],
  ["white", white],
] as const)("%s corners round the plate", async (_, corner) => {
  const isCut = (x: number, y: number): boolean => Math.min(x, 199 - x) + Math.min(y, 199 - y) < 20;

  const icon = await measure(draw(200, 200, (x, y) => (isCut(x, y) ? corner : violet)));

  expect(icon.image?.hasRoundedCorners).toBe(true);
  expect(icon.image?.background).toEqual({ red: 75, green: 46, blue: 131 });
  expect(icon.image?.backgroundShare).toBeCloseTo(0.81, 1);
});

test("a border of many colours has no dominant one", async () => {
  const icon = await measure(draw(100, 100, (x, y) => [x * 2, y * 2, 255 - x * 2, 255]));

  expect(icon.image?.background).toBeUndefined();
  expect(icon.image?.logo).toBeUndefined();
});

test("grey, palette and 16-bit images are measured like any other", async () => {
  const plate = draw(120, 120, () => [128, 128, 128, 255]);
  const variants = [
    plate.clone().toColourspace("b-w").png(),
    plate.clone().png({ palette: true }),
    plate.clone().toColourspace("rgb16").png(),
  ];

  for (const variant of variants) {
    const icon = await measureIcon("icon.png", await variant.toBuffer());
    const { red = 0, green = 0, blue = 0 } = icon.image?.background ?? {};

    expect([red, green, blue].every((channel) => Math.abs(channel - 128) <= 1)).toBe(true);
  }
});

test("the format is read from the content, not from the name", async () => {
  const jpeg = await draw(100, 100, () => violet)
    .jpeg()
    .toBuffer();
  const webp = await draw(100, 100, () => violet)
    .webp()
    .toBuffer();

  expect((await measureIcon("icon.png", jpeg)).format).toBe("jpeg");
  expect((await measureIcon("icon.png", webp)).format).toBe("webp");
  expect((await measureIcon("icon.png", jpeg)).image?.width).toBe(100);
});

test.each([
  ["an SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "svg", "it is an SVG drawing"],
  ["a web page", "<!DOCTYPE html><html><svg></svg></html>", "other", "its content is no image"],
  ["nothing", "", "other", "its content is no image"],
  ["a BMP", "BM....", "bmp", "it is a BMP image"],
])("%s named icon.png is not decoded", async (_, content, format, problem) => {
  const bytes = new TextEncoder().encode(content);

  const icon = await measureIcon("icon.png", bytes);

  expect(icon).toEqual({ file: "icon.png", size: bytes.length, format, image: undefined, problem });
});

test("an image that is cut off has no measures", async () => {
  const whole = await draw(200, 200, (x, y) => [(x * y) % 256, (x * 7) % 256, (y * 13) % 256, 255])
    .png()
    .toBuffer();

  const icon = await measureIcon("icon.png", whole.subarray(0, whole.length / 2));

  expect(icon.image).toBeUndefined();
  expect(icon.problem).toBe("the image is damaged or cut off");
});

test("a small file that claims billions of pixels is refused", async () => {
  const bytes = await draw(10, 10, () => violet)
    .png()
    .toBuffer();
  bytes.writeUInt32BE(60_000, 16); // width and height in the IHDR chunk
  bytes.writeUInt32BE(60_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);

  const icon = await measureIcon("icon.png", bytes);

  expect(icon.image).toBeUndefined();
  expect(icon.problem).toBe("it has more than 4096 × 4096 pixels");
});
