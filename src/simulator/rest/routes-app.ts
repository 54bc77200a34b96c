/** `/app…`, users, rate limit: what doesn't belong to a repository. */
import { randomBytes } from "node:crypto";
import { redeliver } from "../state/deliveries.ts";
import { appLogin, type Level, type Permissions, type World } from "../state/state.ts";
import { isGranted } from "./access.ts";
import {
  type Answer,
  type Exchange,
  failure,
  type Handlers,
  notFound,
  numberParameter,
  ok,
  page,
  parameter,
} from "./answers.ts";
import { objectOf } from "./json-fields.ts";
import {
  appShape,
  fullRepositoryShape,
  installationShape,
  publicUserShape,
  repositoryShape,
} from "./shapes.ts";
import { deliveryShape } from "./shapes-conversation.ts";

const tokenLifetimeMilliseconds = 3_600_000;

export const appHandlers: Handlers = {
  "apps/get-authenticated": ({ world }) => ok({ ...appShape(world), installations_count: 1 }),
  "apps/list-installations": (exchange) => {
    const { world } = exchange;
    const installations = world.switches.installation === "uninstalled" ? [] : [world];
    return page(exchange, installations, installationShape);
  },
  "apps/get-installation": ({ world, parameters }) => {
    const isOurs = Number(parameters.get("installation_id")) === world.app.installationId;
    return isOurs && world.switches.installation !== "uninstalled"
      ? ok(installationShape(world))
      : notFound();
  },
  "apps/get-repo-installation": ({ world }) =>
    world.switches.installation === "uninstalled" ? notFound() : ok(installationShape(world)),
  "apps/create-installation-access-token": mint,
  "apps/list-repos-accessible-to-installation": (exchange) =>
    page(exchange, [exchange.world], repositoryShapeOf, (repositories, total) => ({
      total_count: total,
      repository_selection: "selected",
      repositories,
    })),
  "apps/list-webhook-deliveries": listDeliveries,
  "apps/get-webhook-delivery": getDelivery,
  "apps/redeliver-webhook-delivery": async (exchange) => {
    const isKnown = await redeliver(exchange.world, numberParameter(exchange, "delivery_id"));
    return isKnown ? { status: 202, body: {} } : notFound();
  },
  "rate-limit/get": ({ world }) => {
    const reset = Math.ceil(Date.parse(world.now()) / 1000) + 3600;
    const core = { limit: 5000, remaining: 4999, reset, used: 1 };
    const search = { limit: 30, remaining: 30, reset, used: 0 };
    return ok({ resources: { core, search, graphql: core }, rate: core });
  },
  "users/get-authenticated": ({ world, caller }) =>
    ok(publicUserShape(world, caller.kind === "app" ? appLogin(world) : caller.login)),
  "users/get-by-username": (exchange) => {
    const login = parameter(exchange, "username");
    const user = exchange.world.users.get(login.toLowerCase());
    return user === undefined ? notFound() : ok(publicUserShape(exchange.world, user.login));
  },
  "repos/get": ({ world }) => ok(fullRepositoryShape(world)),
};

function repositoryShapeOf(world: World): unknown {
  return repositoryShape(world);
}

function mint(exchange: Exchange): Answer {
  const { world } = exchange;
  const isOurs = numberParameter(exchange, "installation_id") === world.app.installationId;
  if (!isOurs || world.switches.installation === "uninstalled") return notFound();
  if (world.switches.installation === "suspended")
    return failure(403, "This installation has been suspended");
  const wanted = objectOf(exchange.body, "permissions");
  const permissions = wanted === undefined ? world.permissions : permissionsOf(wanted);
  if (!isGranted(world.permissions, [permissionsNeeded(permissions)])) {
    return failure(422, "The permissions requested are not granted to this installation.");
  }
  const token = newToken(world, "installation", appLogin(world), permissions);
  return {
    status: 201,
    body: {
      token: token.value,
      expires_at: token.expiresAt,
      permissions,
      repository_selection: "selected",
      repositories: [repositoryShape(world)],
    },
  };
}

/** Adds a token to the state. GitHub has changed the length of tokens, so callers can't rely on it. */
export function newToken(
  world: World,
  kind: "installation" | "personal",
  login: string,
  permissions: Permissions,
) {
  const prefix = kind === "installation" ? "ghs_" : "ghp_";
  const token = {
    value: prefix + randomBytes(27).toString("base64url").replace(/[-_]/g, "0"),
    kind,
    login,
    permissions,
    expiresAt: new Date(Date.parse(world.now()) + tokenLifetimeMilliseconds)
      .toISOString()
      .replace(/\.\d+Z$/, "Z"),
    failures: kind === "installation" ? world.switches.tokenFailsFirst : 0,
  };
  world.tokens.set(token.value, token);
  return token;
}

function permissionsOf(wanted: Readonly<Record<string, unknown>>): Permissions {
  const levels: readonly string[] = ["read", "write", "admin"] satisfies Level[];
  const entries = Object.entries(wanted).filter(
    (entry): entry is [string, Level] => typeof entry[1] === "string" && levels.includes(entry[1]),
  );
  return Object.fromEntries(entries);
}

function permissionsNeeded(permissions: Permissions): Record<string, "read" | "write"> {
  const entries = Object.entries(permissions).map(
    ([name, level]) => [name, level === "read" ? "read" : "write"] as const,
  );
  return Object.fromEntries(entries);
}

/** Newest first; pages by a cursor, not by number. */
function listDeliveries(exchange: Exchange): Answer {
  const { world, query } = exchange;
  const wanted = query.get("status");
  const before = Number(query.get("cursor") ?? Number.POSITIVE_INFINITY);
  const size = Math.min(Number(query.get("per_page") ?? 30) || 30, 100);
  const matching = world.deliveries
    .toReversed()
    .filter((delivery) => delivery.id < before)
    .filter((delivery) => wanted === null || isSuccess(delivery.statusCode) === (wanted === "success"));
  const shown = matching.slice(0, size);
  const last = shown.at(-1);
  const body = shown.map((delivery) => deliveryShape(world, delivery));
  if (last === undefined || shown.length === matching.length) return ok(body);
  const next = new URL(exchange.url);
  next.searchParams.set("cursor", String(last.id));
  return { status: 200, body, headers: { link: `<${next.href}>; rel="next"` } };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 400;
}

function getDelivery(exchange: Exchange): Answer {
  const { world } = exchange;
  const id = numberParameter(exchange, "delivery_id");
  const delivery = world.deliveries.find((each) => each.id === id);
  if (delivery === undefined) return notFound();
  const headers = { "X-GitHub-Event": delivery.event, "X-GitHub-Delivery": delivery.guid };
  return ok({
    ...deliveryShape(world, delivery),
    url: delivery.url,
    request: { headers, payload: delivery.payload },
    response: { headers: {}, payload: delivery.responseBody },
  });
}
