/** The simulator's state in GitHub's JSON: users, the repository, the App. */
import { appLogin, knownUser, type User, type World } from "../state/state.ts";

const webUrl = "https://github.com";

export function userShape(world: World, login: string) {
  const user = knownUser(world, login);
  const url = `${world.apiUrl}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: `U_${user.id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${user.id}?v=4`,
    gravatar_id: "",
    url,
    html_url: htmlOf(user),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: "public",
    site_admin: false,
  };
}

function htmlOf(user: User): string {
  const bot = /^(.*)\[bot\]$/.exec(user.login)?.[1];
  return `${webUrl}/${bot === undefined ? user.login : `apps/${bot}`}`;
}

export function publicUserShape(world: World, login: string) {
  return {
    ...userShape(world, login),
    name: login,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: world.createdAt,
    updated_at: world.createdAt,
  };
}

/** URL of the repository in the API. */
export function repositoryUrl(world: World): string {
  return `${world.apiUrl}/repos/${world.owner}/${world.name}`;
}

/** URL of the repository for people. */
export function repositoryHtml(world: World): string {
  return `${webUrl}/${world.owner}/${world.name}`;
}

/** Last parts of a repository's URLs, by the name of the field that holds them. */
const repositoryLinks: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

/** The repository, or one of its forks. */
export function repositoryShape(world: World, fork?: { id: number; owner: string; name: string }) {
  const { owner, name, id } = fork ?? { owner: world.owner, name: world.name, id: world.repositoryId };
  const url = `${world.apiUrl}/repos/${owner}/${name}`;
  const html = `${webUrl}/${owner}/${name}`;
  const links = Object.entries(repositoryLinks).map(([key, end]) => [key, url + end]);
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: `${owner}/${name}`,
    private: false,
    owner: userShape(world, owner),
    html_url: html,
    description: null,
    fork: fork !== undefined,
    url,
    ...Object.fromEntries(links),
    git_url: `git://github.com/${owner}/${name}.git`,
    ssh_url: `git@github.com:${owner}/${name}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: 1024,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: fork === undefined && world.switches.isArchived,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    visibility: "public",
    topics: [],
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: world.defaultBranch,
    created_at: world.createdAt,
    updated_at: world.createdAt,
    pushed_at: world.createdAt,
  };
}

export function fullRepositoryShape(world: World) {
  return { ...repositoryShape(world), network_count: 0, subscribers_count: 0 };
}

export const appEvents = [
  "check_run",
  "check_suite",
  "issue_comment",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
] as const;

export function appShape(world: World) {
  return {
    id: world.app.id,
    client_id: `Iv1.${world.app.id.toString(16).padStart(16, "0")}`,
    slug: world.app.slug,
    node_id: `A_${world.app.id}`,
    owner: userShape(world, world.owner),
    name: world.app.name,
    description: null,
    external_url: "https://example.com",
    html_url: `${webUrl}/apps/${world.app.slug}`,
    created_at: world.createdAt,
    updated_at: world.createdAt,
    permissions: world.permissions,
    events: [...appEvents],
  };
}

export function installationShape(world: World) {
  const id = world.app.installationId;
  const isSuspended = world.switches.installation === "suspended";
  return {
    id,
    account: userShape(world, world.owner),
    repository_selection: "selected",
    access_tokens_url: `${world.apiUrl}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.apiUrl}/installation/repositories`,
    html_url: `${webUrl}/settings/installations/${id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: knownUser(world, world.owner).id,
    target_type: "Organization",
    permissions: world.permissions,
    events: [...appEvents],
    created_at: world.createdAt,
    updated_at: world.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: isSuspended ? userShape(world, world.owner) : null,
    suspended_at: isSuspended ? world.createdAt : null,
  };
}

/** Private members arrive as CONTRIBUTOR or NONE, so nothing may be read from it (rust-lang/triagebot#2094). */
export function associationOf(world: World, login: string): string {
  if (login === appLogin(world)) return "NONE";
  if (world.switches.firstTimers.has(login)) return "FIRST_TIME_CONTRIBUTOR";
  return login.toLowerCase() === world.owner.toLowerCase() ? "OWNER" : "CONTRIBUTOR";
}

/** The counts below an issue or comment; reactions themselves are listed elsewhere. */
export function noReactions(url: string) {
  const counts = { "+1": 0, "-1": 0, laugh: 0, confused: 0, heart: 0, hooray: 0, eyes: 0, rocket: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...counts };
}
