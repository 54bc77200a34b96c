/** Webhooks that did not reach us. GitHub never sends one again by itself; this asks it to. */
import { failing, type GitHub, pageSize, reading, writing } from "./octokit.ts";

export interface FailedDelivery {
  /** Of the latest attempt: what `requestRedelivery` takes. */
  readonly id: number;
  /** The same for every attempt: `X-GitHub-Delivery`. */
  readonly guid: string;
  /** Failed ones within the window. */
  readonly attempts: number;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  /** ISO date of the latest attempt. */
  readonly deliveredAt: string;
}

/** 2,000 failures: more than that is an outage, and the sweep of open pull requests fixes it. */
const maxPages = 20;

/**
 * Deliveries with a failed attempt, one each, latest attempt first. A later attempt of the same may have succeeded:
 * compare `guid` with the deliveries taken.
 * @param octokit speaks as the app itself (a JSON web token)
 * @param since older attempts are left out; GitHub keeps three days
 * @throws {GitHubFailure}
 */
export async function readFailedDeliveries(octokit: GitHub, since: Date): Promise<readonly FailedDelivery[]> {
  const byGuid = new Map<string, FailedDelivery>();
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const { attempts, next } = await readPage(octokit, cursor);
    const recent = attempts.filter((attempt) => Date.parse(attempt.delivered_at) >= since.getTime());
    for (const attempt of recent.filter(isFailed)) {
      const known = byGuid.get(attempt.guid);
      byGuid.set(attempt.guid, known ? { ...known, attempts: known.attempts + 1 } : deliveryOf(attempt));
    }
    if (next === undefined || recent.length < attempts.length) break;
    cursor = next;
  }
  return [...byGuid.values()];
}

async function readPage(octokit: GitHub, cursor: string | undefined) {
  const { data, headers } = await failing(
    octokit.request("GET /app/hook/deliveries", {
      per_page: pageSize,
      status: "failure",
      ...(cursor === undefined ? {} : { cursor }),
      ...reading(),
    }),
  );
  return { attempts: data, next: nextCursor(headers.link) };
}

/** Servers that do not know `status=failure` list everything. */
function isFailed(attempt: { readonly status_code: number }): boolean {
  return attempt.status_code < 200 || attempt.status_code >= 300;
}

interface Attempt {
  readonly id: number | bigint;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation_id: number | bigint | null;
  readonly repository_id: number | bigint | null;
  readonly delivered_at: string;
}

function deliveryOf(attempt: Attempt): FailedDelivery {
  return {
    id: Number(attempt.id),
    guid: attempt.guid,
    attempts: 1,
    event: attempt.event,
    action: attempt.action,
    installationId: attempt.installation_id === null ? null : Number(attempt.installation_id),
    repositoryId: attempt.repository_id === null ? null : Number(attempt.repository_id),
    deliveredAt: attempt.delivered_at,
  };
}

/** `<https://…/deliveries?per_page=100&cursor=v1_123>; rel="next"` */
function nextCursor(link: string | undefined): string | undefined {
  const next = (link ?? "").split(",").find((part) => part.includes('rel="next"'));
  const address = /<([^>]+)>/.exec(next ?? "")?.[1];
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).searchParams.get("cursor") ?? undefined;
}

/** Asks GitHub to send a delivery again, under the same guid. @throws {GitHubFailure} */
export async function requestRedelivery(octokit: GitHub, id: number): Promise<void> {
  await failing(
    octokit.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id, ...writing() }),
  );
}
