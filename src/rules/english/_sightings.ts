import type { Sighting } from "../../review/rule/rule.ts";
import { placeOfText, type ReadText, setText } from "./_texts.ts";

/** What a message calls the text: `description of GetUser · id`, as the author names it. */
export function called({ member, names }: ReadText): string {
  const owner = names.slice(0, -1).join(" · ");
  const what = member === "description" ? "description" : `\`${member}\``;
  if (owner === "info") return `The ${what} of the connector`;
  return `The ${what} of \`${shortened(owner)}\``;
}

const longestOwner = 80;

function shortened(owner: string): string {
  const plain = owner.replaceAll("`", "'").replace(/\s+/g, " ");
  return plain.length <= longestOwner ? plain : `… ${plain.slice(-longestOwner)}`;
}

/** One sighting for each text and subject: the same slip twice in a text is one. */
export function* eachOnce(sightings: Iterable<Sighting>): Generator<Sighting> {
  const seen = new Set<string>();
  for (const sighting of sightings) {
    const key = JSON.stringify(sighting.subject);
    if (!seen.has(key)) yield sighting;
    seen.add(key);
  }
}

export function sight(
  text: ReadText,
  what: {
    readonly message: string;
    readonly fix: string;
    /** The text as it should be, where that is known. */
    readonly mended?: string;
  },
): Sighting {
  const { message, fix, mended } = what;
  const sighting = { at: placeOfText(text), subject: text.names, message, fix };
  return mended === undefined ? sighting : { ...sighting, repair: [setText(text, mended)] };
}
