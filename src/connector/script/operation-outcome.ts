/**
 * What a script does when an operation is called: its entry is followed with the operation's id, both ways where a condition
 * isn't about the id. Nothing is run; what isn't understood makes the outcome `unsure`.
 */
import type { DeclaredMethod } from "./declarations.ts";
import type { Scope } from "./names.ts";
import { assignTo, evaluate, type Frame, matches, type Value } from "./script-values.ts";
import { childOf, fieldOf, partsOf, type SyntaxNode } from "./syntax-tree.ts";

/** `refused`: every way ends with an error response or an exception; `forwarded`: every way sends a request and returns what came. */
export type OperationOutcome = "refused" | "forwarded" | "unsure";

/** How statements end. */
const refuses = 1;
const forwards = 2;
const other = 4;
const throws = 8;
const breaks = 16;
const goesOn = 32;
/** Of one operation. */
const maxSteps = 20_000;
const maxDepth = 6;

export interface OutcomeInputs {
  readonly text: string;
  readonly entry: DeclaredMethod;
  /** All methods of the script, by name. */
  readonly methods: ReadonlyMap<string, readonly DeclaredMethod[]>;
  readonly global: Scope;
}

export function outcomeOf(id: string, inputs: OutcomeInputs): OperationOutcome {
  const run = new Run(id, inputs);
  const ends = run.method(inputs.entry, [], 0);
  if (run.isExhausted) return "unsure";
  if (ends !== 0 && (ends & ~(refuses | throws)) === 0) return "refused";
  return ends === forwards ? "forwarded" : "unsure";
}

class Run {
  readonly #id: string;
  readonly #inputs: OutcomeInputs;
  #steps = 0;

  constructor(id: string, inputs: OutcomeInputs) {
    this.#id = id;
    this.#inputs = inputs;
  }

  get isExhausted(): boolean {
    return this.#steps > maxSteps;
  }

  method({ node }: DeclaredMethod, values: readonly Value[], depth: number): number {
    if (depth > maxDepth) return other;
    const frame = this.#frame(node, values, depth);
    const body = fieldOf(node, "body");
    if (body?.type === "arrow_expression_clause") return this.#returned(partsOf(body)[0], frame);
    return body === undefined ? other : this.#run(body, frame);
  }

  #frame(method: SyntaxNode, values: readonly Value[], depth: number): Frame {
    const parameters = partsOf(fieldOf(method, "parameters")).filter(({ type }) => type === "parameter");
    return {
      id: this.#id,
      text: this.#inputs.text,
      global: this.#inputs.global,
      locals: new Map(parameters.map((each, index) => [this.#text(fieldOf(each, "name")), values[index]])),
      call: (name, given) => this.#call(name, given, depth + 1),
      step: () => this.#step(),
    };
  }

  #step(): boolean {
    this.#steps += 1;
    return !this.isExhausted;
  }

  #text(node: SyntaxNode | undefined): string {
    return node === undefined ? "" : this.#inputs.text.slice(node.start, node.end);
  }

  /** What a method of the script returns; undefined for overloads and methods of others. */
  #call(name: string, values: readonly Value[], depth: number): Value {
    const [method, overload] = this.#inputs.methods.get(name) ?? [];
    if (method === undefined || overload !== undefined) return undefined;
    const body = fieldOf(method.node, "body");
    const value = onlyValue(body);
    // `private bool Is(string id) => id == this.Context.OperationId;`
    if (value !== undefined && depth <= maxDepth) {
      const known = evaluate(value, this.#frame(method.node, values, depth));
      if (known !== undefined) return known;
    }
    const ends = this.method(method, values, depth);
    if (ends === 0 || (ends & ~(refuses | throws | forwards)) !== 0) return undefined;
    if ((ends & forwards) === 0) return { kind: "refusal" };
    return ends === forwards ? { kind: "forwarded" } : undefined;
  }

  #returned(node: SyntaxNode | undefined, frame: Frame): number {
    const expression = node?.type === "await_expression" ? partsOf(node)[0] : node;
    if (expression === undefined) return other;
    if (expression.type === "throw_expression") return throws;
    if (expression.type === "conditional_expression") {
      const condition = evaluate(fieldOf(expression, "condition"), frame);
      return this.#either(condition, (isTrue) =>
        this.#returned(fieldOf(expression, isTrue ? "consequence" : "alternative"), frame),
      );
    }
    if (expression.type === "switch_expression") return this.#returnedBySwitch(expression, frame);
    const value = evaluate(expression, frame);
    return value?.kind === "refusal" ? refuses : value?.kind === "forwarded" ? forwards : other;
  }

  #returnedBySwitch(node: SyntaxNode, frame: Frame): number {
    const [on, ...arms] = partsOf(node);
    const value = evaluate(on, frame);
    let ends = 0;
    for (const arm of arms) {
      const parts = partsOf(arm);
      const fits = parts.length > 2 ? undefined : matches(value, parts[0], frame);
      if (fits === false) continue;
      ends |= this.#returned(parts.at(-1), frame);
      if (fits === true) return ends;
    }
    return ends | throws;
  }

  #either(condition: Value, run: (isTrue: boolean) => number): number {
    if (condition?.kind === "boolean") return run(condition.value);
    return run(true) | run(false);
  }

  #sequence(statements: readonly SyntaxNode[], frame: Frame): number {
    let ends = goesOn;
    for (const statement of statements) {
      ends = (ends & ~goesOn) | this.#run(statement, frame);
      if ((ends & goesOn) === 0) break;
    }
    return ends;
  }

  #run(node: SyntaxNode, frame: Frame): number {
    if (!this.#step()) return other;
    switch (node.type) {
      case "block":
        return this.#sequence(partsOf(node), frame);
      case "if_statement":
        return this.#if(node, frame);
      case "switch_statement":
        return this.#switch(node, frame);
      case "return_statement":
        return this.#returned(partsOf(node)[0], frame);
      case "throw_statement":
        return throws;
      case "break_statement":
        return breaks;
      case "local_declaration_statement":
        this.#declare(childOf(node, "variable_declaration"), frame);
        return goesOn;
      case "expression_statement":
        assignTo(partsOf(node)[0], frame);
        return goesOn;
      case "using_statement":
      case "lock_statement":
        return this.#run(fieldOf(node, "body") ?? node.children.at(-1) ?? node, frame);
      case "try_statement":
        return this.#try(node, frame);
      case "empty_statement":
      case "local_function_statement":
        return goesOn;
      case "for_statement":
      case "foreach_statement":
      case "while_statement":
      case "do_statement":
        return this.#loop(fieldOf(node, "body"), frame);
      default:
        return other | goesOn;
    }
  }

  #if(node: SyntaxNode, frame: Frame): number {
    const condition = evaluate(fieldOf(node, "condition"), frame);
    return this.#either(condition, (isTrue) => {
      const branch = fieldOf(node, isTrue ? "consequence" : "alternative");
      return this.#branch(branch === undefined ? [] : [branch], frame, condition !== undefined);
    });
  }

  /** @param isCertain no other way leads around these statements */
  #branch(statements: readonly SyntaxNode[], frame: Frame, isCertain = false): number {
    const locals = new Map(frame.locals);
    const ends = this.#sequence(statements, { ...frame, locals });
    if ((ends & (goesOn | breaks)) === 0) return ends;
    for (const [name, value] of frame.locals) {
      const after = locals.get(name);
      if (after !== value) frame.locals.set(name, isCertain ? after : undefined);
    }
    return ends;
  }

  #loop(body: SyntaxNode | undefined, frame: Frame): number {
    if (body === undefined) return other | goesOn;
    forget(frame.locals);
    const ends = this.#run(body, frame);
    forget(frame.locals);
    return (ends & ~breaks) | goesOn;
  }

  #try(node: SyntaxNode, frame: Frame): number {
    const body = this.#branch(blocksOf(node), frame);
    const catches = node.children.filter(({ type }) => type === "catch_clause");
    const caught = catches.reduce((ends, each) => ends | this.#branch(blocksOf(each), frame), 0);
    const ends = catches.length === 0 ? body : (body & ~throws) | caught;
    const last = this.#branch(blocksOf(childOf(node, "finally_clause")), frame);
    return ends | (last & ~goesOn);
  }

  /** In the grammar, labels without statements are sections without statements. */
  #switch(node: SyntaxNode, frame: Frame): number {
    const value = evaluate(fieldOf(node, "value"), frame);
    const sections =
      childOf(node, "switch_body")?.children.filter(({ type }) => type === "switch_section") ?? [];
    let ends = 0;
    const runFrom = (index: number, isCertain: boolean): void => {
      const statements = sections
        .slice(index)
        .map(statementsOf)
        .find(({ length }) => length > 0);
      ends |= statements === undefined ? goesOn : this.#branch(statements, frame, isCertain);
    };
    for (const [index, section] of sections.entries()) {
      const pattern = labelOf(section);
      if (pattern === undefined) continue;
      const fits = childOf(section, "when_clause") === undefined ? matches(value, pattern, frame) : undefined;
      if (fits === false) continue;
      runFrom(index, fits === true && ends === 0);
      if (fits === true) return leaveSwitch(ends);
    }
    const last = sections.findIndex((section) => labelOf(section) === undefined);
    if (last === -1) ends |= goesOn;
    else runFrom(last, ends === 0);
    return leaveSwitch(ends);
  }

  #declare(declaration: SyntaxNode | undefined, frame: Frame): void {
    for (const declarator of partsOf(declaration)) {
      if (declarator.type !== "variable_declarator") continue;
      const value = partsOf(declarator).find(({ field }) => field !== "name");
      frame.locals.set(this.#text(fieldOf(declarator, "name")), evaluate(value, frame));
    }
  }
}

function leaveSwitch(ends: number): number {
  return (ends & breaks) === 0 ? ends : (ends & ~breaks) | goesOn;
}

function forget(locals: Map<string, Value>): void {
  for (const name of locals.keys()) locals.set(name, undefined);
}

function blocksOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  const block = fieldOf(node, "body") ?? childOf(node, "block");
  return block === undefined ? [] : [block];
}

function labelOf(section: SyntaxNode): SyntaxNode | undefined {
  const isDefault = section.children.some(({ type }) => type === "default");
  return isDefault ? undefined : partsOf(section)[0];
}

function statementsOf(section: SyntaxNode): readonly SyntaxNode[] {
  return partsOf(section).filter(({ type }) => /_statement$|^block$/.test(type));
}

function onlyValue(body: SyntaxNode | undefined): SyntaxNode | undefined {
  const [only, more] = partsOf(body);
  if (body?.type === "arrow_expression_clause") return only;
  return only?.type === "return_statement" && more === undefined ? partsOf(only)[0] : undefined;
}
