/** Looks for forms of credentials where words begin: one pass over the text, whatever the number of forms. */
import type { Span } from "../../text/location.ts";

export interface TokenMatch {
  /** For people, with article: "an AWS access key". Undefined for what is no credential after all. */
  readonly kind: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface Form {
  readonly kind: string;
  /** How the words begin that may have this form; letter case does not matter. Empty: any word of a key's length. */
  readonly starts: readonly string[];
  /** With the flags `dy`, in linear time: no nested or adjacent repeats. A group, when there is one, is the secret itself. */
  readonly pattern: RegExp;
  /** The secret within what the pattern found, when that may hold other words. */
  readonly partOf?: (found: string) => Span;
  /** What the form alone does not tell. */
  isReal(secret: string, text: string, start: number): boolean;
}

export type Scan = (text: string) => readonly TokenMatch[];

/** More are not credentials but a text built to keep us busy. */
const maxMatches = 2_000;
/** In UTF-16 code units. */
const shortestKey = 34;

/** @returns a scan that finds candidates of every form, in the order of the forms */
export function scanFor(forms: readonly Form[]): Scan {
  const byStart = new Map<number, Form[]>();
  for (const form of forms) {
    for (const key of new Set(form.starts.map((start) => keyAt(start, 0)))) {
      byStart.set(key, [...(byStart.get(key) ?? []), form]);
    }
  }
  const anywhere = forms.filter(({ starts }) => starts.length === 0);
  const order = new Map(forms.map((form, index) => [form, index]));
  return (text) => {
    const found: (TokenMatch & { readonly order: number })[] = [];
    const look = (form: Form, at: number): void => {
      const tokenMatch = found.length < maxMatches ? matchAt(form, text, at) : undefined;
      if (tokenMatch !== undefined) found.push({ ...tokenMatch, order: order.get(form) ?? 0 });
    };
    eachWord(text, (start, end) => {
      for (const form of byStart.get(keyAt(text, start)) ?? []) look(form, start);
      if (end - start >= shortestKey) for (const form of anywhere) look(form, start);
    });
    return found.sort((one, other) => one.order - other.order);
  };
}

function matchAt({ kind, pattern, partOf, isReal }: Form, text: string, at: number): TokenMatch | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [from, to] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
  const part = partOf?.(text.slice(from, to)) ?? { start: 0, end: to - from };
  const [start, end] = [from + part.start, from + part.end];
  return { kind: isReal(text.slice(start, end), text, start) ? kind : undefined, start, end };
}

/** Of the first two characters. */
function keyAt(text: string, at: number): number {
  return (lowerAt(text, at) << 16) | lowerAt(text, at + 1);
}

function lowerAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** By their codes: 1 for letters, digits and `_ . ~ -`. */
const inWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w.~-]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const [backslash, letterU] = [0x5c, 0x75];

/** By hand: patterns that begin anywhere take a multiple of the time. */
function eachWord(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    if (!isInWord(text, at)) continue;
    const start = at;
    while (isInWord(text, at)) at++;
    visit(start + escapeLength(text, start), at);
  }
}

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && inWord[code] === 1;
}

/** The letters of an escape like `\n` or `\u0026` are no part of the word behind it. */
function escapeLength(text: string, start: number): number {
  if (start === 0 || text.charCodeAt(start - 1) !== backslash) return 0;
  return text.charCodeAt(start) === letterU ? 5 : 1;
}
