/** Parameters that carry what a connection should carry. */

import type { Connector } from "../connector.ts";
import { member, stringOf } from "../node.ts";
import { oncePer } from "../once.ts";
import type { ApiProperties } from "../properties/api-properties.ts";
import { parameterPrefix } from "../properties/policies.ts";
import type { Operation, Parameter, Swagger } from "../swagger/swagger.ts";
import { isCredential, isPayload } from "./credential-names.ts";
import { type WrittenParameter, writtenParameters } from "./written-parameters.ts";

/** What flows would hold and a connection should. */
export function* credentialParameters(swagger: Swagger, connector: Connector): Generator<WrittenParameter> {
  for (const written of writtenParameters(swagger)) {
    const { parameter, operations } = written;
    if (!["header", "query"].includes(parameter.in) || !isCredential(parameter)) continue;
    if (operations.every((operation) => isPayload(parameter, operation))) continue;
    if (isPassword(parameter.name) && !operations.some(namesSomebody)) continue;
    if (isReservedHeader(parameter, swagger, connector) || isFilledByConnection(written, connector)) continue;
    yield written;
  }
}

/** Without a parameter that names somebody, it opens a thing: a document, a meeting, a link. */
function isPassword(name: string): boolean {
  return /^passw(?:or)?d$/i.test(name);
}

function namesSomebody({ parameters }: Operation): boolean {
  return parameters.some(({ name }) => /user|login|mail|account|client/i.test(name));
}

/** Headers that HTTP itself owns: the platform writes them, whatever a flow says. */
const headersOfHttp = new Set(["host", "content-length", "transfer-encoding", "connection"]);

/** A header that the platform or the connection writes. */
export function isReservedHeader(
  { in: location, name }: Parameter,
  swagger: Swagger,
  connector: Connector,
): boolean {
  if (location !== "header") return false;
  const header = name.toLowerCase();
  return (
    headersOfHttp.has(header) || (header === "authorization" && isAuthorizedByConnection(swagger, connector))
  );
}

/** The connection sends the header `Authorization` by itself. */
function isAuthorizedByConnection(swagger: Swagger, connector: Connector): boolean {
  const properties = connector.view("properties");
  const hasParameters = properties.state === "ready" && properties.view.connectionParameters().length > 0;
  return (
    hasParameters &&
    swagger.securityDefinitions().some(({ node }) => {
      const type = stringOf(member(node, "type"));
      if (type === "basic" || type === "oauth2") return true;
      return type === "apiKey" && stringOf(member(node, "name"))?.toLowerCase() === "authorization";
    })
  );
}

const connectionValue = /@\{?connectionParameters\(/i;

/** Makers never see it, and its value is that of a connection parameter: by its default, or by a policy. */
function isFilledByConnection(
  { parameter, operations, isHidden }: WrittenParameter,
  connector: Connector,
): boolean {
  if (!isHidden) return false;
  if (connectionValue.test(stringOf(member(parameter.node, "default")) ?? "")) return true;
  const properties = connector.view("properties");
  if (properties.state !== "ready") return false;
  const template = templatesByLocation.get(parameter.in) ?? "";
  const filled = filledByPolicies(properties.view).get(`${template} ${parameter.name.toLowerCase()}`);
  return filled !== undefined && operations.every(({ id = "" }) => filled.has("") || filled.has(id));
}

/** Ids of operations by template and name of what the template fills from the connection; `""` are all operations. */
const filledByPolicies = oncePer((properties: ApiProperties): ReadonlyMap<string, ReadonlySet<string>> => {
  const filled = new Map<string, Set<string>>();
  for (const { templateId = "", parameters, operations } of properties.policyTemplates()) {
    const [name = "", value = ""] = ["name", "value"].map((one) =>
      stringOf(member(parameters, `${parameterPrefix}${one}`)),
    );
    if (!connectionValue.test(value)) continue;
    const key = `${templateId.trim()} ${name.trim()}`.toLowerCase();
    const ids = filled.get(key) ?? new Set();
    filled.set(key, ids);
    for (const id of operations.length === 0 ? [""] : operations) ids.add(id);
  }
  return filled;
});

const templatesByLocation: ReadonlyMap<string, string> = new Map([
  ["header", "setheader"],
  ["query", "setqueryparameter"],
]);
