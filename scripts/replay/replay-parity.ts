/** Parity: `check --base --head` on the clone sees the same fingerprints as the bot saw through GitHub. */
import { run } from "../../src/cli/program.ts";
import type { Review } from "../../src/review/finding/finding.ts";

interface Commits {
  readonly base: string;
  readonly head: string;
}

/** @returns the sentences that tell of a difference */
export async function differsFromCommandLine(
  repository: string,
  { base, head }: Commits,
  review: Review,
): Promise<string[]> {
  const out: string[] = [];
  const err: string[] = [];
  const args = ["check", "--repo", repository, "--base", base, "--head", head, "--format", "json"];
  const code = await run(args, {
    environment: {},
    cwd: process.cwd(),
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
  });
  const expected = { pass: 0, fail: 1, incomplete: 2 }[review.verdict];
  if (code !== expected)
    return [`the command line ended with ${code} instead of ${expected}: ${err.join("")}`];
  const there = fingerprintsOfJson(JSON.parse(out.join("")));
  const here = review.connectors
    .flatMap((connector) => connector.findings)
    .flatMap((finding) =>
      finding.occurrences.map((one) => `${finding.age} ${finding.rule} ${one.fingerprint}`),
    )
    .sort();
  return here.join("\n") === there.join("\n")
    ? []
    : [`the command line sees ${there.length} occurrences, the bot ${here.length}`];
}

interface JsonReport {
  readonly connectors: readonly {
    readonly findings: readonly {
      readonly age: string;
      readonly rule: string;
      readonly fingerprint: string;
      readonly more: readonly { readonly fingerprint: string }[];
    }[];
  }[];
}

function fingerprintsOfJson(report: JsonReport): string[] {
  return report.connectors
    .flatMap((connector) => connector.findings)
    .flatMap(({ age, rule, fingerprint, more }) =>
      [fingerprint, ...more.map((one) => one.fingerprint)].map((each) => `${age} ${rule} ${each}`),
    )
    .sort();
}
