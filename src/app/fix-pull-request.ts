import type { CommandScene } from "./command.ts";

/** @throws {GitHubFailure} */
export async function fixPullRequest(_scene: CommandScene): Promise<{ readonly answer?: string }> {
  return {};
}
