import { differenceText, findingOf, formatNumber, intervalText, label, quantityText, sizeText } from '#figure'
import type { RunsDifference } from '#study'
import { foreign } from '../foreign.ts'
import { type Html, html } from '../html.ts'
import type { ReportWords } from '../report-words.ts'
import { armName, type ComparedRuns, type NamedRun } from './compared-runs.ts'
import type { ComparisonWords, DifferenceFacts } from './comparison-words.ts'

interface Setting {
  readonly first: NamedRun
  readonly words: ReportWords
  readonly said: ComparisonWords
}

const quantities = { accuracy: 'share', tokens: 'tokens', thoughts: 'mean' } as const

/** What a run differs in from the first, in sentences that claim no more than their intervals; accuracy is the headline. */
export function findingList(compared: ComparedRuns, setting: Setting): Html {
  const { comparison, run } = compared
  const { words, said } = setting
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const { shared, comparisons, absent } = comparison
  const left = [shared.onlyA, shared.onlyB, shared.otherText].map((ids) => ids.length)
  const [onlyA = 0, onlyB = 0, otherText = 0] = left
  const headlines = comparisons.filter(({ metric }) => metric === 'accuracy')
  const details = [
    html`${said.shared({ run: label(run.name), problems: count(shared.clusters.length) })}`,
    ...(onlyA + onlyB + otherText === 0
      ? []
      : [html`${said.left({ onlyA: count(onlyA), onlyB: count(onlyB), otherText: count(otherText) })}`]),
    ...headlines.flatMap((one) => couldHaveShown(one, compared, setting)),
    ...comparisons
      .filter(({ metric }) => metric !== 'accuracy')
      .map((one) => html`${sentence(one, compared, setting)}`),
    ...Object.entries(absent).map(([path, reason]) => html`${label(path)}: ${foreign(reason, words)}`),
  ]
  const finding = headlines.length === 1 && headlines[0] ? findingOf(headlines[0].difference) : 'single'
  return html`<div class="verdict ${finding}">
${headlines.map(
  (one) => html`<p class="headline">${sentence(one, compared, setting)}</p>
`,
)}<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>
</div>
`
}

function sentence(
  difference: RunsDifference,
  compared: ComparedRuns,
  { first, words, said }: Setting,
): string {
  const facts = factsOf(difference, { compared, first, words, said })
  switch (findingOf(difference.difference)) {
    case 'higher':
      return said.higher(facts)
    case 'lower':
      return said.lower(facts)
    case 'undecided':
      return said.undecided(facts)
  }
}

export function factsOf(
  { a, b, metric, meanA, meanB, difference }: RunsDifference,
  { compared, first, words, said }: Setting & { readonly compared: ComparedRuns },
): DifferenceFacts {
  const quantity = quantities[metric]
  const { figures } = words
  return {
    run: label(armName(compared.run, b)),
    first: label(armName(first, a)),
    metric: said.metrics[metric],
    from: quantityText(meanA, quantity, figures),
    to: quantityText(meanB, quantity, figures),
    difference: differenceText(difference.value, quantity, figures),
    interval: intervalText(difference, { quantity, words: figures, signed: true }),
  }
}

function couldHaveShown(
  { b, metric, difference }: RunsDifference,
  compared: ComparedRuns,
  setting: Setting,
): Html[] {
  if (findingOf(difference) !== 'undecided' || difference.detectable === null) return []
  const { words, said } = setting
  const size = sizeText(difference.detectable, quantities[metric], words.figures)
  return [html`${said.detectable({ run: label(armName(compared.run, b)), size })}`]
}
