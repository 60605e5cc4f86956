/**
 * What a note has beside the report: numbers that can be asked, exhibits with captions, a column for reading. On paper exhibits
 * float over the whole width: one that has no room goes to the next page, and the text of its chapter goes on below it.
 */
export const noteStyle: string = `
body.weekly main > * { max-width: 46rem; }
body.weekly main > figure, body.weekly main > section { max-width: none; }
body.weekly h2 { margin-top: 2.75rem; }
body.weekly h3 { margin: 1.75rem 0 0.5rem; font-size: 1.05rem; }
body.weekly blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--grey); color: var(--muted); }
.authors { color: var(--muted); font-size: 0.9rem; }
.asked { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: help; text-decoration: underline dotted var(--muted) 1px; text-underline-offset: 0.2em; white-space: nowrap; }
.asked sup { display: none; font-size: 0.65em; color: var(--muted); margin-left: 0.1em; }
.whole { white-space: nowrap; }
.asked:hover { color: var(--link); }
.tip { position: fixed; inset: auto 1rem 1rem auto; margin: 0; max-width: min(34rem, calc(100vw - 2rem)); max-height: 60vh; overflow: auto; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; padding: 0.8rem 1rem; font-size: 0.88rem; box-shadow: 0 6px 24px rgb(0 0 0 / 0.18); overflow-wrap: anywhere; }
.tip p { margin: 0 0 0.3rem; }
.exhibit { margin: 1.5rem 0 2rem; }
.exhibit figcaption { margin-bottom: 0.6rem; }
.exhibit svg { max-width: 36rem; }
.exhibit .remark, .exhibit .source { color: var(--muted); font-size: 0.82rem; margin: 0.25rem 0 0; }
.exhibit td.text, .exhibit th.text { text-align: left; white-space: normal; }
.exhibit th[scope=row] { white-space: pre-wrap; }
.exhibit td:not(.text), .exhibit th[scope=col] { white-space: nowrap; }
.exhibit.wide { background: none; }
.exhibit.wide th[scope=col] { white-space: normal; }
.exhibit.wide td.text { min-width: 12rem; font-size: 0.9em; }
.exhibit.wide td.text:last-child, .exhibit.wide td.text:first-of-type ~ td.text { min-width: 0; }
.listing th, .listing td { text-align: left; vertical-align: top; }
.listing td.text { white-space: normal; }
.listing td.word { white-space: nowrap; }
.listing td.place { white-space: normal; min-width: 5rem; }
.exhibit tr.total th, .exhibit tr.total td { font-weight: 600; border-top: 1.5px solid var(--ink); }
body.weekly main > .pair { max-width: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
.exhibit.gap { border: 1px dashed var(--line); border-radius: 8px; padding: 0.9rem 1.1rem; }
.exhibit.gap p { margin: 0; color: var(--muted); }
.absent { color: var(--muted); }
.whys { font-size: 0.82rem; color: var(--muted); }
.whys ol { padding-left: 2rem; columns: 2 22rem; column-gap: 2rem; }
.whys li { overflow-wrap: anywhere; break-inside: avoid; }
.highlights { background: var(--raised); border-radius: 8px; padding: 1rem 1.25rem 0.4rem; }
@media print {
  .asked { text-decoration: none; }
  .asked sup { display: inline; }
  .tip { display: none; }
  .exhibit { break-inside: avoid; float: left; width: 100%; margin: 0.9rem 0 1.1rem; }
  .exhibit svg { max-width: 29rem; }
  body.weekly main > .pair { grid-template-columns: 1fr 1fr; gap: 0 1.5rem; break-inside: avoid; float: left; width: 100%; }
  .pair .exhibit { float: none; margin: 0.7rem 0; min-width: 0; }
  body.weekly h2, body.weekly main > section, footer { clear: both; }
  h2 + .exhibit, h3 + .exhibit, body.weekly main > h2 + .pair, body.weekly main > h3 + .pair { float: none; clear: both; }
  body.weekly h2 { margin-top: 1.6rem; }
  p, li { orphans: 3; widows: 3; }
  .exhibit .scroll, .appendix .scroll { background: none; overflow: visible; }
  .exhibit table, .listing { font-size: 8.5pt; }
  .exhibit.wide table { font-size: 7pt; width: 100%; }
  .exhibit.wide td, .exhibit.wide th { padding: 0.16rem 0.22rem; line-height: 1.25; }
  .exhibit.wide td.text { min-width: 9rem; }
  .exhibit tr { break-inside: avoid; }
  h2, h3, figcaption { break-after: avoid; }
  .exhibit:has(tr:nth-child(12)) { break-inside: auto; }
  tr:nth-last-child(-n+3) { break-before: avoid; }
  tr:nth-child(-n+3) { break-after: avoid; }
  .exhibit .remark, .exhibit .source { break-before: avoid; }
  .whys { font-size: 6.5pt; line-height: 1.3; }
  .appendix > p { break-after: avoid; }
  #notice { break-inside: avoid; }
  .whys ol { columns: 3; column-gap: 2.1rem; padding-left: 1.8rem; }
  footer { break-before: avoid; margin-top: 0.5rem; }
  .exhibit td, .exhibit th { padding-top: 0.22rem; padding-bottom: 0.22rem; }
  body.weekly main > * { max-width: none; }
}
`
