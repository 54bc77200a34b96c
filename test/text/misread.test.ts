import { expect, test } from "vitest";
import { isMisread } from "../../src/text/encoding/misread.ts";

test.each(["Îœicrotag", "catÃ©gorie", "donâ€™t", "Ã€ la carte", "10Â\u00a0km"])(
  "`%s` was misread",
  (text) => {
    expect(isMisread(text)).toBe(true);
  },
);

test.each([
  "catégorie",
  "señor",
  "Größe",
  "größer",
  "NÃO",
  "μTag",
  "„Zitat“",
  "naïve",
  "日本",
  "ÄÖÜ",
  "€ 5",
  "œuvre",
])("`%s` was not", (text) => {
  expect(isMisread(text)).toBe(false);
});
