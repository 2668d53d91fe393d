/** The page's style: one column of text, colours by impact, never by colour alone. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f5f6f8; --line: #d5dae1; --text: #1a1f26; --soft: #515a66; --link: #0a4fb0;
  --none: #1b6733; --in-place: #0b5a9e; --restart: #775000; --degraded: #963d00; --outage: #b1141e; --loss: #6d1285;
  --exposure: #b1005c; --on: #ffffff;
  --none-tint: #e7f4ea; --in-place-tint: #e4f0fb; --restart-tint: #fbf1d6; --degraded-tint: #fdebdd;
  --outage-tint: #fdeaea; --loss-tint: #f6e8fa; --exposure-tint: #fde6f1;
  --stripe-a: #f7c600; --stripe-b: #1a1f26;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --panel: #171b22; --line: #323a45; --text: #e5e9ef; --soft: #a2acb9; --link: #82b6ff;
    --none: #6fce8b; --in-place: #79b8f5; --restart: #e3b341; --degraded: #f0955a; --outage: #ff8982; --loss: #df9cf2;
    --exposure: #ff85bd; --on: #0e1116;
    --none-tint: #12261a; --in-place-tint: #11243a; --restart-tint: #2b2310; --degraded-tint: #30200f;
    --outage-tint: #361719; --loss-tint: #2d1735; --exposure-tint: #381528;
    --stripe-b: #0e1116;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
code, pre, .sign { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
p, ul, ol, figure, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
main:focus { outline: none; }
h1 { font-size: 1.65rem; line-height: 1.3; font-weight: 650; margin: .5rem 0; max-width: 52rem; text-wrap: pretty; }
h1.long { font-size: 1.2rem; line-height: 1.4; max-width: 62rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 3; background: var(--page); padding: .5rem; }
.note, .count, .members, .origin, .about, .counts { color: var(--soft); }
.note { font-size: .9em; }
.count { font-weight: 400; font-size: .85em; }

nav { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); padding: .45rem 1.25rem; display: flex; gap: .35rem 1rem; align-items: center; }
nav ul { min-width: 0; display: flex; gap: 0 1rem; overflow-x: auto; white-space: nowrap; padding: .15rem 0; }
nav a { text-decoration: none; color: var(--text); }
nav a:hover { text-decoration: underline; }
nav .badges { flex: none; }

.badge { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .45em; font-weight: 650; font-size: .85em; line-height: 1.55; white-space: nowrap; }
.is-none { --tone: var(--none); --tint: var(--none-tint); }
.is-in-place { --tone: var(--in-place); --tint: var(--in-place-tint); }
.is-restart { --tone: var(--restart); --tint: var(--restart-tint); }
.is-degraded { --tone: var(--degraded); --tint: var(--degraded-tint); }
.is-outage { --tone: var(--outage); --tint: var(--outage-tint); }
.is-loss { --tone: var(--loss); --tint: var(--loss-tint); }
.is-exposure { --tone: var(--exposure); --tint: var(--exposure-tint); }
.badge { color: var(--tone); background: var(--tint); }
.badge.is-outage, .badge.is-loss, .badge.is-exposure { color: var(--on); background: var(--tone); border-color: var(--tone); }

.verdict { padding-top: 1.75rem; }
.verdict .impact .badge { font-size: 1.35rem; text-transform: uppercase; letter-spacing: .03em; padding: .05em .5em; }
.verdict .impact { margin-top: .5rem; }
.banner { margin-top: 1rem; padding: .75rem 1rem; border: 2px solid var(--outage); border-radius: 6px; background: var(--outage-tint); }
.banner.exposed { border: 0; border-left: 0; background: var(--exposure-tint); padding: 0 1rem .75rem; overflow: hidden; }
.banner.exposed::before { content: ""; display: block; height: 10px; margin: 0 -1rem .75rem; background: repeating-linear-gradient(135deg, var(--stripe-a) 0 14px, var(--stripe-b) 14px 28px); }
.banner.exposed p b { color: var(--exposure); font-size: 1.1em; }
.banner li { padding-left: 1.1em; text-indent: -1.1em; }
.banner li::before { content: "▸ "; }

.roles { display: grid; grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr)); gap: .6rem; }
.roles li { border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 5px; padding: .45rem .7rem .55rem; background: var(--panel); }
.roles .badges { display: block; margin-top: .15rem; }
.roles .is-none { background: none; }

.consequences li, .flows li { border-left: 5px solid var(--tone, var(--line)); padding: .15rem 0 .15rem .8rem; margin-bottom: .8rem; }
.what { text-wrap: pretty; }
.consequences .role { margin: 0 .35em 0 .15em; }
.origin { font-size: .92em; margin-top: .1rem; }
.origin > * + span::before { content: "· "; }
.address { user-select: all; color: var(--text); }
.copy { font: inherit; font-size: .8em; margin-left: .4em; padding: 0 .4em; color: var(--soft); background: var(--page); border: 1px solid var(--line); border-radius: 3px; cursor: pointer; }
.copy:hover { color: var(--text); border-color: var(--soft); }
.addresses > p { max-height: 22rem; overflow: auto; background: var(--panel); padding: .5rem .75rem; margin: .3rem 0; }
.origin .addresses { display: inline; }

.choice { border: 0; padding: 0; margin: 0 0 .6rem; display: flex; gap: 1rem; color: var(--soft); }
.choice legend { float: left; padding: 0; }
.scroll { position: relative; overflow-x: auto; }
.picture { margin-bottom: 1rem; }
.picture .scroll { border: 1px solid var(--line); border-radius: 6px; padding: .5rem; }
.picture svg { display: block; max-width: 100%; min-width: 44rem; height: auto; margin: 0 auto; }
.pictures:has([value=after]:checked) .before, .pictures:has([value=before]:checked) .after { display: none; }

.grid { border-collapse: collapse; overflow-wrap: normal; font-size: .92em; margin-bottom: 1rem; }
#traffic-signs { margin-bottom: .4rem; }
.grid th, .grid td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; min-width: 4rem; }
.grid th { background: var(--panel); font-weight: 600; }
.grid tbody th { position: sticky; left: 0; }
.flow { white-space: nowrap; font-weight: 600; color: var(--soft); display: inline-block; }
.flow.opened { color: var(--in-place); }
.flow.closed { color: var(--degraded); }
.flow.kept { font-weight: 400; }
.flow.against { color: var(--on); background: var(--exposure); border-radius: 3px; padding: 0 .35em; }
.flow.closed.against { background: var(--outage); }

.filter { display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; margin-bottom: .75rem; padding: .5rem .75rem; background: var(--panel); border-radius: 6px; }
.filter[hidden] { display: none; }
.filter label { color: var(--soft); max-width: 100%; }
.filter select, .filter input, .filter button { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--soft); border-radius: 4px; padding: .15rem .5rem; min-height: 1.9rem; max-width: 100%; }
.filter button { cursor: pointer; }
.filter output { color: var(--soft); margin-left: auto; }
.changes { border-top: 1px solid var(--line); }
.change { border-bottom: 1px solid var(--line); border-left: 5px solid var(--tone); }
.changes.many .change { content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
.change > summary { display: flex; flex-wrap: wrap; gap: 0 .7rem; align-items: baseline; padding: .4rem .75rem; cursor: pointer; list-style: none; }
.change > summary::-webkit-details-marker { display: none; }
.change > summary::before { content: "▸"; color: var(--soft); width: .8em; }
.change[open] > summary::before { content: "▾"; }
.change > summary:hover { background: var(--panel); }
.change > summary:focus-visible { outline-offset: -3px; }
.change .sign { min-width: 2.2em; font-weight: 700; white-space: pre; }
.change .action { color: var(--soft); }
.change .badges { margin-left: auto; }
.change .badges .role { color: var(--soft); }
.details { padding: .1rem .75rem .9rem 4.4rem; }
.diff { white-space: pre-wrap; line-height: 1.45; margin: .4rem 0; padding: .4rem .6rem; border-radius: 4px; background: var(--panel); }
.diff del, .diff ins { display: inline-block; width: calc(100% + 1.2rem); margin: 0 -.6rem; padding: 0 .6rem; text-decoration: none; }
.diff del { color: var(--outage); background: var(--outage-tint); }
.diff ins { color: var(--none); background: var(--none-tint); }
.diff i { font-style: normal; color: var(--soft); }
.varying { margin-top: .6rem; }
.varying ul { padding-left: 1rem; border-left: 1px solid var(--line); }
.not-seen li { margin-bottom: .35rem; padding-left: 1.2em; text-indent: -1.2em; }
.not-seen b { color: var(--restart); }

@media (max-width: 40rem) {
  main { padding: 0 .9rem 3rem; }
  nav { padding: .4rem .9rem; }
  h1 { font-size: 1.3rem; }
  h1.long { font-size: 1.05rem; }
  .roles { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
  .details { padding-left: .9rem; }
  .change .badges { margin-left: 0; width: 100%; padding-left: 1.5rem; }
}
@media print {
  @page { margin: 14mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, .skip, .filter, .choice, .copy { display: none !important; }
  .pictures .picture.picture { display: block !important; }
  .badge, .banner, .diff del, .diff ins, .flow, .banner.exposed::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible !important; block-size: auto !important; }
  .changes.many .change { content-visibility: visible; }
  .addresses > p { max-height: none; overflow: visible; }
  .consequences li, .flows li, .roles li, .picture, .grid tr, .change > summary { break-inside: avoid; }
  .change > summary, h2 { break-after: avoid; }
  .scroll { overflow: visible; }
  .picture svg { min-width: 0; max-height: 235mm; }
}
`;
