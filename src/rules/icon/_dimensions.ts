/** What certification accepts as the side of an icon, in pixels. */
export const minSide = 100;
export const maxSide = 230;
