/** The settings an owner gives all repositories: `.github/connector-review.yml` of the owner's repository `.github`. */
import { parseSettings, type RepositorySettings, settingsPath } from "../../config/repository-settings.ts";
import type { BlobCache } from "../../github/files/blob-cache.ts";
import { readFileOf } from "../../github/files/file-content.ts";
import type { GitHub } from "../../github/octokit.ts";
import { defaultSettings } from "../../review/settings.ts";

/** Milliseconds an answer is cached: most repositories have no settings and would ask with every review. */
const cacheMilliseconds = 10 * 60_000;
const maxCached = 1_000;

interface CachedSettings {
  readonly settings: Promise<RepositorySettings>;
  readonly until: number;
}
/** One cache for each bot: another one may have other permissions. */
const caches = new WeakMap<BlobCache, Map<string, CachedSettings>>();

/** The defaults where the owner has none, or we may not read them. @throws {GitHubFailure} for temporary failures */
export async function ownerSettings(
  { octokit, blobs }: { readonly octokit: GitHub; readonly blobs: BlobCache },
  owner: string,
  ruleIds: ReadonlySet<string>,
): Promise<RepositorySettings> {
  const byOwner = caches.get(blobs) ?? new Map<string, CachedSettings>();
  caches.set(blobs, byOwner);
  const known = byOwner.get(owner);
  if (known !== undefined && known.until > Date.now()) return known.settings;
  const settings = readOwnerSettings(octokit, owner, ruleIds);
  if (byOwner.size >= maxCached) byOwner.clear();
  byOwner.set(owner, { settings, until: Date.now() + cacheMilliseconds });
  // A failure isn't cached.
  settings.catch(() => byOwner.delete(owner));
  return settings;
}

async function readOwnerSettings(
  octokit: GitHub,
  owner: string,
  ruleIds: ReadonlySet<string>,
): Promise<RepositorySettings> {
  const bytes = await readFileOf(octokit, { owner, repo: ".github" }, settingsPath);
  if (bytes === undefined) return { settings: defaultSettings, problems: [], isPresent: false };
  return { ...parseSettings(bytes, ruleIds), isPresent: true };
}
