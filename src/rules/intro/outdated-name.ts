import type { Readme } from "../../connector/readme.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

/** What products were called, and what they are called now. */
const names: ReadonlyMap<string, string> = new Map([
  ["microsoft flow", "Power Automate"],
  ["ms flow", "Power Automate"],
  ["powerautomate", "Power Automate"],
  ["powerapps", "Power Apps"],
  ["common data service", "Microsoft Dataverse"],
  ["power virtual agents", "Microsoft Copilot Studio"],
]);
/** Not as a part of an address, a path, a command or another name. */
const outdated =
  /(?<![\w./@-])(?:Microsoft Flow|MS Flow|PowerAutomate|PowerApps|Common Data Service|Power Virtual Agents)(?![\w/@-]|\.\w)/g;

export default defineRule({
  id: "intro/outdated-name",
  severity: "info",
  needs: ["readme", "words"],
  title: "Products by the names they have today",
  why: "Makers look for the names they see in the products. Reviewers ask to replace the ones from before.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/140",
  since: "0.1.0",
  *check({ readme, words }) {
    for (const { text, span, code } of readme.document.pieces) {
      if (code) continue;
      for (const { 0: found, index } of text.matchAll(outdated)) {
        if (!words.accept(found)) yield diagnostic(readme, found, span.start, index);
      }
    }
  },
});

function diagnostic({ file, source }: Readme, found: string, start: number, index: number): Diagnostic {
  const now = names.get(found.toLowerCase()) ?? "";
  // Escapes and entities make what is read shorter than what is written.
  const at = source.text.indexOf(found, start + index);
  const span = at === -1 ? { start, end: start + 1 } : { start: at, end: at + found.length };
  return {
    location: atRange(file, span),
    subject: [found],
    message: `The readme says \`${found}\`, which is called \`${now}\` today.`,
    fix: `Write \`${now}\`.`,
    cause: found,
    ...(at === -1 ? {} : { edits: [{ ...span, text: now }] }),
  };
}
