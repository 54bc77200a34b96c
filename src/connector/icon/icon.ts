/** What rules see of an icon: measured once with sharp, from the bytes alone. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Pixels; right and bottom exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Icon {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** By content, not by name. */
  readonly format: "png" | "jpeg" | "gif" | "webp" | "svg" | "bmp" | "ico" | "other";
  /** Undefined when the image cannot be decoded (not an image, damaged, too many pixels). */
  readonly image: IconImage | undefined;
  /** Why `image` is undefined, for people. */
  readonly problem: string | undefined;
}

export interface IconImage {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Share of pixels that are not fully opaque, 0–1. */
  readonly transparentShare: number;
  /** The same for the outermost pixels. */
  readonly borderTransparentShare: number;
  /** The four corners are transparent, or of another color, while the middle of the edges is not. */
  readonly hasRoundedCorners: boolean;
  /** The color of most of the border (its outermost pixels); undefined when the border has no dominant color. */
  readonly background: Color | undefined;
  /** Share of border pixels that have the background color within 8 per channel, 0–1; 0 without background. */
  readonly backgroundShare: number;
  /** Smallest box around everything that differs from the background; undefined when nothing does. */
  readonly logo: Box | undefined;
  /** Share of the pixels unlike the background that are nearly white, 0–1; 0 without logo. */
  readonly whiteLogoShare: number;
  /** Undefined without logo, and where the logo is too plain to tell it from others. */
  readonly look: IconLook | undefined;
}

export interface IconLook {
  /** 128 bits as 32 hexadecimal digits: where the logo gets brighter, in 8 rows to the right and in 8 columns downwards. */
  readonly hash: string;
  /** Width of the logo divided by its height. */
  readonly ratio: number;
  readonly background: Color;
}
