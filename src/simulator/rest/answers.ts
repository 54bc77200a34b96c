import type { World } from "../state/state.ts";

/** Who calls: the App itself (JWT), one of its installation tokens, or a person. */
export type Caller =
  | { readonly kind: "app" }
  | {
      readonly kind: "installation";
      readonly login: string;
      readonly permissions: Readonly<Record<string, string>>;
    }
  | { readonly kind: "person"; readonly login: string };

/** One request on its way through the simulator. */
export interface Exchange {
  readonly world: World;
  readonly caller: Caller;
  readonly method: string;
  /** Full URL of the request, for `Link` headers. */
  readonly url: URL;
  readonly parameters: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly accept: string;
}

export interface Answer {
  readonly status: number;
  /** JSON, unless `bytes` is given. */
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection ends after half of the body. */
  readonly breaksOff?: boolean;
}

type Handler = (exchange: Exchange) => Answer | Promise<Answer>;
/** GitHub's operation names → what answers. */
export type Handlers = Readonly<Record<string, Handler>>;

export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
}

const documentation = "https://docs.github.com/rest";

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function failure(
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return { status, body: { message, ...more, documentation_url: documentation, status: String(status) } };
}

export function notFound(): Answer {
  return failure(404, "Not Found");
}

export function validationFailed(...errors: FieldError[]): Answer {
  return failure(422, "Validation Failed", { errors });
}

/** The shape of refused reviews: sentences without an index (parkerbxyz/suggest-changes#28). */
export function unprocessable(...errors: string[]): Answer {
  return failure(422, "Unprocessable Entity", { errors });
}

export function numberParameter(exchange: Exchange, name: string): number {
  return Number(exchange.parameters.get(name) ?? Number.NaN);
}

export function parameter(exchange: Exchange, name: string): string {
  return exchange.parameters.get(name) ?? "";
}

/** The requested page and the `Link` header; `wrap` puts the items into an object with a total. */
export function page<Item>(
  exchange: Exchange,
  items: readonly Item[],
  shape: (item: Item) => unknown,
  wrap: (page: unknown[], total: number) => unknown = (list) => list,
): Answer {
  const size = Math.min(Math.max(Number(exchange.query.get("per_page") ?? 30) || 30, 1), 100);
  const number = Math.max(Number(exchange.query.get("page") ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const links: string[] = [];
  const link = (target: number, relation: string): void => {
    const url = new URL(exchange.url);
    url.searchParams.set("page", String(target));
    links.push(`<${url.href}>; rel="${relation}"`);
  };
  if (number > 1) link(number - 1, "prev");
  if (number < last) link(number + 1, "next");
  if (number < last) link(last, "last");
  if (number > 1) link(1, "first");
  const shaped = items.slice((number - 1) * size, number * size).map(shape);
  return {
    status: 200,
    body: wrap(shaped, items.length),
    ...(links.length === 0 ? {} : { headers: { link: links.join(", ") } }),
  };
}
