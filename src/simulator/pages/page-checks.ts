/** A check run: verdict, summary, buttons and annotations. */

import type { Annotation, CheckRun } from "../state/state.ts";
import { html, type Markup, nothing, trusted } from "./html.ts";
import { markdownHtml } from "./markdown-html.ts";

/** @param isCurrent of the pull request's present head; those of earlier heads are folded */
export function checksOf(run: CheckRun, isCurrent: boolean): Markup {
  const conclusion = run.conclusion ?? run.status;
  const head = html`<span class="state ${conclusion}">${conclusion.replaceAll("_", " ")}</span> <b>${run.name}</b> <span class="quiet">on <code>${run.headSha.slice(0, 7)}</code></span>`;
  const inner = html`<div class="markdown"><h3>${run.title ?? ""}</h3>${trusted(markdownHtml(run.summary ?? ""))}${run.text === undefined ? nothing : trusted(markdownHtml(run.text))}</div>
${buttonsOf(run)}${annotationsOf(run.annotations)}`;
  if (isCurrent) return html`<article class="box check"><header>${head}</header>${inner}</article>`;
  return html`<details class="box check"><summary>${head}: ${run.title ?? ""}</summary>${inner}</details>`;
}

function buttonsOf({ actions }: CheckRun): Markup {
  if (actions.length === 0) return nothing;
  return html`<p class="buttons">${actions.map(({ label, description }) => html`<span class="button" title="${description}">${label}</span> `)}</p>`;
}

function annotationsOf(annotations: readonly Annotation[]): Markup {
  if (annotations.length === 0) return nothing;
  return html`<details class="annotations"><summary>${annotations.length} annotations</summary>${annotations.map(annotationOf)}</details>`;
}

function annotationOf({ level, path, startLine, title, message }: Annotation): Markup {
  return html`<div class="annotation ${level}"><p class="path">${path}:${startLine}</p><p><b>${title ?? level}</b></p><p class="plain">${message}</p></div>`;
}
