import { type ReadText, textsOf } from "../../connector/swagger/texts.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { isBlankToFill } from "../../wording/blank-to-fill.ts";
import { dummyText } from "../../wording/dummy-text.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";

const filler =
  /^(?:to ?do|tbd|tba|fixme|xxx+|n\/?a|(?:your |add |enter |insert )?(?:a )?(?:description|summary|text)(?: goes)? here|asdf.*|\.{2,}|[-_?]+)$/i;
/** Where the text begins so, somebody meant to come back; `XXX-555-XXXX` and `XXX.XX` stand for digits. */
const marker = /^(?:XXX+|TODO|TBD|FIXME)(?![\w-]|[./]\w)/;
/** What tools write where nobody wrote anything. In a label these may be names of fields. */
const typeName = /^(?:string|integer|boolean|number|object|array|description|summary|null|undefined)$/i;

export default defineRule({
  id: "english/placeholder",
  severity: "error",
  needs: ["swagger"],
  covers: ["response/property-equal"],
  title: "Real texts instead of fillers",
  why: "Makers choose operations and fill in fields by these texts. A filler tells them nothing and comes back from review.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    // Title and description of the connector have rules of their own.
    const texts = textsOf(swagger).filter(({ names }) => names[0] !== "info");
    yield* eachOnce(
      texts.filter(isFiller).map((one) => ({
        ...sight(one, {
          message: `${called(one)} ${dummyText(one.text).length > 0 ? "contains dummy text:" : "is only"} ${quoted(one.text.trim())}.`,
          fix:
            one.of === "operation" && one.kind !== "response"
              ? "Say what the operation does."
              : "Say what it is for, or what to fill in.",
        }),
        ...severityOf(one),
        consequences: [{ rules: ["*"], under: childPointer(one.holder.pointer, one.member) }],
      })),
    );
  },
});

function isFiller({ text, kind }: ReadText): boolean {
  const bare = withoutStop(text);
  if (marker.test(bare)) return true;
  // Descriptions of responses are hardly ever shown.
  if (kind === "response") return false;
  if (dummyText(bare).length > 0) return true;
  if (isBlankToFill(bare)) return true;
  return bare !== "" && bare.length < 200 && (filler.test(bare) || (kind === "prose" && typeName.test(bare)));
}

/** Certification refuses summaries in brackets. */
function severityOf(text: ReadText): Pick<Diagnostic, "severity" | "cause"> {
  if (isItsName(text)) return { severity: "info", cause: "name" };
  return text.member === "summary" && isBlankToFill(text.text) ? { cause: "blank" } : { severity: "warning" };
}

/** Tools repeat the name of a field: no better, but many published connectors have it. */
function isItsName({ text, names }: ReadText): boolean {
  return withoutStop(text).toLowerCase() === names.at(-2)?.toLowerCase();
}

function withoutStop(text: string): string {
  return text.trim().replace(/(?<=\w)\.$/, "");
}
