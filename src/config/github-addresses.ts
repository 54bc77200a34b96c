/** Which GitHub: github.com or a GitHub Enterprise Server. */

export type GitHubAddresses =
  | { readonly state: "ready"; readonly apiUrl: string; readonly webUrl: string }
  | { readonly state: "unusable"; readonly problem: string };

/**
 * @param apiUrl GITHUB_API_URL, as in GitHub Actions: `https://ghe.example.com/api/v3`
 * @param host GHE_HOST, as Probot has it: `ghe.example.com`
 * @param protocol GHE_PROTOCOL: `https` unless set
 */
export function gitHubAddresses(
  apiUrl: string | undefined,
  host: string | undefined,
  protocol: string | undefined,
): GitHubAddresses {
  if (apiUrl === undefined && host === undefined) {
    return { state: "ready", apiUrl: "https://api.github.com", webUrl: "https://github.com" };
  }
  if (host !== undefined && /[/\s@]/.test(host)) {
    return unusable("GHE_HOST is no host name. Set it like `ghe.example.com`, without `https://`.");
  }
  const fromHost = host === undefined ? undefined : `${protocol ?? "https"}://${host}/api/v3`;
  const address = (apiUrl ?? fromHost ?? "").replace(/\/+$/, "");
  if (fromHost !== undefined && address !== fromHost) {
    return unusable("GITHUB_API_URL and GHE_HOST name different servers. Set one of them.");
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !isAcceptable(url)) {
    return unusable(
      "GITHUB_API_URL is no https address. Set it like `https://ghe.example.com/api/v3`; http is accepted for this machine only.",
    );
  }
  const webUrl = url.host === "api.github.com" ? "https://github.com" : url.origin;
  return { state: "ready", apiUrl: address, webUrl };
}

/** Over plain http anybody on the way could read the token. */
function isAcceptable(url: URL): boolean {
  if (url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
}

function unusable(problem: string): GitHubAddresses {
  return { state: "unusable", problem };
}
