import { member, placeOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { wordsOf } from "../../text/words.ts";
import { isFilledByConnection, isReservedHeader } from "./_credentials.ts";
import { atStart } from "./_sentence.ts";
import { writtenParameters } from "./_written.ts";

export default defineRule({
  id: "parameter/credential",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Credentials in the connection, not in flows",
  why: "What stands in a parameter is stored in the flow and shown in its run history; a connection keeps it secret and is asked for once.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const written of writtenParameters(swagger)) {
      const { parameter, subject, label, at, operations } = written;
      if (!["header", "query"].includes(parameter.in) || !isCredential(parameter.name)) continue;
      if (isPassword(parameter.name) && !operations.some(namesSomebody)) continue;
      if (isReservedHeader(parameter, swagger, connector) || isFilledByConnection(written, connector))
        continue;
      const name = member(parameter.node, "name");
      yield {
        at: name === undefined ? at : placeOf(name),
        subject,
        message: `${atStart(label)} looks like a credential: ${quoted(parameter.name)}.`,
        fix: "Ask for it in a connection parameter of type `securestring` and send it with the connection or a policy.",
      };
    }
  },
});

const credentials = new Set([
  "authorization",
  "proxy authorization",
  "api key",
  "apikey",
  "x api key",
  "x apikey",
  "api token",
  "api secret",
  "access token",
  "auth token",
  "x auth token",
  "x access token",
  "bearer token",
  "token",
  "password",
  "passwd",
  "secret",
  "client secret",
  "subscription key",
  "ocp apim subscription key",
  "x functions key",
  "private key",
  "secret key",
]);

/** Whole names: a `pageToken` or a `keyword` is no credential. */
function isCredential(name: string): boolean {
  return credentials.has(wordsOf(name).join(" "));
}

/** Without somebody beside it, it opens a thing: a document, a meeting, a link. */
function isPassword(name: string): boolean {
  return /^passw(?:or)?d$/i.test(name);
}

function namesSomebody({ parameters }: Operation): boolean {
  return parameters.some(({ name }) => /user|login|mail|account|client/i.test(name));
}
