import { member, stringOf } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import type { Parameter } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { notificationsOf } from "./_notifications.ts";

export default defineRule({
  id: "trigger/fetch-subscribe-mismatch",
  official: ["ParamtersWithSameNameMustHaveSameTypeAndVisibility"],
  severity: "error",
  needs: ["swagger"],
  title: "Fetching and subscribing with the same inputs",
  why: "Makers fill in one form for both operations; an input that differs between them can get a value for one only.",
  source: "Microsoft Swagger Validator, rule ParamtersWithSameNameMustHaveSameTypeAndVisibility",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { fetch, subscribe } of notificationsOf(swagger)) {
      for (const parameter of fetch.parameters) {
        const other = subscribe?.parameters.find(({ name }) => name === parameter.name);
        const difference = other === undefined ? undefined : differenceOf(parameter, other);
        if (subscribe === undefined || difference === undefined) continue;
        yield {
          location: nameLocation(parameter.usedAt),
          subject: [fetch.name, subscribe.name, parameter.name],
          message: `The parameter ${quoted(parameter.name)} is ${quoted(difference.here)} in ${quoted(fetch.name)} and ${quoted(difference.there)} in ${quoted(subscribe.name)}.`,
          fix: "Give both the same `type` and the same `x-ms-visibility`.",
        };
      }
    }
  },
});

function differenceOf(
  one: Parameter,
  other: Parameter,
): { readonly here: string; readonly there: string } | undefined {
  if (one.type !== undefined && other.type !== undefined && one.type !== other.type)
    return { here: one.type, there: other.type };
  const [here, there] = [visibilityOf(one), visibilityOf(other)];
  return here === there ? undefined : { here, there };
}

/** Absent means what most inputs are. */
function visibilityOf({ node }: Parameter): string {
  return stringOf(member(node, "x-ms-visibility")) ?? "normal";
}
