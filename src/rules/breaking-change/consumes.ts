import { items, member, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/consumes",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Content types of published operations that stay",
  why: "Flows send and expect the content types they were built with. A type that is gone may be refused, or read as something else.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    const [was, is] = [comparison.before.swagger, comparison.after.swagger];
    for (const { name, before, after } of usedOperations(comparison)) {
      for (const keyword of ["consumes", "produces"] as const) {
        if (keyword === "consumes" && !before.parameters.some(isSent)) continue;
        const [old, now] = [typesOf(was, before, keyword), typesOf(is, after, keyword)];
        const gone = [...old.types].filter((type) => !isTaken(type, now.types));
        if (gone.length === 0) continue;
        yield {
          location: atPointer(is.file, now.at, "key"),
          subject: [name, keyword],
          message: `The operation ${quoted(name)} no longer ${keyword} ${quoted(gone.join(", "))}.`,
          fix: `Keep ${quoted(gone.join(", "))} in ${quoted(keyword)}.`,
          // What the whole document declares is one thing to fix, however many operations use it.
          cause: now.isShared ? keyword : name,
          comparison: {
            operation: name,
            what: keyword,
            before: [...old.types].join(", "),
            after: [...now.types].join(", ") || "none",
            who: everyFlowWith(before),
            beforeLocation: atPointer(was.file, old.at, "key"),
          },
        };
      }
    }
  },
});

function isSent(parameter: { readonly in: string }): boolean {
  return parameter.in === "body" || parameter.in === "formData";
}

/** As it is, or by a range of types. */
function isTaken(type: string, types: ReadonlySet<string>): boolean {
  return [type, `${type.slice(0, type.indexOf("/"))}/*`, "*/*"].some((one) => types.has(one));
}

interface Types {
  readonly types: ReadonlySet<string>;
  readonly at: string;
  readonly isShared: boolean;
}

/** The operation's own list, else the document's. JSON is what is meant where nothing is written. */
function typesOf({ root }: Swagger, { node }: Operation, keyword: "consumes" | "produces"): Types {
  const own = member(node, keyword);
  const list: Node | undefined = own ?? member(root, keyword);
  const types = items(list).flatMap((item) => stringOf(item)?.trim().toLowerCase() ?? []);
  return {
    types: new Set(types.length === 0 ? ["application/json"] : types),
    at: childPointer(own === undefined ? root.pointer : node.pointer, keyword),
    isShared: own === undefined,
  };
}
