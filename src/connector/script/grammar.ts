/**
 * The C# grammar of tree-sitter, as WebAssembly: loaded for the first script, never for connectors without one.
 * A text may be written to exhaust a parser, so memory and work are limited; an instance that reached a limit is replaced.
 */
import { createRequire } from "node:module";
import type { Parser, ParseState } from "web-tree-sitter";
import { copyTree, type SyntaxTree } from "./syntax-tree.ts";

export interface Grammar {
  /** @returns undefined when the text needs more memory or work than a script may take */
  parse(text: string): SyntaxTree | undefined;
}

interface Instance extends Grammar {
  readonly isSpent: boolean;
}

/** Node's types don't declare WebAssembly. */
declare const WebAssembly: {
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
  }) => { readonly buffer: ArrayBuffer };
};

/** Units of WebAssembly memory, 64 KiB each. A clean script of 1 MB fits into the initial size. */
const pages = { initial: 1024, maximum: 2048 } as const;
/** The parser reports every 100 steps; published scripts take 2 to 20 reports for 1,000 characters. */
const maxReports = (text: string): number => 1_000 + text.length / 10;

let instance: Promise<Instance> | undefined;

/**
 * Loads the grammar and uses it at once: nothing else can bring it to its limits in between.
 * @throws when the packages of the grammar are not installed
 */
export async function withGrammar<T>(use: (grammar: Grammar) => T): Promise<T> {
  for (;;) {
    instance ??= openInstance();
    const loading = instance;
    const opened = await loading;
    if (!opened.isSpent) return use(opened);
    if (instance === loading) instance = undefined;
  }
}

async function openInstance(): Promise<Instance> {
  // One for each instance: it keeps what was loaded through it.
  const load = createRequire(import.meta.url);
  const language = load.resolve("tree-sitter-c-sharp/tree-sitter-c_sharp.wasm");
  // The module holds one instance: dropping it from the cache is the only way to another one.
  delete load.cache[load.resolve("web-tree-sitter")];
  const { Language, Parser } = load("web-tree-sitter") as typeof import("web-tree-sitter");
  const memory = new WebAssembly.Memory(pages);
  await Parser.init({ wasmMemory: memory, printErr: () => undefined });
  const csharp = await Language.load(language);
  const { byteLength } = memory.buffer;
  let isSpent = false;
  const isOver = (): boolean => memory.buffer.byteLength > byteLength;
  return {
    get isSpent() {
      return isSpent;
    },
    parse(text) {
      if (isSpent) return undefined;
      try {
        return parseWith(new Parser().setLanguage(csharp), text, isOver);
      } catch {
        // Its memory is in no known state.
        isSpent = true;
        return undefined;
      } finally {
        isSpent ||= isOver();
      }
    },
  };
}

function parseWith(parser: Parser, text: string, isOver: () => boolean): SyntaxTree | undefined {
  const limit = maxReports(text);
  let reports = 0;
  let cleanUntil = 0;
  const progressCallback = ({ currentOffset, hasError }: ParseState): boolean => {
    // In bytes of UTF-16.
    if (!hasError) cleanUntil = currentOffset / 2;
    reports += 1;
    return reports > limit || isOver();
  };
  const tree = parser.parse(text, null, { progressCallback });
  const copy = tree === null ? undefined : copyTree(tree, cleanUntil);
  tree?.delete();
  parser.delete();
  return copy;
}
