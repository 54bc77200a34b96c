/** The settings an owner gives all repositories: `.github/connector-review.yml` of the owner's repository `.github`. */
import { parseSettings, type RepositorySettings, settingsPath } from "../config/repository-settings.ts";
import type { BlobCache } from "../github/files/blob-cache.ts";
import { readFileOf } from "../github/files/file-content.ts";
import type { GitHub } from "../github/octokit.ts";
import { defaultSettings } from "../review/settings.ts";

/** Milliseconds an answer counts: most repositories have none, and would ask with every review. */
const rememberedFor = 10 * 60_000;
const maxRemembered = 1_000;

interface Remembered {
  readonly settings: Promise<RepositorySettings>;
  readonly until: number;
}
/** By the bot's cache of files: what one bot was told is not another's to know. */
const remembered = new WeakMap<BlobCache, Map<string, Remembered>>();

/** The defaults where the owner has none, or does not let us read them. @throws {GitHubFailure} for what may pass */
export async function ownerSettings(
  { octokit, blobs }: { readonly octokit: GitHub; readonly blobs: BlobCache },
  owner: string,
  ruleIds: ReadonlySet<string>,
): Promise<RepositorySettings> {
  const byOwner = remembered.get(blobs) ?? new Map<string, Remembered>();
  remembered.set(blobs, byOwner);
  const known = byOwner.get(owner);
  if (known !== undefined && known.until > Date.now()) return known.settings;
  const settings = readOwnerSettings(octokit, owner, ruleIds);
  if (byOwner.size >= maxRemembered) byOwner.clear();
  byOwner.set(owner, { settings, until: Date.now() + rememberedFor });
  // A failure is nobody's settings.
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
