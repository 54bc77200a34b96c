/** How a JSON text is laid out, so that what is added looks like what is there. */

import type { Span } from "../location.ts";
import { isArray, isObject, type JsonValue } from "./json.ts";
import {
  afterString,
  afterValue,
  closeBrace,
  closeBracket,
  comma,
  openBrace,
  openBracket,
  quote,
  skipTrivia,
} from "./json-scan.ts";

export interface JsonStyle {
  readonly lineEnd: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Between a name and its value, colon included. */
  readonly colon: string;
}

/** How the elements of one container stand. */
export interface JsonLayout {
  readonly style: JsonStyle;
  /** Between two elements, without the comma: a line end with indentation, or blanks. */
  readonly gap: string;
  /** Undefined where elements are on one line. */
  readonly indent: string | undefined;
}

/** A member or an item where it is. */
export interface Element {
  /** With quotes; absent for items of a list. */
  readonly key?: Span;
  readonly value: Span;
}

export interface Container {
  readonly isList: boolean;
  /** Brackets included. */
  readonly span: Span;
  readonly elements: readonly Element[];
}

/** An object or list that begins at `start`; undefined for other values and where the text breaks off. */
export function containerAt(text: string, start: number): Container | undefined {
  const isList = text.charCodeAt(start) === openBracket;
  if (!isList && text.charCodeAt(start) !== openBrace) return undefined;
  const elements: Element[] = [];
  let at = skipTrivia(text, start + 1);
  while (at < text.length && !isClose(text.charCodeAt(at))) {
    const element = elementAt(text, at, isList);
    if (element === undefined) return undefined;
    elements.push(element);
    at = skipTrivia(text, element.value.end);
    if (text.charCodeAt(at) === comma) at = skipTrivia(text, at + 1);
  }
  return at < text.length ? { isList, span: { start, end: at + 1 }, elements } : undefined;
}

export function elementStart(element: Element): number {
  return (element.key ?? element.value).start;
}

function elementAt(text: string, at: number, isList: boolean): Element | undefined {
  if (isList) return { value: { start: at, end: afterValue(text, at) } };
  if (text.charCodeAt(at) !== quote) return undefined;
  const key = { start: at, end: afterString(text, at) };
  const start = skipTrivia(text, skipTrivia(text, key.end) + 1);
  return { key, value: { start, end: afterValue(text, start) } };
}

function isClose(code: number): boolean {
  return code === closeBrace || code === closeBracket;
}

/** What stands between the elements of a container that has some. */
export function gapIn(text: string, container: Container, style: JsonStyle): string {
  const [first, second] = container.elements;
  if (first === undefined) return "";
  const before = blanksBefore(text, elementStart(first));
  if (before.includes("\n") || before.includes("\r")) return lastLineOf(before);
  if (second !== undefined) return lastLineOf(blanksBefore(text, elementStart(second)));
  return style.colon.endsWith(" ") ? " " : "";
}

/** A gap that breaks the line ends with the indentation; undefined for elements that are on one line. */
export function indentOf(gap: string): string | undefined {
  return /^(?:\r\n|\n|\r)([ \t]*)$/.exec(gap)?.[1];
}

export function styleOf(text: string): JsonStyle {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const root = containerAt(text, skipTrivia(text, 0));
  const first = root?.elements[0];
  if (first === undefined) return { lineEnd, unit: "  ", colon: ": " };
  const unit = /[\r\n]([ \t]+)$/.exec(blanksBefore(text, elementStart(first)))?.[1] ?? "  ";
  const colon = first.key === undefined ? ": " : text.slice(first.key.end, first.value.start);
  return { lineEnd, unit, colon: /^ ?: ?$/.test(colon) ? colon : ": " };
}

/** A value on lines of its own below `indent`, or on one line when there is no indentation. */
export function written(value: JsonValue, style: JsonStyle, indent: string | undefined): string {
  const isEmpty = isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
  if (isArray(value))
    return isEmpty
      ? "[]"
      : enclosed(
          value.map((item) => nested(item, style, indent)),
          "[",
          style,
          indent,
        );
  if (!isObject(value)) return JSON.stringify(value);
  if (isEmpty) return "{}";
  const members = Object.entries(value).map(
    ([name, item]) => JSON.stringify(name) + style.colon + nested(item, style, indent),
  );
  return enclosed(members, "{", style, indent);
}

function nested(value: JsonValue, style: JsonStyle, indent: string | undefined): string {
  return written(value, style, indent === undefined ? undefined : indent + style.unit);
}

function enclosed(
  parts: readonly string[],
  open: "{" | "[",
  style: JsonStyle,
  indent: string | undefined,
): string {
  const close = open === "{" ? "}" : "]";
  if (indent !== undefined) {
    const inner = style.lineEnd + indent + style.unit;
    return `${open}${inner}${parts.join(`,${inner}`)}${style.lineEnd}${indent}${close}`;
  }
  const blank = style.colon.endsWith(" ") ? " " : "";
  const pad = open === "{" ? blank : "";
  return `${open}${pad}${parts.join(`,${blank}`)}${pad}${close}`;
}

function blanksBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  return text.slice(start, at);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** Empty lines between elements are not repeated. */
function lastLineOf(blanks: string): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(blanks)?.[0] ?? blanks;
}
