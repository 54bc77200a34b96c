import { locationOf, member, members, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { metadataEntry } from "../../connector/swagger/metadata.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { type AcceptedWords, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { isTemplateWording } from "./_title-text.ts";

/** Letters of a word that can be recognized in a longer one. */
const minWord = 3;

export default defineRule({
  id: "title/generic",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger", "properties", "words"],
  title: "A title that is the name of a product or an organisation",
  why: "A title that has nothing in common with the publisher, the owner of the service or its address may describe what many connectors do, and says nothing to those who search for the product.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, properties, words: accepted }) {
    const node = member(swagger.info, "title");
    const title = ownTitle(swagger.title ?? "");
    if (node === undefined || title === "" || isTemplateWording(title)) return;
    const words = wordsIn(title);
    const names = namesAround(swagger, properties);
    if (names.length === 0 || words.length === 0 || isRelated(words, names)) return;
    if (namesAccepted(title, accepted)) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title)} shares no word with the publisher, the owner of the service or its address.`,
      fix: "Begin the title with the name of the product or organisation.",
    };
  },
});

function namesAccepted(title: string, accepted: AcceptedWords): boolean {
  const words = [...title.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  return words.some(({ 0: word, index }) =>
    accepted.cover(title, { start: index, end: index + word.length }),
  );
}

function wordsIn(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Publisher, owner, and everything in the connector that is an address of theirs. */
function namesAround(swagger: Swagger, properties: ApiProperties): readonly string[] {
  const contact = members(member(swagger.info, "contact")).flatMap(({ node }) => stringOf(node) ?? []);
  const { publisher, stackOwner } = properties;
  const website = stringOf(metadataEntry(swagger, "Website")?.value);
  const policy = hostOf(stringOf(metadataEntry(swagger, "Privacy policy")?.value) ?? "");
  return [publisher, stackOwner, swagger.host, swagger.basePath, ...contact, website, policy].flatMap(
    (name) => wordsIn(name ?? ""),
  );
}

/** The path of a policy names policies, not products. */
function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]*)/i.exec(address)?.[1] ?? "";
}

/** A word is found in another one, or the title's first letters are: `IBM`, `contosoapi`. */
function isRelated(words: readonly string[], names: readonly string[]): boolean {
  const initials = words.map((word) => word.charAt(0)).join("");
  const joined = words.join("");
  const known = names.filter((name) => name.length >= minWord);
  const own = [
    ...words.filter((word) => word.length >= minWord),
    joined,
    ...(initials.length >= minWord ? [initials] : []),
  ];
  if (names.some((name) => words.includes(name))) return true;
  return own.some((word) => known.some((name) => name.includes(word) || word.includes(name)));
}
