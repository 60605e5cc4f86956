import { absentMark, formatNumber } from '#figure'
import type { Summary } from '#run'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import { judgeErrorsText } from './judge-errors-text.ts'
import type { ReportWords } from './report-words.ts'

/** More files than these are counted, not named. */
const mostNamed = 12

/** How the numbers of an import came about: what was read, counted and cut how, and what nobody recorded. */
export function importedMethod(summary: Summary, words: ReportWords): Html {
  const { study, arms } = summary
  const { method } = words.imported
  const errors = judgeErrorsText(summary, words)
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const methods = arms.flatMap(({ accuracy, tokens, loops }) =>
    [accuracy, tokens.all, loops].flatMap((one) => (one && one.method !== 'none' ? [one.method] : [])),
  )
  const entries: readonly (readonly [string, Html | string])[] = [
    [
      method.responses,
      method.responsesText({
        responses: count(summary.denominators.planned),
        models: arms.length,
        problems: count(study.problems),
        samples: count(study.samples),
      }),
    ],
    [method.files, filesText(summary, words)],
    [method.model, study.model],
    [method.tokenizer, foreign(study.tokenizer, words)],
    [method.splitting, study.splitting === undefined ? absentMark : foreign(study.splitting, words)],
    [method.judge, study.judge === 'none' ? method.noJudge : study.judge],
    ...(errors === undefined ? [] : [[words.judgeWords.term, errors] as const]),
    [method.sampling, method.notRecorded],
    [method.denominator, method.denominatorText],
    [method.intervals, foreign([...new Set(methods)].join('; ') || absentMark, words)],
  ]
  return html`<dl class="method">${entries.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`
}

function filesText({ study: { files = [] } }: Summary, words: ReportWords): string {
  const named = files.slice(0, mostNamed).map(({ name, format }) => `${name} (${format})`)
  const more = files.length - named.length
  if (named.length === 0) return absentMark
  return [named.join(', '), ...(more > 0 ? [words.imported.method.filesMore(String(more))] : [])].join(' ')
}
