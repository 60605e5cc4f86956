/** Sample responses: thoughts as blocks whose bar, tint and sign say how they were judged. */
export const sampleStyle: string = `
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 0.6rem; font-size: 0.85rem; }
.legend li { padding: 0.1rem 0.6rem; border-left: 4px solid var(--grey); background: var(--grey-soft); }
.sample { margin-top: 2rem; }
.sample h3 { font-size: 1.08rem; overflow-wrap: anywhere; }
.level { font-weight: 400; color: var(--muted); font-size: 0.85rem; margin-left: 0.4rem; white-space: nowrap; }
.why { color: var(--muted); font-size: 0.9rem; margin: 0.2rem 0 0.8rem; }
.responses { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.25rem; align-items: start; }
.response { min-width: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.response header { padding: 0.65rem 0.85rem; background: var(--raised); display: grid; grid-template-columns: 1fr auto; gap: 0.1rem 0.75rem; align-items: baseline; }
.response h4 { font-size: 0.92rem; overflow-wrap: anywhere; }
.response header p { grid-column: 1 / -1; color: var(--muted); font-size: 0.8rem; margin: 0; overflow-wrap: anywhere; }
.outcome { font-size: 0.8rem; font-weight: 600; border: 1px solid currentColor; border-radius: 1rem; padding: 0 0.55rem; color: var(--muted); }
.outcome.correct { color: var(--blue); }
.outcome.incorrect { color: var(--orange); }
.reading { max-height: 34rem; overflow-y: auto; font-size: 0.85rem; line-height: 1.5; padding: 0.5rem; }
.thought, .answer { display: grid; grid-template-columns: 2.6rem 1fr; border-left: 4px solid var(--grey); background: var(--grey-soft); margin-bottom: 3px; padding: 0.3rem 0.6rem 0.3rem 0.5rem; }
.correct.thought, .legend .correct { border-color: var(--blue); background: var(--blue-soft); }
.abandoned.thought, .legend .abandoned { border-color: var(--orange); background: var(--orange-soft); }
.unjudged.thought, .legend .unjudged { border-left-style: dotted; background: none; }
.mark { color: var(--muted); font-size: 0.78rem; line-height: 1.65; font-variant-numeric: tabular-nums; white-space: nowrap; }
.abandoned .mark { color: var(--orange); }
.correct.thought .mark { color: var(--blue); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; overflow: hidden; min-width: 0; }
.between { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; padding: 0.3rem 0.6rem; color: var(--muted); }
.opener { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
.answer { grid-template-columns: auto 1fr; gap: 0.75rem; background: none; border-left-color: var(--ink); margin: 0.5rem 0 0; }
.loop { color: var(--orange); font-weight: 600; margin: 0.5rem 0.6rem; padding: 0.25rem 0; border-top: 2px dashed currentColor; }
.left-out { color: var(--muted); font-style: italic; margin: 0.3rem 0.6rem; }
.unseen { font-style: normal; font-size: 0.75em; color: var(--orange); border: 1px solid currentColor; border-radius: 3px; padding: 0 0.2em; }
`
