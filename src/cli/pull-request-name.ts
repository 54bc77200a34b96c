/** The pull request that a person names on the command line. */
import { InvalidArgumentError } from "commander";

export interface PullRequestName {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

/** @throws {InvalidArgumentError} when the text is neither `OWNER/REPO#NUMBER` nor the URL of a pull request */
export function parsePullRequestName(text: string): PullRequestName {
  const match =
    /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(text) ??
    /^https?:\/\/[^/]+\/([\w.-]+)\/([\w.-]+)\/pull\/(\d{1,9})/.exec(text);
  const [, owner, repository, number] = match ?? [];
  if (owner === undefined || repository === undefined || number === undefined) {
    throw new InvalidArgumentError("It is written OWNER/REPO#NUMBER.");
  }
  return { owner, repository, number: Number(number) };
}
