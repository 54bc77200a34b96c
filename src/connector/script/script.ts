/** What rules see of a script.csx: its syntax tree, never run, never compiled. */
import type { Source } from "../../text/source.ts";
import { once } from "../once.ts";
import { type DeclaredMethod, type DeclaredType, lastName, namespacesIn, typesIn } from "./declarations.ts";
import type { Grammar } from "./grammar.ts";
import { readNames } from "./names.ts";
import { type ComparedId, comparedIds } from "./operation-ids.ts";
import { type OperationOutcome, outcomeOf } from "./operation-outcome.ts";
import { type ParsedScript, parseScript } from "./parse-script.ts";
import { literalsIn, type ScriptLiteral } from "./string-literals.ts";
import { findProblem, type SyntaxProblem } from "./syntax-problem.ts";
import { partsOf, type SyntaxNode } from "./syntax-tree.ts";
import { type ScriptUse, type Using, usesIn, usingsIn } from "./uses.ts";

export interface Script {
  readonly file: string;
  readonly source: Source;
  /** Bytes. */
  readonly size: number;
  /**
   * The text is C# from the first to the last line. What else the view says of a script that isn't comes from the parts
   * that could be parsed; when the script is larger than the platform allows, or too costly to parse, there are none.
   */
  readonly isComplete: boolean;
  /** Of `#r`, `#load` and `#nuget`, the name with its `#`. */
  readonly directives: ParsedScript["directives"];
  /** Offset of the first code, behind comments. */
  readonly start: () => number;
  /** Undefined when there is none, or it isn't known. */
  readonly problem: () => SyntaxProblem | undefined;
  /** String literals in the order of the text; those of interpolations in front of their holes' own. */
  readonly literals: () => readonly ScriptLiteral[];
  readonly uses: () => readonly ScriptUse[];
  /** `using` directives, not statements. */
  readonly usings: () => readonly Using[];
  readonly namespaces: () => ReadonlySet<string>;
  readonly types: () => readonly DeclaredType[];
  /** The class `Script`, then those of its base classes that the script declares; empty when none derives from `ScriptBase`. */
  readonly classes: () => readonly DeclaredType[];
  /** The override of `ExecuteAsync`. */
  readonly entry: () => DeclaredMethod | undefined;
  /** Operation ids that `Context.OperationId` is compared with. */
  readonly comparedIds: () => readonly ComparedId[];
  /** What happens when an operation is called. */
  outcomeOf(operationId: string): OperationOutcome;
}

/** Bytes: 1 MB (write-code documentation). Larger scripts are not parsed. */
export const maxScriptBytes = 1_048_576;

export function readScript(source: Source, size: number, grammar: Grammar): Script {
  const { path: file, text } = source;
  const parsed = size > maxScriptBytes ? undefined : parseScript(text, grammar);
  const root: SyntaxNode = parsed?.root ?? emptyRoot;
  const names = once(() => readNames(root, text));
  const types = once(() => typesIn(root, text));
  const classes = once(() => scriptClasses(types()));
  const entry = once(() => findEntry(classes()));
  const methods = once(() =>
    Map.groupBy(
      types().flatMap((type) => type.methods),
      ({ name }) => name,
    ),
  );
  const isComplete = parsed?.hasError === false;
  return {
    file,
    source,
    size,
    isComplete,
    directives: parsed?.directives ?? [],
    start: () => partsOf(root)[0]?.start ?? 0,
    problem: once(() => parsed && findProblem(parsed, text)),
    literals: once(() => literalsIn(root, text)),
    uses: once(() => usesIn(root, text)),
    usings: once(() => usingsIn(root, text)),
    namespaces: once(() => namespacesIn(root, text)),
    types,
    classes,
    entry,
    comparedIds: once(() => comparedIds(names(), text)),
    outcomeOf(operationId) {
      const start = entry();
      if (!isComplete || start === undefined) return "unsure";
      return outcomeOf(operationId, { text, entry: start, methods: methods(), global: names().global });
    },
  };
}

const emptyRoot: SyntaxNode = {
  type: "compilation_unit",
  field: undefined,
  isNamed: true,
  isMissing: false,
  start: 0,
  end: 0,
  children: [],
};

function scriptClasses(types: readonly DeclaredType[]): readonly DeclaredType[] {
  const named = Map.groupBy(types, ({ name }) => name);
  const classes = new Set(named.get("Script"));
  // A set grows while it is read: bases of bases follow.
  for (const { bases } of classes) {
    for (const base of bases) for (const type of named.get(lastName(base)) ?? []) classes.add(type);
  }
  const isScript = [...classes].some(({ bases }) => bases.some((base) => lastName(base) === "ScriptBase"));
  return isScript ? [...classes] : [];
}

function findEntry(classes: readonly DeclaredType[]): DeclaredMethod | undefined {
  return classes
    .flatMap(({ methods }) => methods)
    .find(
      ({ name, isOverride, returns }) =>
        name === "ExecuteAsync" && isOverride && returns === "Task<HttpResponseMessage>",
    );
}
