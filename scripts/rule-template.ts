/** What `npm run new-rule` writes. */

export interface NewRule {
  /** `family/name` */
  readonly id: string;
  readonly severity: string;
  /** The view the rule reads. */
  readonly needs: string;
  readonly title: string;
}

/** A rule that works and never fires, as the text of `src/rules/<id>.ts`. */
export function ruleFile({ id, severity, needs, title }: NewRule): string {
  return `import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "${id}",
  severity: "${severity}",
  needs: ["${needs}"],
  title: ${JSON.stringify(`${title.charAt(0).toUpperCase()}${title.slice(1)}`)},
  why: "Say what happens to whom when this is not kept.",
  source: "Name the document that asks for it.",
  since: "0.1.0",
  *check({ ${needs} }) {
    const isBroken = false;
    if (isBroken) {
      yield {
        location: locationOf(${needs}.root),
        subject: ["name"],
        message: "Say what is wrong, the author's words in backticks.",
        fix: "Say what to do.",
      };
    }
  },
});
`;
}
