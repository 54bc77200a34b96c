import { defineRule } from "../../review/rule/rule.ts";
import { renameKey } from "../../text/json/json-change.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { isPlaceholder } from "./_claims.ts";
import { contractOf } from "./_contract.ts";
import { bodyEdits } from "./_edits.ts";

const full = /^extension_[\da-f]{32}_[A-Za-z]\w*$/i;
/** Responses may leave the app's id out. */
const short = /^extension_(?:[\da-f]{32}_)?[A-Za-z]\w*$/i;

export default defineRule({
  id: "api-connector/claim-name",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Names of custom claims",
  why: "A custom attribute travels as `extension_`, the id of the extensions app without hyphens, `_` and the name. Another form is not matched, and the value is lost.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const { requests, responses } = contractOf(connector) ?? { requests: [], responses: [] };
    for (const sample of [...requests, ...responses]) {
      const form = sample.message.start.kind === "request" ? full : short;
      const names = Object.keys(sample.body ?? {}).filter((name) => name.startsWith("extension_"));
      for (const name of names.filter((one) => !isPlaceholder(one) && !form.test(one))) {
        yield {
          location: sample.atKey(name),
          subject: [sample.name, name],
          message: `The claim ${quoted(name)} does not have the form of a custom attribute.`,
          fix: `Write ${quoted(fixed(name))}.`,
          ...(full.test(fixed(name))
            ? bodyEdits(sample, [renameKey(childPointer("", name), fixed(name))])
            : {}),
        };
      }
    }
  },
});

function fixed(name: string): string {
  const attribute = name.slice(name.lastIndexOf("_") + 1);
  const id = name.slice("extension_".length, -attribute.length - 1).replace(/[^\da-f]/gi, "");
  return id.length === 32
    ? `extension_${id}_${attribute}`
    : `extension_<app id without hyphens>_${attribute}`;
}
