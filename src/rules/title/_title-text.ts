/** What of a title is the publisher's choice: the suffix of independent publishers is the platform's. */
import type { Kind } from "../../connector/connector.ts";

/** With its blank 24 characters, so that a title of 30 characters still fits. */
export const independentSuffix = " (Independent Publisher)";

/** Anything at the end that is meant as the suffix, in brackets or after a dash. */
const meant = /[\s\-–—([{]{1,9}ind\w{3,12}[\s_-]*publ\w{2,8}[)\]}]?\s*$/i;

/** What is at the end of the title in the place of the suffix, however it is spelled. */
export function writtenSuffix(title: string): string | undefined {
  return meant.exec(title)?.[0];
}

/** What templates, wizards and samples write into the title. */
const wording =
  /^(?:(?:the )?name of (?:the |your )?connector|(?:your )?connector (?:name|title)|(?:my )?(?:new|sample|custom|default) (?:connector|title|api)|default title|swagger petstore|untitled|title|todo)$/i;
const blankToFill = /^<.*>$|^\[.*\]$|^\{\{.*\}\}$|\[\[.*\]\]|<<.*>>/;

export function isTemplateWording(title: string): boolean {
  return wording.test(title) || blankToFill.test(title);
}

/** Custom connectors are nobody's but their owner's: a certified one often begins as one of the same name. */
export function isPublished({ kind }: { readonly kind: Kind }): boolean {
  return kind !== "custom";
}
