/** Bounds of numbers, texts and lists. */

import { locationOf, member, numberOf } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

/** A lower bound above the upper one. */
export function* crossedBounds(swagger: Swagger, low: string, high: string): Generator<Diagnostic> {
  for (const { node, subject, label } of typedLocationsWith(swagger, low)) {
    const lower = member(node, low);
    const least = numberOf(lower);
    const most = numberOf(member(node, high));
    if (lower === undefined || least === undefined || most === undefined || least <= most) continue;
    yield {
      location: locationOf(lower),
      subject,
      message: `${partLabelAtStart(label)} has the \`${low}\` ${least}, above its \`${high}\` ${most}.`,
      fix: "Swap or correct the two numbers.",
    };
  }
}

export function* negativeBounds(swagger: Swagger, name: string): Generator<Diagnostic> {
  for (const { node, subject, label } of typedLocationsWith(swagger, name)) {
    const bound = member(node, name);
    const value = numberOf(bound);
    if (bound === undefined || value === undefined || value >= 0) continue;
    yield {
      location: locationOf(bound),
      subject,
      message: `${partLabelAtStart(label)} has the \`${name}\` ${value}.`,
      fix: `Use a number of 0 or more, or delete \`${name}\`.`,
    };
  }
}
