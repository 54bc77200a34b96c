/** Where the app is installed: what the hourly sweep walks through, and why a job may have nothing to do any more. */
import { GitHubFailure } from "./failure.ts";
import {
  allPages,
  dataOf,
  type GitHub,
  inRepository,
  pageSize,
  type RepositoryRef,
  reading,
} from "./octokit.ts";

export interface Installation {
  readonly id: number;
  readonly account: string;
  readonly isSuspended: boolean;
  /** ISO date and time: since when it has its repositories and permissions, as far as GitHub tells. */
  readonly changedAt: string;
}

export interface InstalledRepository extends RepositoryRef {
  readonly id: number;
  /** Nothing can be written there. */
  readonly isArchived: boolean;
}

const maxPages = 50;

/** @param octokit speaks as the app itself (a JSON web token) @throws {GitHubFailure} */
export async function readInstallations(octokit: GitHub): Promise<readonly Installation[]> {
  const { items } = await allPages(maxPages, (page) =>
    dataOf(octokit.request("GET /app/installations", { per_page: pageSize, page, ...reading() })),
  );
  return items.map((installation) => ({
    id: Number(installation.id),
    account: accountOf(installation.account),
    isSuspended: installation.suspended_at !== null,
    changedAt: installation.updated_at ?? installation.created_at,
  }));
}

/**
 * Whether the app may still act there: not uninstalled, and not suspended.
 * @param octokit speaks as the app itself
 * @throws {GitHubFailure}
 */
export async function isActive(octokit: GitHub, installationId: number): Promise<boolean> {
  try {
    const installation = await dataOf(
      octokit.request("GET /app/installations/{installation_id}", {
        installation_id: installationId,
        ...reading(),
      }),
    );
    return installation.suspended_at === null;
  } catch (error) {
    if (error instanceof GitHubFailure && (error.kind === "not-found" || error.kind === "gone")) return false;
    throw error;
  }
}

/**
 * Whether the app has the repository.
 * @param octokit speaks as the installation
 * @throws {GitHubFailure}
 */
export async function isVisible(octokit: GitHub, repository: RepositoryRef): Promise<boolean> {
  try {
    await dataOf(octokit.request("GET /repos/{owner}/{repo}", { ...inRepository(repository), ...reading() }));
    return true;
  } catch (error) {
    if (error instanceof GitHubFailure && (error.kind === "not-found" || error.kind === "gone")) return false;
    throw error;
  }
}

/** People and organisations have a login, enterprises a slug. */
function accountOf(account: { readonly login?: string; readonly slug?: string } | null): string {
  return account?.login ?? account?.slug ?? "";
}

/** @param octokit speaks as the installation @throws {GitHubFailure} */
export async function readInstalledRepositories(octokit: GitHub): Promise<readonly InstalledRepository[]> {
  const { items } = await allPages(maxPages, async (page) => {
    const answer = await dataOf(
      octokit.request("GET /installation/repositories", { per_page: pageSize, page, ...reading() }),
    );
    return answer.repositories;
  });
  return items.map((repository) => ({
    id: Number(repository.id),
    owner: repository.owner.login,
    repo: repository.name,
    isArchived: repository.archived,
  }));
}
