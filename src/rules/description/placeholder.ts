import { member, stringOf, wordLocation } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isBlankToFill } from "../../wording/blank-to-fill.ts";
import { dummyText } from "../../wording/dummy-text.ts";
import { quoted } from "../../wording/quoted.ts";

/** What templates, wizards and samples write into the description. */
const wording =
  /short description of the connecting service|description of (?:the|your) (?:connector|service) (?:goes )?here|^(?:a )?(?:sample|default|custom) (?:connector )?description\.?$|^description\.?$/i;
/** `Todo` at the beginning is also what a service is about: `Todo lists for teams`. */
const marker = /^TODO(?!\s+(?:lists?|items?|tasks?|apps?|boards?)\b)\b|^[Tt]o-?[Dd]o(?:\s*:|\W*$)/;

export default defineRule({
  id: "description/placeholder",
  severity: "error",
  needs: ["swagger"],
  title: "A description of its own instead of the template's",
  why: "Makers read the description in the gallery. Wording left over from a template tells them nothing and is refused in review.",
  source: "Templates of the repository microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const found = templateWording(stringOf(node)?.trim() ?? "");
    if (node === undefined || found === undefined) return;
    yield {
      location: wordLocation(node, found),
      subject: ["info.description"],
      message: `The description of the connector contains ${quoted(found)}, wording of a template.`,
      fix: "Say in one or two sentences what the service does and what makers use it for.",
      consequences: [{ rules: ["*"], under: node.pointer }],
    };
  },
});

function templateWording(text: string): string | undefined {
  if (isBlankToFill(text)) return text;
  const [dummy] = dummyText(text);
  return (
    wording.exec(text)?.[0] ??
    marker.exec(text)?.[0] ??
    (dummy === undefined ? undefined : text.slice(dummy.start, dummy.end))
  );
}
