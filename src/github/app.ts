/** The app's own record: only its JSON web token may read it. */
import { dataOf, type GitHub, reading } from "./octokit.ts";

export interface AppRecord {
  readonly id: number;
  /** The app's name in addresses; its comments are signed `slug[bot]`. */
  readonly slug: string;
}

/** @throws {GitHubFailure} `unauthorized` or `not-found` when app id and key do not belong together */
export async function readApp(octokit: GitHub): Promise<AppRecord> {
  const app = await dataOf(octokit.request("GET /app", reading()));
  return { id: app?.id ?? 0, slug: app?.slug ?? "" };
}
