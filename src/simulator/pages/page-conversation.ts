/** A pull request as a page: its comments, the lines they are on, and the result of the checks. */

import { filesOf } from "../git/pull-request-files.ts";
import type { Simulator } from "../simulator.ts";
import type { IssueComment, PullRequest, Review } from "../state/state.ts";
import { html, type Markup, nothing, trusted } from "./html.ts";
import { markdownHtml } from "./markdown-html.ts";
import { checksOf } from "./page-checks.ts";
import { document } from "./page-frame.ts";
import { threadOf } from "./page-thread.ts";

export async function conversationPage(github: Simulator, pull: PullRequest): Promise<string> {
  const { owner, name } = github.world;
  const checks = pull.heads.toReversed().flatMap((head) => github.checkRuns(head).toReversed());
  const body = html`<p class="quiet">${owner} / ${name}</p>
<h1>${pull.title} <span class="quiet">#${pull.number}</span></h1>
${await factsOf(github, pull)}
<nav><a href="#conversation">Conversation</a> · <a href="#checks">Checks</a></nav>
<section id="conversation" aria-label="Conversation">
${entries(github, pull)}
</section>
<section id="checks" aria-label="Checks">
<h2>Checks</h2>
${checks.map((run) => checksOf(run, run.headSha === pull.headSha))}
</section>`;
  return document(`${pull.title} · Pull request #${pull.number}`, body);
}

async function factsOf(github: Simulator, pull: PullRequest): Promise<Markup> {
  const files = await filesOf(github.world, pull);
  const added = files.reduce((sum, file) => sum + file.additions, 0);
  const removed = files.reduce((sum, file) => sum + file.deletions, 0);
  const from = pull.fork == null ? pull.headRef : `${pull.fork.owner}:${pull.headRef}`;
  const commits = await github.world.git.commitsBetween(pull.baseSha, pull.headSha);
  const count = commits.length === 1 ? "1 commit" : `${commits.length} commits`;
  return html`<p><span class="state ${pull.state}">${pull.isMerged ? "Merged" : pull.state === "open" ? "Open" : "Closed"}</span>
<b>${pull.author}</b> wants to merge ${count} into <code>${pull.baseRef}</code> from <code>${from}</code>
<span class="quiet">· ${files.length} files · <span class="added">+${added}</span> <span class="removed">−${removed}</span> · head <code>${pull.headSha.slice(0, 7)}</code></span></p>`;
}

/** In the order in which they came; ids are given in that order. */
function entries(github: Simulator, pull: PullRequest): readonly Markup[] {
  const opening = {
    id: 0,
    drawn: pull.body === null ? nothing : spoken(pull.author, "", pull.body, undefined),
  };
  const comments = github.issueComments(pull.number).map((one) => ({ id: one.id, drawn: commentOf(one) }));
  const reviews = github.reviews(pull.number).map((one) => ({ id: one.id, drawn: reviewOf(github, one) }));
  const alone = github
    .reviewComments(pull.number)
    .filter((one) => one.reviewId === undefined && one.inReplyTo === undefined)
    .map((one) => ({ id: one.id, drawn: threadOf(github, one) }));
  return [opening, ...comments, ...reviews, ...alone].sort((a, b) => a.id - b.id).map(({ drawn }) => drawn);
}

function commentOf(comment: IssueComment): Markup {
  const edited = comment.updatedAt === comment.createdAt ? "" : " · edited";
  return spoken(comment.user, `commented${edited}`, comment.body, comment.minimized);
}

function spoken(user: string, did: string, body: string, minimized: string | undefined): Markup {
  const inner = html`<header><b>${user}</b> ${did}</header><div class="markdown">${trusted(markdownHtml(body))}</div>`;
  if (minimized === undefined) return html`<article class="box">${inner}</article>`;
  return html`<details class="box folded"><summary>${user}: this comment was folded away (${minimized}).</summary>${inner}</details>`;
}

function reviewOf(github: Simulator, review: Review): Markup {
  const own = github.reviewComments(review.number).filter((one) => one.reviewId === review.id);
  const threads = own.filter((one) => one.inReplyTo === undefined).map((one) => threadOf(github, one));
  const body =
    review.body === "" ? nothing : html`<div class="markdown">${trusted(markdownHtml(review.body))}</div>`;
  const edited = review.updatedAt === review.submittedAt ? "" : " · edited";
  return html`<article class="review"><header><b>${review.user}</b> reviewed <code>${review.commitId.slice(0, 7)}</code>: ${own.length} comments${edited}</header>${body}${threads}</article>`;
}
