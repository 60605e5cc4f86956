import { armTable, formatNumber, label, modelTable } from '#figure'
import { figureSection } from '../figure-section.ts'
import { footnotes } from '../footnotes.ts'
import { type Html, html } from '../html.ts'
import { noteSection } from '../note-section.ts'
import type { PageContent } from '../page.ts'
import { type ReportLanguage, reportLanguages } from '../report-language.ts'
import { tableSection } from '../table-section.ts'
import { besideEachOther, type ComparedRuns, type NamedRun } from './compared-runs.ts'
import { differenceTable, mismatchTable } from './comparison-tables.ts'
import { englishComparisonWords, koreanComparisonWords } from './comparison-words.ts'
import { findingList } from './finding-list.ts'

export interface ComparisonReport {
  readonly first: NamedRun
  /** Each later run against the first. */
  readonly compared: readonly ComparedRuns[]
  readonly language?: ReportLanguage
  /** What was typed. */
  readonly command: string
  readonly version: string
}

/** The report on several runs: what they differ in first, then everything side by side. */
export function comparisonContent(report: ComparisonReport): PageContent {
  const { first, compared, language = 'en', version } = report
  const words = reportLanguages[language]
  const said = language === 'ko' ? koreanComparisonWords : englishComparisonWords
  const names = { first: label(first.name), others: compared.map(({ run }) => label(run.name)) }
  const count = (value: number): string => formatNumber(value, { language, decimals: 0 })
  const head = {
    eyebrow: said.eyebrow,
    title: said.title(names),
    subtitle: said.subtitle({ runs: count(compared.length + 1) }),
    about: said.about,
  }
  return { head, parts: partsOf(report, { first, words, said }), words, version }
}

type Setting = Parameters<typeof differenceTable>[1]

function partsOf({ first, compared, command }: ComparisonReport, setting: Setting): Html[] {
  const { words, said } = setting
  const notes = footnotes()
  const together = besideEachOther(
    first,
    compared.map(({ run }) => run),
  )
  const mismatches = mismatchTable(compared, setting)
  const table = together.study.kind === 'import' ? modelTable : armTable
  const section = (name: keyof typeof said.headings, content: Html): Html =>
    html`<section id="${name}"><h2>${said.headings[name]}</h2>
${content}
</section>
`
  return [
    section(
      'findings',
      html`${compared.map((one) => findingList(one, setting))}${simultaneous(compared, setting)}`,
    ),
    section('differences', tableSection(differenceTable(compared, setting), notes)),
    section(
      'mismatches',
      mismatches
        ? html`<p>${said.unlike}</p>
${tableSection(mismatches, notes)}`
        : html`<p>${said.alike}</p>`,
    ),
    section(
      'arms',
      html`<p>${said.beside}</p>
${tableSection(table(together, words.figures), notes)}`,
    ),
    section('figures', figureSection(together, words)),
    html`<section id="notes"><h2>${words.headings.notes}</h2>
${noteSection({ ...together, absent: {} }, { footnotes: notes, words })}
</section>
`,
    section(
      'reproduce',
      html`<p>${said.reproduce}</p>
<pre class="command" tabindex="0"><code>${command}</code></pre>`,
    ),
  ]
}

function simultaneous(compared: readonly ComparedRuns[], { words, said }: Setting): Html {
  const all = compared.flatMap(({ comparison }) => comparison.comparisons)
  if (all.length === 0) return html``
  const { language } = words.figures
  const level = words.figures.percent(formatNumber(100 * jointLevel(compared), { language, decimals: 0 }))
  return html`<p class="caveat">${said.simultaneous({ level, count: formatNumber(all.length, { language, decimals: 0 }) })}</p>`
}

/** Each pair of runs has a family of its own; by Bonferroni they hold together at this level. */
function jointLevel(compared: readonly ComparedRuns[]): number {
  return 1 - compared.reduce((sum, { comparison }) => sum + (1 - comparison.level), 0)
}
