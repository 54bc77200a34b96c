/** Just enough of the GraphQL language for the few queries the App sends. */

export interface Selection {
  readonly key: string;
  readonly name: string;
  readonly arguments: ReadonlyMap<string, unknown>;
  readonly selections: readonly Selection[];
  /** Inside `... on X`. */
  readonly on: string | undefined;
}

const tokenPattern =
  /[\s,]+|#[^\n]*|"""(?:[^"]|"(?!""))*"""|"(?:\\.|[^"\\])*"|\.\.\.|-?\d+(?:\.\d+)?|\$?[A-Za-z_]\w*|[{}()[\]:=!@|&]/gy;

/** The fields of the document's first operation. Throws a `SyntaxError` when it is not understood. */
export function parseOperation(
  source: string,
  variables: Readonly<Record<string, unknown>>,
): readonly Selection[] {
  const tokens = tokenize(source);
  const fragments = new Map<string, readonly string[]>();
  let operation: readonly string[] | undefined;
  for (let at = 0; at < tokens.length; ) {
    const open = bodyStart(tokens, at);
    const close = closing(tokens, open);
    const body = tokens.slice(open, close + 1);
    if (tokens[at] === "fragment") fragments.set(tokens[at + 1] ?? "", body);
    else operation ??= body;
    at = close + 1;
  }
  if (operation === undefined) throw new SyntaxError("The document has no operation.");
  return new Reader(operation, variables, fragments).selections(undefined);
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const match of source.matchAll(tokenPattern)) {
    if (match.index !== at) break;
    at += match[0].length;
    if (!/^[\s,#]/.test(match[0])) tokens.push(match[0]);
  }
  if (at !== source.length) throw new SyntaxError(`Unexpected text at ${at}.`);
  return tokens;
}

/** The brace that opens the selection, past the variables with their default values. */
function bodyStart(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at] === "(") depth += 1;
    if (tokens[at] === ")") depth -= 1;
    if (tokens[at] === "{" && depth === 0) return at;
  }
  throw new SyntaxError("A selection is missing.");
}

function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at] === "{") depth += 1;
    if (tokens[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new SyntaxError("A closing brace is missing.");
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments: ReadonlyMap<string, readonly string[]>;
  #at = 0;

  constructor(
    tokens: readonly string[],
    variables: Readonly<Record<string, unknown>>,
    fragments: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#tokens = tokens;
    this.#variables = variables;
    this.#fragments = fragments;
  }

  selections(on: string | undefined): Selection[] {
    const found: Selection[] = [];
    this.#take("{");
    while (this.#peek() !== "}")
      found.push(...(this.#peek() === "..." ? this.#fragment() : [this.#field(on)]));
    this.#take("}");
    return found;
  }

  #fragment(): Selection[] {
    this.#take("...");
    if (this.#peek() === "on") {
      this.#next();
      return this.selections(this.#next());
    }
    if (this.#peek() === "{") return this.selections(undefined);
    const body = this.#fragments.get(this.#next());
    if (body === undefined) throw new SyntaxError("A fragment is not defined.");
    return new Reader(body, this.#variables, this.#fragments).selections(undefined);
  }

  #field(on: string | undefined): Selection {
    const first = this.#next();
    let name = first;
    if (this.#peek() === ":") {
      this.#next();
      name = this.#next();
    }
    const given = this.#peek() === "(" ? this.#arguments() : new Map<string, unknown>();
    const selections = this.#peek() === "{" ? this.selections(undefined) : [];
    return { key: first, name, arguments: given, selections, on };
  }

  #arguments(): Map<string, unknown> {
    const given = new Map<string, unknown>();
    this.#take("(");
    while (this.#peek() !== ")") {
      const name = this.#next();
      this.#take(":");
      given.set(name, this.#value());
    }
    this.#take(")");
    return given;
  }

  #value(): unknown {
    const token = this.#next();
    if (token.startsWith("$")) return this.#variables[token.slice(1)];
    if (token === "{") return this.#object();
    if (token === "[") return this.#list();
    if (token.startsWith('"""')) return token.slice(3, -3);
    if (token.startsWith('"') || /^-?\d/.test(token)) return JSON.parse(token);
    if (token === "true" || token === "false") return token === "true";
    return token === "null" ? null : token; // an enum's value
  }

  #object(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    while (this.#peek() !== "}") {
      const name = this.#next();
      this.#take(":");
      entries.push([name, this.#value()]);
    }
    this.#take("}");
    return Object.fromEntries(entries);
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    while (this.#peek() !== "]") items.push(this.#value());
    this.#take("]");
    return items;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? "";
  }

  #next(): string {
    const token = this.#peek();
    if (token === "") throw new SyntaxError("The document ends too early.");
    this.#at += 1;
    return token;
  }

  #take(token: string): void {
    if (this.#next() !== token) throw new SyntaxError(`Expected ${token}.`);
  }
}
