/** Who we are on GitHub: whose comments and check runs are ours. */
import { GitHubFailure } from "./failure.ts";
import { dataOf, failing, type GitHub, reading } from "./octokit.ts";

export interface Identity {
  /** `connector-review[bot]` for an app; a person's login for a personal token. */
  readonly login: string;
  /** The app's id; null for a personal token, which cannot write check runs. */
  readonly appId: number | null;
}

/** @param slug the app's name in addresses, from `GET /app` */
export function appIdentity(slug: string, appId: number): Identity {
  return { login: `${slug}[bot]`, appId };
}

/** Whom a token speaks for: a person, or `github-actions[bot]` for the token of a workflow. @throws {GitHubFailure} */
export async function tokenIdentity(octokit: GitHub): Promise<Identity> {
  try {
    const { login } = await dataOf(octokit.request("GET /user", reading()));
    return { login, appId: null };
  } catch (error) {
    // Tokens of installations and workflows are nobody's there, but GraphQL knows them.
    if (!(error instanceof GitHubFailure) || error.kind !== "forbidden") throw error;
    const asked = octokit.graphql<{ viewer: { login: string } }>("query { viewer { login } }", reading());
    return { login: (await failing(asked)).viewer.login, appId: null };
  }
}

interface Author {
  readonly login: string;
}

/** GitHub keeps `[` and `]` out of people's names, so the login of a bot cannot be taken by anybody else. */
export function isOurs(author: Author | null | undefined, identity: Identity): boolean {
  return author?.login === identity.login;
}
