/** Names of publishers and owners. */
import type { ApiProperties } from "./api-properties.ts";

/** What templates write for names. */
const wording =
  /^(?:full name|(?:your |the )?(?:company|organi[sz]ation|publisher|stack ?owner)(?: name)?|name of (?:the |your )?(?:company|organi[sz]ation|publisher|stack ?owner|person)\b.*|publisher (?:name )?goes here|todo|tbd|xxx+|test|string)$|^<.*>$|^\[.*\]$|^\{\{.*\}\}$|placeholder/i;

/** A name of a publisher or owner that is still the template's. */
export function isTemplateName(text: string): boolean {
  return wording.test(text.trim());
}

export function isMicrosofts({ publisher }: ApiProperties): boolean {
  return /^microsoft\b/i.test(publisher?.trim() ?? "");
}
