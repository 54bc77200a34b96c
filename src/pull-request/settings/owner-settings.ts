/** The settings an owner gives all repositories: `.github/connector-review.yml` of the owner's repository `.github`. */
import { LRUCache } from "lru-cache";
import { parseSettings, type RepositorySettings, settingsPath } from "../../config/repository-settings.ts";
import type { BlobCache } from "../../github/files/blob-cache.ts";
import { readFileOf } from "../../github/files/file-content.ts";
import type { GitHub } from "../../github/octokit.ts";
import { defaultSettings } from "../../review/settings.ts";

/** Milliseconds an answer counts: most repositories have none, and would ask with every review. */
const cachedFor = 10 * 60_000;
const maxOwners = 1_000;

type SettingsByOwner = LRUCache<string, Promise<RepositorySettings>>;
/** By the bot's cache of files: two bots in one process may have different access. */
const cached = new WeakMap<BlobCache, SettingsByOwner>();

/** The defaults where the owner has none, or we may not read them. @throws {GitHubFailure} for temporary failures */
export async function ownerSettings(
  { octokit, blobs }: { readonly octokit: GitHub; readonly blobs: BlobCache },
  owner: string,
  ruleIds: ReadonlySet<string>,
): Promise<RepositorySettings> {
  const byOwner = cached.get(blobs) ?? makeCache();
  cached.set(blobs, byOwner);
  const known = byOwner.get(owner);
  if (known !== undefined) return known;
  const settings = readOwnerSettings(octokit, owner, ruleIds);
  byOwner.set(owner, settings);
  // A failure isn't kept: the next review asks again.
  settings.catch(() => byOwner.delete(owner));
  return settings;
}

function makeCache(): SettingsByOwner {
  return new LRUCache({ max: maxOwners, ttl: cachedFor });
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
