/** Colours as connectors write them. */

import type { Color } from "../../connector/icon/icon.ts";
import { member, type Node, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";

/** What the platform uses when no color is given; certification refuses it. */
export const defaultColor: Color = { red: 0x00, green: 0x7e, blue: 0xe5 };
export const white: Color = { red: 255, green: 255, blue: 255 };
/** Every independent publisher's color. */
export const independentColor = "#da3b01";

/** Undefined unless it is a hash sign and six hexadecimal digits. */
export function parseColor(text: string | undefined): Color | undefined {
  if (text === undefined || !/^#[0-9a-f]{6}$/i.test(text)) return undefined;
  const number = Number.parseInt(text.slice(1), 16);
  return { red: number >> 16, green: (number >> 8) & 0xff, blue: number & 0xff };
}

export function hexOf({ red, green, blue }: Color): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The largest difference in one channel, 0–255. */
export function distance(one: Color, other: Color): number {
  return Math.max(
    Math.abs(one.red - other.red),
    Math.abs(one.green - other.green),
    Math.abs(one.blue - other.blue),
  );
}

/** The color as it is written: its node, and its text without blanks around it. */
export function brandColor(
  properties: ApiProperties,
): { readonly node: Node; readonly text: string } | undefined {
  const node = member(properties.properties, "iconBrandColor");
  const text = stringOf(node)?.trim();
  return node === undefined || text === undefined ? undefined : { node, text };
}
