/**
 * The reference verdict: what a well-known parser of OpenAPI 2.0 says of a definition in which no rule found an error.
 * What it refuses never passes, also where nobody has thought of a rule yet.
 */
import type { Connector, ViewState } from "../../connector/connector.ts";
import type { ReferenceVerdict } from "../../connector/swagger/reference-verdict.ts";
import type { ConnectorReview } from "../finding/finding.ts";
import type { ConnectorRule } from "../rule/rule.ts";
import type { ReviewSettings } from "../settings.ts";
import { answeringRules } from "./answering-rules.ts";
import { type ConnectorSides, reviewConnector } from "./review-connector.ts";

/** Values with references written out; published connectors have 98,622 at most, and the parser takes 0.3 s for these. */
const maxAskedSize = 200_000;

/** Reviews a connector; where no error is found in the definition, the parser is asked as well. */
export async function reviewWithReference(
  rules: readonly ConnectorRule[],
  settings: ReviewSettings,
  sides: ConnectorSides,
): Promise<ConnectorReview> {
  const review = reviewConnector(rules, settings, sides);
  const { before, after } = sides;
  if (after === null || !rules.some(({ needs }) => needs.includes("reference"))) return review;
  if (hasError(review, after)) return review;
  const verdict = await referenceVerdict(after);
  if (verdict === undefined || isReported(review, verdict)) return review;
  const ofBase = before === null ? undefined : await referenceVerdict(before);
  return reviewConnector(rules, settings, { ...sides, reference: { head: verdict, base: ofBase } });
}

function hasError({ findings }: ConnectorReview, connector: Connector): boolean {
  const file = connector.file("swagger")?.path;
  return findings.some(
    (finding) => finding.file === file && finding.severity === "error" && finding.age !== "fixed",
  );
}

/** A rule may report what the parser objects to as less than an error: that is the one finding about it. */
function isReported({ findings }: ConnectorReview, verdict: ViewState<ReferenceVerdict>): boolean {
  if (verdict.state !== "ready") return false;
  const answering = answeringRules(verdict.view.problem);
  return findings.some(({ rule, age }) => age !== "fixed" && answering.includes(rule));
}

/** Undefined when the parser takes the definition, or cannot be asked: rules say so where it cannot be read or is too large. */
async function referenceVerdict(connector: Connector): Promise<ViewState<ReferenceVerdict> | undefined> {
  const swagger = connector.view("swagger");
  if (swagger.state !== "ready") return undefined;
  const size = swagger.view.expandedSize();
  if (size === "too-large" || size > maxAskedSize) return undefined;
  const problem = await askParser(swagger.view.root.value);
  return problem === undefined ? undefined : { state: "ready", view: { problem } };
}

/** What the parser objects to. It reads no file and no address, and works on a copy: it changes what it is given. */
async function askParser(document: unknown): Promise<string | undefined> {
  // Loading it takes as long as reviewing a connector.
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
  try {
    // Its type is that of a right document; to find out whether this is one is the question.
    await SwaggerParser.validate(structuredClone(document) as never, {
      resolve: { external: false, file: false, http: false },
      dereference: { circular: "ignore" },
      // Its own schema is compiled anew at each call; ours says the same: rules/swagger/_conformance.schema.json.
      validate: { schema: false },
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
