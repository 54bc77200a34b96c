import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { parseColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-format",
  policy: ["5000.2.1.1"],
  severity: "error",
  needs: ["properties"],
  title: "The brand colour as `#` and six hexadecimal digits",
  why: "The platform reads no other notation and certification refuses it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    const node = member(properties.properties, "iconBrandColor");
    const text = stringOf(node);
    if (node === undefined || parseColor(text) !== undefined) return;
    const meant = meantBy(text ?? "");
    yield {
      location: locationOf(node),
      subject: ["iconBrandColor"],
      message: `The brand colour ${quoted(text ?? JSON.stringify(node.value))} is not written as \`#\` and six hexadecimal digits.`,
      fix: meant === undefined ? "Write the colour like `#4b2e83`." : `Write ${quoted(meant)}.`,
    };
  },
});

/** Three digits doubled, a hash sign added, an opacity dropped, blanks removed. */
function meantBy(text: string): string | undefined {
  const digits = /^\s*(?:#|0x)?\s*([0-9a-f]+)\s*;?\s*$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  if (digits.length === 3) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  if (digits.length === 6) return `#${digits}`;
  return digits.length === 8 && /ff$/i.test(digits) ? `#${digits.slice(0, 6)}` : undefined;
}
