/** Everything of a connector that people read: the definition's texts, those of the sign-in dialog, the readme. */
import type { Connector } from "../../connector/connector.ts";
import { member, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { setText, textLocation, textsOf } from "../../connector/swagger/texts.ts";
import type { Edits } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { atRange, inString, type Location, type Span } from "../../text/location.ts";

export interface Passage {
  readonly text: string;
  /** Names for subjects. */
  readonly names: readonly string[];
  /** Where a stretch of the text is. */
  at(part: Span): Location;
  /** Puts other words in the place of each; undefined where the file does not write the text as it is read. */
  replace(parts: readonly Span[], words: string): Edits | undefined;
}

/** Titles are names and left out; so is code. */
export function* passagesOf(connector: Connector, swagger: Swagger): Generator<Passage> {
  for (const one of textsOf(swagger)) {
    // A label that repeats the identifier isn't language; other rules report it.
    if (one.kind === "title" || one.text === one.names.at(-2)) continue;
    const { text, names } = one;
    yield {
      text,
      names,
      at: (part) => textLocation(one, part),
      replace: (parts, words) => [setText(one, replaced(text, parts, words))],
    };
  }
  yield* signInPassages(connector);
  yield* readmePassages(connector);
}

function* signInPassages(connector: Connector): Generator<Passage> {
  const properties = connector.view("properties");
  if (properties.state !== "ready") return;
  for (const { name, uiDefinition } of properties.view.connectionParameters()) {
    for (const field of ["displayName", "description", "tooltip"]) {
      const node = member(uiDefinition, field);
      const text = stringOf(node);
      if (node === undefined || text === undefined) continue;
      yield {
        text,
        names: ["connectionParameters", name, field],
        at: (part) => inString(node.file, node.pointer, part),
        replace: (parts, words) => [setValue(node.pointer, replaced(text, parts, words))],
      };
    }
  }
}

function* readmePassages(connector: Connector): Generator<Passage> {
  const readme = connector.view("readme");
  if (readme.state !== "ready") return;
  const { document, file, source } = readme.view;
  for (const { code, span, text } of document.pieces) {
    if (code) continue;
    // Escapes and entities make the text differ from its source: then locations are those of the whole piece.
    const isLiteral = source.text.startsWith(text, span.start);
    const moved = ({ start, end }: Span): Span => ({ start: span.start + start, end: span.start + end });
    yield {
      text,
      names: ["readme"],
      at: (part) => atRange(file, isLiteral ? moved(part) : span),
      replace: (parts, words) =>
        isLiteral ? parts.map((part) => ({ ...moved(part), text: words })) : undefined,
    };
  }
}

function replaced(text: string, parts: readonly Span[], words: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of parts.toSorted((a, b) => a.start - b.start)) {
    kept.push(text.slice(from, start));
    from = end;
  }
  return [...kept, text.slice(from)].join(words);
}
