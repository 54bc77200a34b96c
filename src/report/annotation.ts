/** A finding as the text of an annotation: plain text, which GitHub shows as it is. */

import type { Finding } from "../review/finding/finding.ts";
import { plain, visible } from "../text/escape.ts";
import { cutBytes } from "./bytes.ts";
import { repeats } from "./repeats.ts";

export interface AnnotationText {
  readonly title: string;
  readonly message: string;
}

// https://docs.github.com/en/rest/checks/runs#update-a-check-run: 255 characters and 64 KB; both counted in bytes here.
const maxTitleBytes = 255;
const maxMessageBytes = 64 * 1024;

/** The title is the sentence; it is repeated in the message only when the title had no room for it. */
export function annotationText(finding: Finding): AnnotationText {
  const first = finding.occurrences[0];
  const sentence = visible(first.message.replace(/\s+/g, " ")).trim() || finding.rule;
  const title = cutBytes(sentence, maxTitleBytes);
  const parts = [
    title === sentence ? "" : sentence,
    finding.age === "existing" ? "This was there before the change and does not count against it." : "",
    visible(first.fix.replace(/\s+/g, " ")).trim(),
    repeats(finding),
    [finding.severity, finding.rule, ...finding.official, ...finding.policy]
      .map((part) => plain(part))
      .join(" · "),
    finding.docs,
  ];
  return { title, message: cutBytes(parts.filter((part) => part !== "").join("\n"), maxMessageBytes) };
}
