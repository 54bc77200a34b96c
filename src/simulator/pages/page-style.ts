/** The page's style: system fonts, light and dark, from 360 px on. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3); --quiet: light-dark(#57606a, #9198a1); --page: light-dark(#ffffff, #0d1117);
  --line: light-dark(#d1d9e0, #3d444d); --soft: light-dark(#f6f8fa, #151b23); --link: light-dark(#0969da, #4493f8);
  --good: light-dark(#1a7f37, #3fb950); --bad: light-dark(#cf222e, #f85149); --warn: light-dark(#9a6700, #d29922);
  --added: light-dark(#dafbe1, #12361f); --removed: light-dark(#ffebe9, #45191c);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 0 1rem 4rem; }
.banner { margin: 0; padding: .4rem 1rem; background: var(--soft); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: .875rem; text-align: center; }
h1 { font-size: 1.6rem; font-weight: 500; line-height: 1.25; margin: .25rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 1rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
a { color: var(--link); }
a:not(:hover) { text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
nav { margin: 1rem 0 1.5rem; }
code, .path, .code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .85em; }
code { background: var(--soft); border-radius: 4px; padding: .1em .3em; }
.quiet { color: var(--quiet); font-weight: 400; }
.added { color: var(--good); } .removed { color: var(--bad); }
.state { display: inline-block; border-radius: 2em; padding: .1rem .7rem; font-size: .8rem; font-weight: 600; color: var(--page); background: var(--quiet); }
.state.open, .state.success { background: var(--good); } .state.failure { background: var(--bad); } .state.action_required { background: var(--warn); }
.box { border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0; overflow: hidden; }
.box > header, .box > summary { background: var(--soft); padding: .5rem 1rem; font-size: .9rem; }
.box > header { border-bottom: 1px solid var(--line); }
.box[open] > summary { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; }
.folded > summary { color: var(--quiet); }
.review > header { margin: 1.5rem 0 .5rem; }
.tag { border: 1px solid var(--line); border-radius: 2em; padding: 0 .5em; color: var(--quiet); font: .75rem system-ui, sans-serif; }
.markdown { padding: .25rem 1rem .5rem; }
.markdown + .markdown { border-top: 1px solid var(--line); }
.markdown p, .markdown ul, .markdown ol, .markdown details { margin: .6rem 0; }
.markdown ul, .markdown ol { padding-left: 1.5rem; }
.markdown table { display: block; width: 100%; overflow-x: auto; border-collapse: collapse; font-size: .9rem; }
.markdown th, .markdown td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
.markdown td:first-child { white-space: nowrap; }
.markdown td:last-child { min-width: 15rem; }
.markdown td:nth-child(2):not(:last-child) code { white-space: nowrap; }
.markdown blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
.markdown pre { background: var(--soft); border-radius: 6px; padding: .7rem; overflow-x: auto; margin: .6rem 0; }
.markdown pre code { padding: 0; background: none; overflow-wrap: normal; }
.markdown pre:has(> .language-suggestion) { background: var(--added); }
.markdown pre:has(> .language-suggestion)::before { content: "Suggested change"; display: block; color: var(--quiet); font: .8rem system-ui, sans-serif; }
.markdown sub { vertical-align: baseline; font-size: .8rem; color: var(--quiet); }
.who { margin: .25rem 0; font-size: .9rem; }
.whole { margin: 0; padding: .5rem 1rem 0; }
.code { overflow-x: auto; }
.thread .code { border-bottom: 1px solid var(--line); }
.code table { border-collapse: collapse; min-width: 100%; }
.code td { white-space: pre; padding: 0 .75rem 0 .25rem; overflow-wrap: normal; }
.code .number, .code .sign { width: 1%; }
.code .number { color: var(--quiet); text-align: right; padding: 0 .75rem; user-select: none; }
.code tr.added, .code tr.removed { color: inherit; }
.code .added { background: var(--added); } .code .removed { background: var(--removed); }
.code tr:target { background: light-dark(#fff8c5, #3b2e00); }
.buttons { margin: 0; padding: 0 1rem .75rem; }
.button { display: inline-block; border: 1px solid var(--line); border-radius: 6px; padding: .15rem .7rem; font-size: .85rem; background: var(--soft); }
.annotations { border-top: 1px solid var(--line); padding: .6rem 1rem; }
.annotation { border-left: 3px solid var(--quiet); margin: .75rem 0; padding: .1rem .75rem; font-size: .9rem; }
.annotation p { margin: .2rem 0; }
.annotation.failure { border-color: var(--bad); } .annotation.warning { border-color: var(--warn); }
.annotation .path { color: var(--quiet); }
.plain { white-space: pre-line; }
img.file { max-width: 100%; border: 1px solid var(--line); }
`;
