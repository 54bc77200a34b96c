/** The commands, their options and their help. Each command is loaded when it is asked for. */
import { Command, CommanderError, Option } from "commander";
import { version } from "../config/version.ts";
import { formatNames } from "../report/format.ts";
import { severities } from "../review/finding/severity.ts";
import { type PullRequestName, parsePullRequestName } from "./pull-request-name.ts";
import { type CliContext, type ExitCode, Refusal } from "./terminal.ts";

/** Runs one command. Never throws: problems are printed on stderr. */
export async function run(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = makeProgram(context, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return explain(error, context, args[0]);
  }
}

function makeProgram(context: CliContext, end: (code: ExitCode) => void): Command {
  const program = new Command("connector-review")
    .description(
      "Reviews Power Platform connectors: what certification would refuse, where, why, and how to fix it.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(text),
      // explain() prints errors: one line what, one line how.
      outputError: () => {},
    })
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing new of severity error, 1 findings, 2 used wrongly or could not review.",
    );
  addCheck(program, context, end);
  addDiff(program, context, end);
  addPlan(program, context, end);
  addReview(program, context, end);
  addRules(program, context, end);
  addBot(program, context, end);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}

type End = (code: ExitCode) => void;

function addCheck(program: Command, context: CliContext, end: End): void {
  withOutput(program.command("check"))
    .description("review connector folders of the working tree, or what changed between two commits")
    .argument("[paths...]", "a connector folder, or folders with many", [])
    .option("--base <ref>", "review only what changed since this commit; what it has too is existing")
    .option("--head <ref>", "the commit to review (with --base)", "HEAD")
    .option("--repo <dir>", "the repository", ".")
    .option("--config <file>", "settings instead of .github/connector-review.yml")
    .addOption(
      new Option("--kind <kind>", "the kind of the connectors, whatever their folders are called").choices([
        "certified",
        "independent",
        "custom",
      ]),
    )
    .addOption(minSeverity())
    .option("--all", "show existing findings on untouched elements too")
    .option("--fix", "first make the verified fixes, in the working tree")
    .option("-q, --quiet", "print nothing when nothing new of severity error was found")
    .action(async (paths: string[], options) => {
      const { check } = await import("./check.ts");
      end(await check({ ...options, paths }, context));
    });
}

function addDiff(program: Command, context: CliContext, end: End): void {
  program
    .command("diff")
    .description("tell what an update changes: what breaks flows, what is safe, whether it is minor")
    .argument("<base>", "the published commit")
    .argument("<head>", "the commit of the update")
    .argument("[path]", "a connector folder, or a folder with many; all that changed without it")
    .option("--repo <dir>", "the repository", ".")
    .addOption(
      new Option("--format <format>", "how to print it")
        .choices(["terminal", "markdown", "json"])
        .default("terminal"),
    )
    .option("--output <file>", "write to a file instead of standard output")
    .action(async (base: string, head: string, path: string | undefined, options) => {
      const { diff } = await import("./diff.ts");
      end(await diff({ ...options, base, head, path }, context));
    });
}

function addPlan(program: Command, context: CliContext, end: End): void {
  program
    .command("plan")
    .description("show what the bot would post on a pull request of these commits")
    .requiredOption("--base <ref>", "the commit the pull request goes to")
    .option("--head <ref>", "the commit to review", "HEAD")
    .option("--repo <dir>", "the repository", ".")
    .option("--config <file>", "settings instead of those of the base commit")
    .addOption(
      new Option("--format <format>", "how to print it").choices(["markdown", "json"]).default("markdown"),
    )
    .option("--output <file>", "write to a file instead of standard output")
    .action(async (options) => {
      const { plan } = await import("./plan.ts");
      end(await plan(options, context));
    });
}

function addReview(program: Command, context: CliContext, end: End): void {
  withOutput(program.command("review"))
    .description("review a pull request on GitHub with the token in GITHUB_TOKEN; posts only with --publish")
    .argument("<pull-request>", "OWNER/REPO#NUMBER, or the address of its page", parsePullRequestName)
    .option("--publish", "post the check run and the comments")
    .addOption(minSeverity())
    .option("--all", "show existing findings on untouched elements too")
    .option("-q, --quiet", "print nothing when nothing new of severity error was found")
    .action(async (pull: PullRequestName, options) => {
      const { review } = await import("./review.ts");
      end(await review({ ...options, pull }, context));
    });
}

function addRules(program: Command, context: CliContext, end: End): void {
  program
    .command("rules")
    .description("list the rules, or explain one")
    .argument("[id]", "a rule id, like operation/id-not-unique")
    .addOption(
      new Option("--format <format>", "how to print them").choices(["terminal", "json"]).default("terminal"),
    )
    .action(async (id: string | undefined, options) => {
      const { printRules } = await import("./rules.ts");
      end(printRules(id, options, context));
    });
}

function addBot(program: Command, context: CliContext, end: End): void {
  program
    .command("start")
    .description("run the bot (settings come from the environment, see docs/operations.md)")
    .action(async () => {
      const { start } = await import("./start.ts");
      end(await start(context));
    });
  program
    .command("demo")
    .description(
      "run the bot on a simulated GitHub with a sample pull request; needs no account, key or database",
    )
    .option("--keep", "leave it running and print the addresses")
    .action(async (options) => {
      const { demo } = await import("./demo.ts");
      end(await demo(options, context));
    });
}

function withOutput(command: Command): Command {
  return command
    .addOption(new Option("--format <format>", "how to print it").choices(formatNames).default("terminal"))
    .option("--output <file>", "write to a file instead of standard output");
}

function minSeverity(): Option {
  return new Option("--min-severity <level>", "leave out what is less").choices(severities).default("info");
}

/** What did not come of a command that failed: of all others, a review. */
const unfinished: ReadonlyMap<string | undefined, string> = new Map([
  ["start", "The bot does not run."],
  ["demo", "The demo did not come to its end."],
  ["rules", "The rules could not be listed."],
]);

function explain(error: unknown, { err, environment }: CliContext, command: string | undefined): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const [what = "", ...how] = error.message.replace(/^error: /, "").split("\n");
    if (error.code === "commander.help") return 2;
    err.write(
      `connector-review: ${what}\n${how.join(" ") || "connector-review --help shows the commands and options."}\n`,
    );
    return 2;
  }
  if (error instanceof Refusal) {
    err.write(`connector-review: ${error.message}\n${error.how}\n`);
    return 2;
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  err.write(`connector-review: ${failure.message}\n`);
  if (environment["DEBUG"]) err.write(`${failure.stack ?? ""}\n`);
  else {
    const outcome = unfinished.get(command) ?? "The review could not be made.";
    err.write(`${outcome} DEBUG=1 shows where it stopped.\n`);
  }
  return 2;
}
