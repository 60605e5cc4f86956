import { armTable, comparisonTable, formatNumber, label, levelTable } from '#figure'
import type { Summary } from '#run'
import { figureSection } from './figure-section.ts'
import { footnotes } from './footnotes.ts'
import { foreign } from './foreign.ts'
import { type Html, html } from './html.ts'
import { importedHead, importedSections } from './imported-sections.ts'
import { methodSection } from './method-section.ts'
import { noteSection } from './note-section.ts'
import { type PageContent, type ReportHead, renderPage } from './page.ts'
import { type ReportLanguage, reportLanguages } from './report-language.ts'
import type { ReportSample } from './report-sample.ts'
import type { ReportWords, SectionName } from './report-words.ts'
import { sampleSection } from './sample-section.ts'
import { scoreCommand, studyCommand } from './study-command.ts'
import { tableSection } from './table-section.ts'
import { verdictSection } from './verdict-section.ts'

export interface ReportOptions {
  readonly summary: Summary
  /** What to show of the responses: see `chooseSamples`. */
  readonly samples: readonly ReportSample[]
  /** English where left out. */
  readonly language?: ReportLanguage
  /** The command that repeats the study or scores the import again, where the summary alone does not tell it. */
  readonly command?: string
  /** The version of jevons that makes the report. */
  readonly version: string
}

/**
 * The report of a study or an import as one HTML file ({@link renderPage}), everything that a model or a user wrote escaped.
 */
export function renderReport(options: ReportOptions): string {
  return renderPage(reportContent(options))
}

/** What a report holds, before it is a page. */
export function reportContent(options: ReportOptions): PageContent {
  const { summary, samples, language = 'en', command, version } = options
  const words = reportLanguages[language]
  const isImport = summary.study.kind === 'import'
  const head = isImport ? importedHead(summary, words) : studyHead(summary, words)
  const parts = isImport
    ? importedSections({ summary, samples, words, command: command ?? scoreCommand('RUN') })
    : sections({ summary, samples, words, command })
  return { head, parts, words, version }
}

interface Content {
  readonly summary: Summary
  readonly samples: readonly ReportSample[]
  readonly words: ReportWords
  readonly command: string | undefined
}

function sections({ summary, samples, words, command }: Content): Html[] {
  const notes = footnotes()
  const section = (name: SectionName, content: Html): Html =>
    html`<section id="${name}"><h2>${words.headings[name]}</h2>
${content}
</section>
`
  const compared = comparisonTable(summary, words.figures)
  const levels = levelTable(summary, words.figures)
  const { notice } = summary.study
  return [
    section('verdict', verdictSection(summary, words)),
    notice === undefined ? html`` : section('notice', html`<p>${foreign(notice, words)}</p>`),
    section('figures', figureSection(summary, words)),
    section('arms', tableSection(armTable(summary, words.figures), notes)),
    compared ? section('comparisons', tableSection(compared, notes)) : html``,
    levels
      ? section(
          'levels',
          html`<p>${words.levelsDescribe}</p>
${tableSection(levels, notes)}`,
        )
      : html``,
    section('samples', sampleSection(samples, { baseline: summary.baseline, words })),
    section('notes', noteSection(summary, { footnotes: notes, words })),
    section(
      'reading',
      html`<dl class="definitions">${words.definitions.map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`,
    ),
    section('method', methodSection(summary, words)),
    section('reproduce', repeated(command ?? studyCommand(summary), words)),
  ]
}

function studyHead(summary: Summary, words: ReportWords): ReportHead {
  return {
    eyebrow: words.eyebrow,
    title: titleOf(summary, words),
    subtitle: words.subtitle(studyFacts(summary, words)),
    about: words.about,
  }
}

function titleOf({ arms, baseline }: Summary, words: ReportWords): string {
  return words.title({
    arms: arms
      .map(({ id }) => id)
      .filter((id) => id !== baseline)
      .map((id) => label(id)),
    baseline: label(baseline),
  })
}

function studyFacts({ study }: Summary, words: ReportWords): Parameters<ReportWords['subtitle']>[0] {
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  return {
    problems: count(study.problems),
    samples: count(study.samples),
    kind: study.kind,
    split: study.split,
    engine: study.engine,
  }
}

function repeated(command: string | undefined, { reproduce }: ReportWords): Html {
  return command === undefined
    ? html`<p>${reproduce.unsaid}</p>`
    : html`<p>${reproduce.lead}</p>
<pre class="command" tabindex="0"><code>${command}</code></pre>`
}
