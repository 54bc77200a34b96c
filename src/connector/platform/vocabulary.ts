/**
 * Names that the platform gives a meaning: extensions, policy templates, identity providers, types, capabilities, categories.
 * vocabulary.json holds them with the source of each; `scripts/renew-vocabulary.ts` renews it. A name that is absent is
 * unknown, which doesn't make it wrong: the platform knows more names than its documents do.
 */
import data from "./vocabulary.json" with { type: "json" };

/** `documented`: in a document, a schema or Microsoft's source. `used`: in public connectors only. `retired`: no longer supported. */
export type TermStatus = "documented" | "used" | "retired";

export interface TermSource {
  readonly title: string;
  readonly url: string;
  /** The day when its names were last compared with the list, as `2026-12-01`. */
  readonly checked: string;
}

export interface Term {
  readonly name: string;
  readonly status: TermStatus;
  readonly source: TermSource;
  /** How many published connectors had the name when they were last counted; undefined where nobody counted. */
  readonly connectors: number | undefined;
}

export interface PolicyTemplateTerm extends Term {
  /** Parameters that the template requires, without their prefix; empty where they aren't known. */
  readonly required: readonly string[];
}

export interface ProtocolTerm extends Term {
  /** Of a retired protocol: since when, as "August 2025", and the protocol to use. */
  readonly since: string | undefined;
  readonly replacement: string | undefined;
}

export interface Vocabulary<T extends Term = Term> {
  readonly terms: readonly T[];
  /** The day of the last comparison with a document, for "isn't documented (checked on …)". */
  readonly checked: string;
  /** Finds a name; where case doesn't matter to the platform, it doesn't matter here. */
  readonly find: (name: string) => T | undefined;
}

type Entry = {
  readonly name: string;
  readonly status: string;
  readonly source: string;
  readonly connectors?: number;
};

const sources: ReadonlyMap<string, TermSource> = new Map(Object.entries(data.sources));

/** Case matters in JSON keys and categories. */
export const extensions = vocabularyOf(data.extensions, termOf, exactly);
/** Extensions of AutoRest, a generator of client code: they have no effect in connectors. */
export const generatorExtensions = vocabularyOf(data.generatorExtensions, termOf, exactly);
export const galleryCategories = vocabularyOf(data.categories, termOf, exactly);
export const identityProviders = vocabularyOf(data.identityProviders, termOf, lowerCase);
export const parameterTypes = vocabularyOf(data.parameterTypes, termOf, lowerCase);
export const capabilities = vocabularyOf(data.capabilities, termOf, lowerCase);

/** Values of `x-ms-agentic-protocol`. */
export const agenticProtocols: Vocabulary<ProtocolTerm> = vocabularyOf(
  data.agenticProtocols,
  (entry: Entry & { readonly since?: string; readonly replacement?: string }) => ({
    ...termOf(entry),
    since: entry.since,
    replacement: entry.replacement,
  }),
  exactly,
);

export const policyTemplates: Vocabulary<PolicyTemplateTerm> = vocabularyOf(
  data.policyTemplates,
  (entry: Entry & { readonly required?: readonly string[] }) => ({
    ...termOf(entry),
    required: entry.required ?? [],
  }),
  lowerCase,
);

function vocabularyOf<E extends Entry, T extends Term>(
  entries: readonly E[],
  read: (entry: E) => T,
  keyOf: (name: string) => string,
): Vocabulary<T> {
  const terms = entries.map(read);
  const byKey = new Map(terms.map((term) => [keyOf(term.name), term]));
  return {
    terms,
    checked:
      terms
        .flatMap(({ status, source }) => (status === "documented" ? source.checked : []))
        .sort()
        .at(-1) ?? "",
    find: (name) => byKey.get(keyOf(name)),
  };
}

function termOf({ name, status, source, connectors }: Entry): Term {
  const from = sources.get(source);
  if (from === undefined || !isStatus(status))
    throw new Error(`vocabulary.json: ${name} has an unknown source or status`);
  return { name, status, source: from, connectors };
}

function isStatus(status: string): status is TermStatus {
  return status === "documented" || status === "used" || status === "retired";
}

function exactly(name: string): string {
  return name;
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}
