/** Which icons people would take for each other. Drawn as paths: fonts differ between machines. */
import sharp from "sharp";
import { expect, test } from "vitest";
import type { IconLook } from "../../src/connector/icon/icon.ts";
import { looksAlike } from "../../src/connector/icon/icon-look.ts";
import { measureIcon } from "../../src/connector/icon/measure-icon.ts";

const violet = "#4b2e83";

const logos = {
  invoice:
    '<path d="M60 44h58l24 24v88H60z" fill="#fff"/><path d="M74 84h54v8H74zm0 18h54v8H74zm0 28h30v10H74z" fill="#4b2e83"/>',
  table:
    '<path d="M60 44h82v112H60z" fill="#fff"/><path d="M70 60h28v20H70zm34 0h28v20h-28zM70 90h28v20H70zm34 0h28v20h-28zM70 120h28v20H70zm34 0h28v20h-28z" fill="#4b2e83"/>',
  rings:
    '<g fill="none" stroke="#fff" stroke-width="9"><circle cx="80" cy="90" r="28"/><circle cx="120" cy="90" r="28"/><circle cx="100" cy="122" r="28"/></g>',
  bars: '<path d="M52 120h14v30H52zm22-30h14v60H74zm22 18h14v42H96zm22-48h14v90h-14zm22 30h14v60h-14z" fill="#fff"/>',
  network:
    '<path d="M60 60l80 20-50 60z" fill="none" stroke="#fff" stroke-width="6"/><g fill="#fff"><circle cx="60" cy="60" r="14"/><circle cx="140" cy="80" r="14"/><circle cx="90" cy="140" r="14"/></g>',
};

const plain = {
  nothing: "",
  disc: '<circle cx="100" cy="100" r="45" fill="#fff"/>',
  square: '<path d="M60 60h80v80H60z" fill="#fff"/>',
  triangle: '<path d="M100 55l45 90H55z" fill="#fff"/>',
  ring: '<circle cx="100" cy="100" r="40" fill="none" stroke="#fff" stroke-width="12"/>',
  L: '<path d="M70 50h20v80h45v20H70z" fill="#fff"/>',
  T: '<path d="M60 50h80v20h-30v80H90V70H60z" fill="#fff"/>',
  O: '<path fill-rule="evenodd" d="M60 50h80v100H60zM82 72v56h36V72z" fill="#fff"/>',
  H: '<path d="M60 50h20v40h40V50h20v100h-20v-40H80v40H60z" fill="#fff"/>',
};

function draw(logo: string, plate = violet): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="${plate}"/>${logo}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function lookOf(icon: Buffer): Promise<IconLook | undefined> {
  return (await measureIcon("icon.png", icon)).image?.look;
}

async function alike(one: Buffer, other: Buffer): Promise<boolean> {
  const [first, second] = [await lookOf(one), await lookOf(other)];
  return first !== undefined && second !== undefined && looksAlike(first, second);
}

test.each([
  ["smaller", (icon: Buffer) => sharp(icon).resize(100).png().toBuffer()],
  ["larger", (icon: Buffer) => sharp(icon).resize(230).png().toBuffer()],
  ["in a palette", (icon: Buffer) => sharp(icon).png({ palette: true, colours: 8 }).toBuffer()],
  ["a little brighter", (icon: Buffer) => sharp(icon).modulate({ brightness: 1.05 }).png().toBuffer()],
  [
    "with more room around it",
    (icon: Buffer) =>
      sharp(icon).extend({ top: 30, left: 30, right: 5, background: violet }).png().toBuffer(),
  ],
])("a logo saved %s still looks the same", async (_, change) => {
  const icon = await draw(logos.invoice);

  expect(await alike(icon, await change(icon))).toBe(true);
});

test("logos that differ are told apart, on one colour and in boxes of one size", async () => {
  const icons = await Promise.all(Object.values(logos).map((logo) => draw(logo)));

  const pairs = icons.flatMap((one, at) => icons.slice(at + 1).map((other) => alike(one, other)));
  expect(await Promise.all(pairs)).toEqual(Array.from({ length: 10 }, () => false));
});

test("one logo on two colours is two icons", async () => {
  expect(await alike(await draw(logos.rings), await draw(logos.rings, "#0a7d5a"))).toBe(false);
});

test.each(Object.entries(plain))("%s is too plain to be anybody's", async (_, logo) => {
  expect(await lookOf(await draw(logo))).toBeUndefined();
});
