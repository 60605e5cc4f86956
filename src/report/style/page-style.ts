/** Type, spacing and the parts of the page that are neither tables nor samples. */
export const pageStyle: string = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 66rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, Pretendard, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
  overflow-wrap: break-word;
}
:lang(ko) { word-break: keep-all; }
p, ul, ol, dl { margin: 0 0 0.75rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); letter-spacing: -0.015em; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; letter-spacing: -0.01em; margin-bottom: 1rem; padding-top: 0.9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "D2Coding", monospace; font-size: 0.92em; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }
.top { margin-bottom: 2.25rem; }
.eyebrow { color: var(--muted); font-size: 0.8rem; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; margin-bottom: 0.5rem; }
.subtitle { color: var(--muted); margin: 0.5rem 0 1rem; }
.about { max-width: 44rem; }
main > section { margin-top: 2.75rem; }
main > section > p, .beside, .caveat { max-width: 46rem; }
.verdict { border-left: 5px solid var(--grey); padding: 0.1rem 0 0.1rem 1.1rem; margin-bottom: 1.4rem; max-width: 50rem; }
.verdict.higher { border-color: var(--blue); }
.verdict.lower { border-color: var(--orange); }
.headline { font-size: clamp(1.15rem, 1rem + 0.9vw, 1.5rem); font-weight: 600; line-height: 1.35; letter-spacing: -0.01em; margin-bottom: 0.6rem; overflow-wrap: anywhere; }
.verdict ul { padding-left: 1.1rem; margin: 0; }
.verdict li { margin-bottom: 0.3rem; }
.caveat { color: var(--muted); }
.kept { background: var(--raised); border-radius: 8px; padding: 0.9rem 1.25rem; max-width: 50rem; margin-top: 1.25rem; }
.kept h3 { margin-bottom: 0.4rem; }
.kept ul { margin: 0; padding-left: 1.1rem; font-size: 0.93rem; }
.kept li { margin-bottom: 0.3rem; overflow-wrap: anywhere; }
#notice { background: var(--raised); border-radius: 8px; padding: 1rem 1.25rem 0.4rem; }
#notice h2 { border: 0; padding: 0; font-size: 1rem; margin-bottom: 0.35rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 2.25rem 2.5rem; align-items: start; }
figure { margin: 0; min-width: 0; break-inside: avoid; }
figcaption p { color: var(--muted); font-size: 0.85rem; line-height: 1.45; margin: 0.2rem 0 0.75rem; }
figure svg { display: block; width: 100%; max-width: 28rem; height: auto; font-family: inherit; }
dl.definitions, dl.method { display: grid; gap: 0.9rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
dl.method { gap: 0; grid-template-columns: 1fr; max-width: 50rem; }
dl.method > div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
dl.definitions dd { font-size: 0.93rem; }
.command { background: var(--raised); border-radius: 8px; padding: 0.9rem 1.1rem; overflow-x: auto; margin: 0; }
.notes { padding-left: 1.5rem; font-size: 0.93rem; }
.notes li { overflow-wrap: anywhere; }
.notes li:target { background: var(--orange-soft); }
footer { color: var(--muted); font-size: 0.85rem; margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  main > section { margin-top: 2.25rem; }
  dl.method > div { grid-template-columns: 1fr; gap: 0; }
  .verdict { padding-left: 0.8rem; }
}
`
