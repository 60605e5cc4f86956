import { formatNumber, label, modelLevelTable, modelTable, positionTable } from '#figure'
import type { Summary } from '#run'
import { figureSection } from './figure-section.ts'
import { findingSection } from './finding-section.ts'
import { footnotes } from './footnotes.ts'
import { foreign } from './foreign.ts'
import { groupedNotes } from './grouped-notes.ts'
import { type Html, html } from './html.ts'
import { importedMethod } from './imported-method.ts'
import type { ImportedWords } from './imported-words.ts'
import type { ReportHead } from './page.ts'
import type { ReportSample } from './report-sample.ts'
import type { ReportWords } from './report-words.ts'
import { sampleSection } from './sample-section.ts'
import { tableSection } from './table-section.ts'

export interface ImportedContent {
  readonly summary: Summary
  readonly samples: readonly ReportSample[]
  readonly words: ReportWords
  /** Scores the run again. */
  readonly command: string
}

/** The parts of a report on imported responses, in order. */
export function importedSections({ summary, samples, words, command }: ImportedContent): Html[] {
  const notes = footnotes()
  const { imported, headings } = words
  const section = (id: string, heading: string, content: Html): Html =>
    html`<section id="${id}"><h2>${heading}</h2>
${content}
</section>
`
  const levels = modelLevelTable(summary, words.figures)
  const positions = positionTable(summary, words.figures)
  const { notice } = summary.study
  return [
    section('findings', imported.headings.findings, findingSection(summary, words)),
    notice === undefined
      ? html``
      : section('notice', headings.notice, html`<p>${foreign(notice, words)}</p>`),
    section('models', imported.headings.models, tableSection(modelTable(summary, words.figures), notes)),
    section('figures', headings.figures, figureSection(summary, words)),
    levels
      ? section(
          'levels',
          imported.headings.levels,
          html`<p>${imported.levelsDescribe}</p>
${tableSection(levels, notes)}`,
        )
      : html``,
    positions
      ? section(
          'positions',
          imported.headings.positions,
          html`<p>${imported.positionsDescribe}</p>
${tableSection(positions, notes)}`,
        )
      : html``,
    section(
      'samples',
      headings.samples,
      sampleSection(samples, { baseline: summary.baseline, words, isImport: true }),
    ),
    section('notes', headings.notes, groupedNotes(summary, { footnotes: notes, words })),
    section(
      'reading',
      headings.reading,
      html`<dl class="definitions">${imported.definitions.map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`,
    ),
    section('method', headings.method, importedMethod(summary, words)),
    section(
      'reproduce',
      headings.reproduce,
      html`<p>${imported.reproduce}</p>
<pre class="command" tabindex="0"><code>${command}</code></pre>`,
    ),
  ]
}

/** So many models stand in the title by name. */
const mostNamed = 3
const mostFormats = 4

export function importedHead(summary: Summary, words: ReportWords): ReportHead {
  const { imported } = words
  const { study, arms, denominators } = summary
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const facts: Omit<Parameters<ImportedWords['title']>[0], 'names'> = {
    models: arms.length,
    responses: count(denominators.planned),
    problems: count(study.problems),
  }
  const names = arms.length > mostNamed ? [] : arms.map(({ id }) => label(id))
  const { files = [] } = study
  const formats = [...new Set(files.map(({ format }) => format))]
  return {
    eyebrow: imported.eyebrow,
    title: imported.title({ ...facts, names }),
    subtitle: imported.subtitle({
      ...facts,
      files: imported.filesText({
        first: label(files[0]?.name ?? '', 60),
        count: files.length,
      }),
      formats: formats.slice(0, mostFormats).join(', '),
    }),
    about: imported.about,
  }
}
