/** References of the first dynamic extensions that need the later ones to be understood. */
import { locationOf, type Node } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { type DynamicCall, dynamicCalls } from "./_arguments.ts";
import { findInput, type Input } from "./_inputs.ts";
import { addLaterForm, isAlone, laterNameOf } from "./_later-form.ts";

/** One for each name, however many operations share the location. */
export function* referencesOfFirstForm(
  swagger: Swagger,
  by: "x-ms-dynamic-values" | "x-ms-dynamic-schema",
  what: "ambiguous" | "property",
): Generator<Diagnostic> {
  for (const dynamic of dynamicCalls(swagger)) {
    if (dynamic.call.by !== by || !isAlone(dynamic)) continue;
    const edits = what === "property" ? addLaterForm(swagger, dynamic) : undefined;
    for (const { path, node } of namesOf(dynamic)) {
      const meant = meantBy(swagger, dynamic, path, what);
      if (meant === undefined) continue;
      yield {
        location: locationOf(node),
        subject: [...dynamic.call.owner, by, path],
        ...texts(dynamic, path, meant, what),
        ...(edits === undefined ? {} : { edits }),
      };
    }
  }
}

/** Each once: a name may be given to several parameters. */
function namesOf(dynamic: DynamicCall): Iterable<{ readonly path: string; readonly node: Node }> {
  const references = dynamic.arguments.flatMap(({ reference }) => reference ?? []);
  return new Map(references.map((reference) => [reference.path, reference])).values();
}

interface Meant {
  readonly caller: Operation;
  readonly property: Input;
}

function meantBy(
  swagger: Swagger,
  dynamic: DynamicCall,
  path: string,
  what: "ambiguous" | "property",
): Meant | undefined {
  for (const caller of dynamic.callers) {
    const found = findInput(swagger, caller, path, "first");
    if (what === "ambiguous" && found.state === "ambiguous") return { caller, property: found.property };
    if (what === "property" && found.state === "found" && found.input.kind === "property")
      return { caller, property: found.input };
  }
  return undefined;
}

function texts(
  dynamic: DynamicCall,
  path: string,
  { caller, property }: Meant,
  what: "ambiguous" | "property",
): Pick<Diagnostic, "message" | "fix"> {
  const { by, owner } = dynamic.call;
  const body = property.parameter.name;
  const whole = path.startsWith(`${body}/`) ? path : `${body}/${path}`;
  const subject = `The ${quoted(by)} ${whose(owner)} refers to ${quoted(path)}`;
  const add = `Add ${quoted(laterNameOf(dynamic) ?? "")} beside it`;
  if (what === "property")
    return {
      message: `${subject}, a property in the body of ${quoted(caller.name)}.`,
      fix: `${add}, with ${quoted(`"parameterReference": ${JSON.stringify(whole)}`)}.`,
    };
  return {
    message: `${subject}, both a parameter of ${quoted(caller.name)} and a property in its body.`,
    fix: `${add}, where ${quoted(path)} means the parameter and ${quoted(whole)} the property.`,
  };
}
