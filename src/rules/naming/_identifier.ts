import { wordsOf } from "../../text/identifier-words.ts";

/**
 * `listUsers`, `user_id`, or the very text of the name it describes when that has several words. Product names such as
 * GitHub and eTag look the same, so a single hump counts only when it equals the name.
 */
export function isIdentifier(text: string, name: string | undefined): boolean {
  const word = text.trim();
  if (!/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/.test(word)) return false;
  if (word.includes("_")) return /[a-z]/.test(word);
  const humps = wordsOf(word).length;
  return humps >= 3 ? /[a-z][A-Z]/.test(word) : humps === 2 && word === name;
}

/** An operation id as the coding standards want it. A revision at the end, as in `_V2`, stays. */
export function pascalCase(id: string): string {
  const revision = /_v(\d+)$/i.exec(id);
  const stem = revision === null ? id : id.slice(0, revision.index);
  const parts = stem.split(/[\W_]+/).filter((part) => part !== "");
  const name = parts.map(capitalised).join("");
  return revision === null ? name : `${name}_V${revision[1]}`;
}

/** `LIST` becomes `List`, `listAll` becomes `ListAll`. */
function capitalised(part: string): string {
  const rest = part.slice(1);
  return `${part.charAt(0).toUpperCase()}${/[a-z]/.test(part) ? rest : rest.toLowerCase()}`;
}
