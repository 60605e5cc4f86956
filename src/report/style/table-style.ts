/** Tables: numbers line up, the first column stays in sight where a table is wider than the screen. */
export const tableStyle: string = `
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; line-height: 1.35; min-width: 60%; }
.wide table { min-width: 100%; }
.wide { background: linear-gradient(to left, var(--paper) 40%, transparent) right / 2.4rem 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat scroll; }
#models table, #positions table { font-size: 0.84rem; }
#models th, #models td, #positions th, #positions td { padding-left: 1.05rem; }
#models th:first-child, #positions th:first-child { padding-left: 0; overflow-wrap: anywhere; }
th, td { text-align: right; padding: 0.38rem 0 0.38rem 1.6rem; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 1.5px solid var(--ink); vertical-align: bottom; overflow-wrap: normal; }
th:first-child { text-align: left; padding-left: 0; position: sticky; left: 0; background: var(--paper); min-width: 9.5rem; max-width: 20rem; }
tbody th { font-weight: 400; }
tbody th.part { padding-left: 1rem; color: var(--muted); }
tr.group th { font-weight: 700; padding-top: 1.1rem; border-bottom: 1px solid var(--ink); }
td small { display: block; color: var(--muted); font-size: 0.82em; white-space: nowrap; }
.wide td { white-space: nowrap; }
.note { font-size: 0.72em; vertical-align: 0.45em; margin-left: 0.15em; text-decoration: none; }
strong.higher { color: var(--blue); }
strong.lower { color: var(--orange); }
@media (max-width: 40rem) {
  table { font-size: 0.84rem; }
  th, td { padding-left: 0.9rem; }
  th:first-child { min-width: 7.5rem; max-width: 9.5rem; }
  tbody th.part { padding-left: 0.6rem; }
}
`
