// Ranges that terminals draw two cells wide: East Asian Wide and Fullwidth (Unicode 17, UAX #11), and emoji.
const wide =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const widthless = /[\p{Mn}\p{Me}]|\u200D/u; // variation selectors are Mn

/** How many terminal cells a text takes. Combining marks take none; joined emoji count as their parts. */
export function cellWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (char < "\u0300") width += 1;
    else if (!widthless.test(char)) width += wide.test(char) ? 2 : 1;
  }
  return width;
}
