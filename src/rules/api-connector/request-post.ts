import { keyLocationOf } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, type Sample } from "./_contract.ts";

export default defineRule({
  id: "api-connector/request-post",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Called with POST and a JSON object",
  why: "Entra calls the endpoint with POST and a JSON object, never otherwise: an endpoint that waits for anything else is never reached.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    yield* samples(contract?.requests ?? []);
    for (const { name, method, node } of contract?.operations ?? []) {
      if (method === "post") continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The operation ${quoted(name)} answers like an API connector, but is called with ${method.toUpperCase()}.`,
        fix: "Describe the endpoint as `post`.",
      };
    }
  },
});

function* samples(requests: readonly Sample[]): Generator<Diagnostic> {
  for (const sample of requests) {
    const { start, json } = sample.message;
    if (start.kind !== "request") continue;
    const isObject = json !== undefined && (json.state === "unreadable" || sample.body !== undefined);
    if (start.method === "POST" && isObject) continue;
    yield {
      location: sample.location,
      subject: [sample.name],
      message:
        start.method === "POST"
          ? `The request ${quoted(sample.name)} has no JSON object as its body.`
          : `The request ${quoted(sample.name)} is sent with ${start.method}.`,
      fix: "Show the call as `POST` with the claims as a JSON object.",
    };
  }
}
