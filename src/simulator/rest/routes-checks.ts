import { resolveCommit } from "../git/revisions.ts";
import type { Annotation, CheckRun, World } from "../state/state.ts";
import {
  type Answer,
  type Exchange,
  type Handlers,
  notFound,
  numberParameter,
  ok,
  page,
  parameter,
  validationFailed,
} from "./answers.ts";
import { asList, asObject, type JsonObject, listOf, numberOf, objectOf, textOf } from "./json-fields.ts";
import { annotationShape, checkRunShape } from "./shapes-conversation.ts";

const maxTextBytes = 64 * 1024;
const maxTitleCharacters = 255;

export const checkHandlers: Handlers = {
  "checks/create": create,
  "checks/update": update,
  "checks/get": (exchange) => {
    const run = runOf(exchange);
    return run === undefined ? notFound() : ok(checkRunShape(exchange.world, run));
  },
  "checks/list-annotations": (exchange) => {
    const run = runOf(exchange);
    if (run === undefined) return notFound();
    return page(exchange, run.annotations, (annotation) => annotationShape(exchange.world, run, annotation));
  },
  "checks/list-for-ref": listForRef,
};

function runOf(exchange: Exchange): CheckRun | undefined {
  const id = numberParameter(exchange, "check_run_id");
  return exchange.world.checkRuns.find((run) => run.id === id);
}

/** Always a new run, also when name, head and external id are those of an older one (mcnewcp/my-team#102). */
async function create(exchange: Exchange): Promise<Answer> {
  const { world, body } = exchange;
  const head = await resolveCommit(world, textOf(body, "head_sha") ?? "");
  if (head === undefined) {
    return validationFailed({
      resource: "CheckRun",
      code: "custom",
      field: "head_sha",
      message: "No commit found for SHA",
    });
  }
  const annotations = annotationsOf(body);
  if (annotations === "refused") return badAnnotations();
  const run: CheckRun = {
    id: world.nextId(),
    suiteId: suiteOf(world, head.sha).id,
    headSha: head.sha,
    name: textOf(body, "name") ?? "",
    externalId: undefined,
    detailsUrl: undefined,
    status: "queued",
    conclusion: undefined,
    startedAt: world.now(),
    completedAt: undefined,
    title: undefined,
    summary: undefined,
    text: undefined,
    annotations: [],
    actions: [],
  };
  const refused = change(world, run, asObject(body), annotations);
  if (refused !== undefined) return refused;
  world.checkRuns.push(run);
  world.happened({
    event: "check_run",
    action: run.status === "completed" ? "completed" : "created",
    id: run.id,
  });
  return { status: 201, body: checkRunShape(world, run) };
}

function update(exchange: Exchange): Answer {
  const { world, body } = exchange;
  const run = runOf(exchange);
  if (run === undefined) return notFound();
  const annotations = annotationsOf(body);
  if (annotations === "refused") return badAnnotations();
  const before = run.status;
  const refused = change(world, run, asObject(body), annotations);
  if (refused !== undefined) return refused;
  if (before !== "completed" && run.status === "completed") {
    world.happened({ event: "check_run", action: "completed", id: run.id });
  }
  return ok(checkRunShape(world, run));
}

/** Applies what a create or an update says; the answer is a refusal. */
function change(
  world: World,
  run: CheckRun,
  body: JsonObject,
  annotations: Annotation[],
): Answer | undefined {
  const conclusion = textOf(body, "conclusion");
  // A conclusion alone completes the run, whatever the status says.
  const status = conclusion === undefined ? textOf(body, "status") : "completed";
  if (status === "completed" && conclusion === undefined && run.conclusion === undefined) {
    return validationFailed({ resource: "CheckRun", code: "missing_field", field: "conclusion" });
  }
  run.name = textOf(body, "name") ?? run.name;
  run.externalId = textOf(body, "external_id") ?? run.externalId;
  run.detailsUrl = textOf(body, "details_url") ?? run.detailsUrl;
  run.startedAt = textOf(body, "started_at") ?? run.startedAt;
  changeStatus(world, run, status, conclusion, textOf(body, "completed_at"));
  const output = objectOf(body, "output");
  run.title = textOf(output, "title") ?? run.title;
  run.summary = textOf(output, "summary") ?? run.summary;
  run.text = textOf(output, "text") ?? run.text;
  run.annotations.push(...annotations);
  const actions = listOf(body, "actions");
  if (actions !== undefined) run.actions = actions.map(actionOf);
  return undefined;
}

function changeStatus(
  world: World,
  run: CheckRun,
  status: string | undefined,
  conclusion: string | undefined,
  completedAt: string | undefined,
): void {
  if (status === undefined) return;
  if (status === "completed") {
    // Patched again, the conclusion changes and the time stays (mcnewcp/my-team#102).
    if (run.status !== "completed") run.completedAt = completedAt ?? world.now();
    run.conclusion = conclusion ?? run.conclusion;
    run.status = "completed";
    return;
  }
  // A completed run does not reopen (NVIDIA/NemoClaw#7052); in 2019 it did.
  if (run.status === "completed" && !world.switches.completedReopens) return;
  run.status = status;
  run.conclusion = undefined;
  run.completedAt = undefined;
}

function actionOf(action: unknown) {
  return {
    label: textOf(action, "label") ?? "",
    description: textOf(action, "description") ?? "",
    identifier: textOf(action, "identifier") ?? "",
  };
}

function suiteOf(world: World, headSha: string): { readonly id: number; status: string } {
  const known = world.suites.get(headSha);
  if (known !== undefined) return known;
  const made = { id: world.nextId(), status: "queued" };
  world.suites.set(headSha, made);
  return made;
}

function badAnnotations(): Answer {
  return validationFailed({ resource: "CheckRun", code: "invalid", field: "annotations" });
}

function annotationsOf(body: unknown): Annotation[] | "refused" {
  const list = asList(objectOf(body, "output")?.["annotations"]);
  const annotations = list.map((each) => annotationOf(asObject(each)));
  return annotations.every(isAllowed) ? annotations : "refused";
}

function annotationOf(source: JsonObject): Annotation {
  return {
    path: textOf(source, "path") ?? "",
    startLine: numberOf(source, "start_line") ?? 0,
    endLine: numberOf(source, "end_line") ?? 0,
    startColumn: numberOf(source, "start_column"),
    endColumn: numberOf(source, "end_column"),
    level: textOf(source, "annotation_level") ?? "",
    message: textOf(source, "message") ?? "",
    title: textOf(source, "title"),
    rawDetails: textOf(source, "raw_details"),
  };
}

/** The path may be off the diff: such annotations are listed, not shown inline. */
function isAllowed(annotation: Annotation): boolean {
  const { path, startLine, endLine, startColumn, endColumn } = annotation;
  const hasColumns = startColumn !== undefined || endColumn !== undefined;
  return (
    path !== "" &&
    startLine >= 1 &&
    endLine >= startLine &&
    // Columns only make sense on one line; the documentation asks to omit them otherwise.
    (!hasColumns || (startLine === endLine && (endColumn ?? startColumn ?? 1) >= (startColumn ?? 1))) &&
    annotation.message !== "" &&
    Buffer.byteLength(annotation.message) <= maxTextBytes &&
    Buffer.byteLength(annotation.rawDetails ?? "") <= maxTextBytes &&
    [...(annotation.title ?? "")].length <= maxTitleCharacters
  );
}

async function listForRef(exchange: Exchange): Promise<Answer> {
  const { world, query } = exchange;
  const commit = await resolveCommit(world, parameter(exchange, "ref"));
  if (commit === undefined) return notFound();
  const app = query.get("app_id");
  const isWanted = (run: CheckRun): boolean =>
    run.headSha === commit.sha &&
    (query.get("check_name") ?? run.name) === run.name &&
    (query.get("status") ?? run.status) === run.status &&
    (app === null || app === String(world.app.id));
  const newestFirst = world.checkRuns.filter(isWanted).toReversed();
  // Only the newest created of a name counts; `all` lists the older ones, too.
  const isShown = (run: CheckRun): boolean =>
    query.get("filter") === "all" || newestFirst.find((each) => each.name === run.name) === run;
  return page(
    exchange,
    newestFirst.filter(isShown),
    (run) => checkRunShape(world, run),
    (runs, total) => ({ total_count: total, check_runs: runs }),
  );
}
