/** A comment on a line or a file, with the lines of the diff above it and the replies below. */
import { type Hunk, parseHunks } from "../../text/patch/hunks.ts";
import type { Simulator } from "../simulator.ts";
import type { ReviewComment } from "../state/state.ts";
import { html, type Markup, nothing, trusted } from "./html.ts";
import { markdownHtml } from "./markdown-html.ts";

/** Lines of the diff above a comment; GitHub shows as many before one asks for more. */
const shownDiffLines = 4;
const names = { " ": "same", "+": "added", "-": "removed" } as const;

export function threadOf(github: Simulator, first: ReviewComment): Markup {
  const replies = github.reviewComments(first.number).filter((one) => one.inReplyTo === first.id);
  const line = first.line ?? first.originalLine;
  const location = line === null ? first.path : `${first.path}:${line}`;
  const outdated =
    first.subjectType === "line" && first.line === null ? html` <span class="tag">Outdated</span>` : nothing;
  const folded = first.minimized === undefined ? nothing : html` <span class="tag">${first.minimized}</span>`;
  const inner = html`${diffOf(first)}${[first, ...replies].map(
    (one) =>
      html`<div class="markdown"><p class="who"><b>${one.user}</b></p>${trusted(markdownHtml(one.body))}</div>`,
  )}`;
  if (first.minimized === undefined) {
    return html`<div class="box thread" id="comment-${first.id}"><header class="path">${location}${outdated}</header>${inner}</div>`;
  }
  return html`<details class="box thread folded" id="comment-${first.id}"><summary class="path">${location}${outdated}${folded}</summary>${inner}</details>`;
}

function diffOf({ subjectType, diffHunk, startLine, line }: ReviewComment): Markup {
  if (subjectType === "file") return html`<p class="quiet whole">On the whole file.</p>`;
  const lines = parseHunks(diffHunk).flatMap((hunk) => hunk.lines);
  const commented = startLine === null || line === null ? 1 : line - startLine + 1;
  const rows = lines.slice(-Math.max(shownDiffLines, commented + 1)).map(diffRow);
  return html`<div class="code"><table>${rows}</table></div>`;
}

function diffRow({ sign, oldLine, newLine, text }: Hunk["lines"][number]): Markup {
  return html`<tr class="${names[sign]}"><td class="number">${newLine ?? oldLine ?? ""}</td><td class="sign">${sign}</td><td>${text.replace(/\r$/, "")}</td></tr>`;
}
