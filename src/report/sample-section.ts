import { absentMark, formatNumber, label } from '#figure'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import { modelText } from './model-text.ts'
import type { ReportSample, SampleResponse } from './report-sample.ts'
import type { ReportWords } from './report-words.ts'
import { type SampleSegment, sampleSegments, type ThoughtState } from './sample-segments.ts'

const states: readonly ThoughtState[] = ['correct', 'abandoned', 'incorrect', 'unjudged']
/** What a state looks like where colour cannot be seen. */
const symbols: Readonly<Record<ThoughtState, string>> = {
  correct: '✓',
  abandoned: '↯',
  incorrect: '✕',
  unjudged: '?',
}

/** The chosen problems, each with the responses of all arms side by side. */
export function sampleSection(
  samples: readonly ReportSample[],
  { baseline, words }: { readonly baseline: string; readonly words: ReportWords },
): Html {
  if (samples.length === 0) return html`<p>${words.samples.none}</p>`
  return html`<p>${words.samples.how}</p>
<ul class="legend">${states.map((state) => html`<li class="${state}"><span aria-hidden="true">${symbols[state]}</span> ${words.samples.states[state]}</li>`)}</ul>
${samples.map((sample) => sampleArticle(sample, { baseline, words }))}`
}

function sampleArticle(
  { choice, question, gold, level, responses }: ReportSample,
  { baseline, words }: { readonly baseline: string; readonly words: ReportWords },
): Html {
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const facts = {
    arm: label(choice.arm),
    baseline: label(baseline),
    position: count(choice.position),
    total: count(choice.total),
  }
  return html`<article class="sample">
<h3><bdi>${modelText(question)}</bdi>${level === undefined ? undefined : html` <span class="level">${words.figures.level(String(level))}</span>`}</h3>
<p class="why">${words.samples.rule[choice.rule](facts)}${gold === null ? undefined : html` ${words.samples.gold}: <code><bdi>${modelText(gold)}</bdi></code>`}</p>
<div class="responses">${responses.map((response) => responseColumn(response, words))}</div>
</article>
`
}

function responseColumn(response: SampleResponse, words: ReportWords): Html {
  const { arm, outcome, reason, reasoningTokens, thoughts } = response
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const segments = sampleSegments(response)
  const shown =
    segments.length === 0
      ? html`<p class="left-out">${words.samples.empty}</p>`
      : segments.map((one) => segmentOf(one, words))
  return html`<section class="response">
<header><h4>${label(arm, 60)}</h4><span class="outcome ${outcome ?? 'ungraded'}">${words.samples.outcomes[outcome ?? 'ungraded']}</span>
<p>${words.samples.reasoningTokens(reasoningTokens === null ? absentMark : count(reasoningTokens))} · ${words.samples.thoughts(count(thoughts.length))} · ${foreign(reason, words)}</p></header>
<div class="reading" tabindex="0" role="region" aria-label="${label(arm, 60)}">${shown}</div>
</section>
`
}

function segmentOf(segment: SampleSegment, words: ReportWords): Html {
  switch (segment.type) {
    case 'thought': {
      const { state, number, opener, text } = segment
      const name = words.samples.states[state]
      const opening = opener === '' ? undefined : html`<b class="opener">${modelText(opener)}</b>`
      return html`<div class="thought ${state}"><span class="mark" title="${name}">${number} <span aria-hidden="true">${symbols[state]}</span><span class="spoken"> ${name}</span></span><div class="words" dir="auto">${opening}${modelText(text)}</div></div>`
    }
    case 'between':
      return html`<div class="between" dir="auto">${modelText(segment.text)}</div>`
    case 'leftOut': {
      const characters = formatNumber(segment.characters, {
        language: words.figures.language,
        decimals: 0,
      })
      return html`<p class="left-out">${words.samples.leftOut(characters)}</p>`
    }
    case 'answer':
      return html`<div class="answer"><span class="mark">${words.samples.answer}</span><div class="words" dir="auto">${modelText(segment.text)}</div></div>`
  }
}
