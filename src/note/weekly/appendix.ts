import { type Html, html } from '#report'
import type { Claim, ClaimState } from '../claim/claim.ts'
import type { NoteLanguage } from '../write/note-book.ts'
import type { PrintedFinding } from './check/printed-finding.ts'
import type { Uncomputed } from './printed-issue.ts'
import { type WeeklyWords, weeklyWords } from './weekly-words.ts'

/** What stands after the text of a weekly. */
export interface Appendix {
  readonly findings: readonly PrintedFinding[]
  readonly uncomputed: readonly Uncomputed[]
  readonly claims: readonly Claim[]
  readonly states: readonly ClaimState[]
  /** The sentences of the notice. */
  readonly notice: readonly string[]
  readonly date: string
  readonly language: NoteLanguage
}

interface Section {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly sentences: readonly string[]
}

/** The sections as markup for the page. */
export function appendixMarkup(appendix: Appendix): readonly Html[] {
  return sectionsOf(appendix).map(({ id, title, lead, header, rows, sentences }) => {
    const body = rows.map(
      (row) => html`<tr>${row.map((cell, at) => html`<td class="${classOf(id, at)}">${cell}</td>`)}</tr>`,
    )
    const head = header.map((cell) => html`<th scope="col">${cell}</th>`)
    const table =
      rows.length === 0
        ? html``
        : html`<div class="scroll"><table class="listing"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
    const list =
      sentences.length === 0 ? html`` : html`<ul>${sentences.map((one) => html`<li>${one}</li>`)}</ul>`
    return html`<section class="appendix ${id}" id="${id}"><h2>${title}</h2>${lead === undefined ? '' : html`<p>${lead}</p>`}${table}${list}</section>`
  })
}

/** What is read is set as text; names, days and kinds are not broken. */
function classOf(section: string, column: number): string {
  if (section === 'printed-findings') return column === 1 ? 'place' : column === 2 ? 'text' : 'word'
  return column === 1 || column === 4 ? 'text' : column === 0 ? 'place' : 'word'
}

/** The same as Markdown. */
export function appendixText(appendix: Appendix): string {
  return sectionsOf(appendix)
    .map(({ title, lead, header, rows, sentences }) => {
      const line = (cells: readonly string[]): string =>
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
      const table =
        rows.length === 0 ? '' : [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
      const list = sentences.map((sentence) => `- ${sentence}`).join('\n')
      return [`## ${title}`, lead ?? '', table, list].filter((part) => part !== '').join('\n\n')
    })
    .join('\n\n')
}

function sectionsOf(appendix: Appendix): readonly Section[] {
  const words = weeklyWords(appendix.language)
  return [
    findingSection(appendix, words),
    claimSection(appendix, words),
    noticeSection(appendix, words),
  ].filter(({ rows, sentences }) => rows.length > 0 || sentences.length > 0)
}

function findingSection({ findings, uncomputed, language }: Appendix, words: WeeklyWords): Section {
  const { columns, severities } = words
  return {
    id: 'printed-findings',
    title: words.findings,
    lead: words.findingsLead(findings.length),
    header: [columns.id, columns.where, columns.finding, columns.severity],
    rows: findings.map(({ id, where, message, severity }) => [
      id,
      words.where(where),
      message[language],
      severities[severity],
    ]),
    sentences: uncomputed.map(
      ({ id, about, where, why }) =>
        `${words.uncomputed}: ${id} (${words.where(where)}), ${about[language]}. ${why[language]}`,
    ),
  }
}

function claimSection({ claims, states, date, language }: Appendix, words: WeeklyWords): Section {
  const { columns } = words
  return {
    id: 'forecasts',
    title: words.claims,
    lead: words.claimsLead(date),
    header: [columns.speaker, columns.claim, columns.due, columns.state, columns.resolves],
    rows: states.flatMap(({ id, due, state, resolved }) => {
      const claim = claims.find((one) => one.id === id)
      if (!claim) return []
      const said =
        state === 'resolved' ? words.states[resolved?.cameTrue ? 'cameTrue' : 'failed'] : words.states[state]
      return [[claim.speaker, claim.text[language], due, said, claim.resolves[language]]]
    }),
    sentences: [],
  }
}

function noticeSection({ notice }: Appendix, words: WeeklyWords): Section {
  return { id: 'notice', title: words.notice, header: [], rows: [], sentences: notice }
}
