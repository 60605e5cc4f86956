import { formatNumber, label } from '#figure'
import type { SampleRule } from './choose-samples.ts'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import type { ImportedWords } from './imported-words.ts'
import { beginning, modelText } from './model-text.ts'
import type { ReportSample, SampleResponse } from './report-sample.ts'
import type { ReportWords } from './report-words.ts'
import { type SampleSegment, sampleSegments, stateOf, type ThoughtState } from './sample-segments.ts'

const states: readonly ThoughtState[] = ['correct', 'abandoned', 'incorrect', 'unjudged']
/** What a state looks like where colour cannot be seen. */
const symbols: Readonly<Record<ThoughtState, string>> = {
  correct: '✓',
  abandoned: '↯',
  incorrect: '✕',
  unjudged: '?',
}

export interface SampleSetting {
  readonly baseline: string
  readonly words: ReportWords
  /** Responses that were imported are chosen by other rules. */
  readonly isImport?: boolean
}

/** A longer question is cut: it is the heading of its article. */
const mostQuestion = 400

/** The chosen problems, each with the responses of all arms side by side. */
export function sampleSection(samples: readonly ReportSample[], setting: SampleSetting): Html {
  const { words, isImport = false } = setting
  if (samples.length === 0) return html`<p>${words.samples.none}</p>`
  const occurring = new Set(
    samples.flatMap(({ responses }) =>
      responses.flatMap(({ thoughts }) => thoughts.map((thought) => stateOf(thought))),
    ),
  )
  return html`<p>${isImport ? words.imported.samplesHow : words.samples.how}</p>
${legend(
  states.filter((state) => occurring.has(state)),
  words,
)}
${samples.map((sample) => sampleArticle(sample, setting))}`
}

/** A single state that says nothing needs no legend. */
function legend(occurring: readonly ThoughtState[], words: ReportWords): Html | undefined {
  if (occurring.length === 0) return undefined
  return html`<ul class="legend">${occurring.map((state) => html`<li class="${state}"><span aria-hidden="true">${symbols[state]}</span> ${words.samples.states[state]}</li>`)}</ul>`
}

function sampleArticle(
  { choice, question, gold, level, responses }: ReportSample,
  setting: SampleSetting,
): Html {
  const { words } = setting
  const asked = beginning(question, mostQuestion)
  const levelName =
    level === undefined ? undefined : html` <span class="level">${words.figures.level(String(level))}</span>`
  return html`<article class="sample">
<h3><bdi>${modelText(asked)}${asked.length < question.length ? '…' : ''}</bdi>${levelName}</h3>
<p class="why">${whyChosen(choice, setting)}${gold === null ? undefined : html` ${words.samples.gold}: <code><bdi>${modelText(gold)}</bdi></code>`}</p>
<div class="responses">${responses.map((response) => responseColumn(response, words))}</div>
</article>
`
}

function whyChosen(
  { rule, arm, position, total }: ReportSample['choice'],
  { baseline, words, isImport = false }: SampleSetting,
): string {
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const facts = { arm: label(arm), total: count(total) }
  if (rule === 'first' || (isImport && isOfImports(rule))) return words.imported.rule[rule](facts)
  return words.samples.rule[rule]({ ...facts, baseline: label(baseline), position: count(position) })
}

function isOfImports(rule: SampleRule): rule is keyof ImportedWords['rule'] {
  return rule === 'right' || rule === 'wrong' || rule === 'abandoned' || rule === 'loop'
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
  // What nobody counted, and thoughts that were not cut, are not mentioned.
  const told = [
    ...(reasoningTokens === null ? [] : [words.samples.reasoningTokens(count(reasoningTokens))]),
    ...(thoughts.length === 0 ? [] : [words.samples.thoughts(count(thoughts.length))]),
  ]
  return html`<section class="response">
<header><h4>${label(arm, 60)}</h4><span class="outcome ${outcome ?? 'ungraded'}">${words.samples.outcomes[outcome ?? 'ungraded']}</span>
<p>${told.map((part) => html`${part} · `)}${foreign(reason, words)}</p></header>
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
    case 'loop': {
      const count = (value: number): string =>
        formatNumber(value, { language: words.figures.language, decimals: 0 })
      const facts = { period: count(segment.period), rounds: count(segment.rounds) }
      return html`<p class="loop"><span aria-hidden="true">↻</span> ${words.samples.loop(facts)}</p>`
    }
    case 'answer':
      return html`<div class="answer"><span class="mark">${words.samples.answer}</span><div class="words" dir="auto">${modelText(segment.text)}</div></div>`
  }
}
