import { namedDates } from '../dated-names.ts'
import { entitiesIn } from '../entities.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

const derived =
  /\b(?:distill\w*|derived|inherit\w*|fine-?tuned|trained|built|based|learn\w*|transferr?\w*)\b[^.;]{0,40}?\b(?:from|on|of)\b|(?:에서|의)\s?(?:증류|추출|파생)|(?:을|를|로부터)\s?(?:증류|이어받|물려받|기반)|기반으로/iu
const excused =
  /\b(?:internal|early|preview|unreleased|pre-release|intermediate) (?:version|checkpoint|model)|내부|초기|미공개/iu

/** What is said to come of something that came out only later. */
export const chronology: Rule = {
  name: 'chronology',
  checks: 'causes and effects against the dates that the note gives for them',
  find: (note) => {
    const dates = namedDates(note)
    return linesOf(note).flatMap(({ text, line, subject }): readonly RuleFinding[] => {
      const match = derived.exec(text)
      if (!match || excused.test(text)) return []
      const names = entitiesIn(text)
      const isKorean = /[가-힣]/.test(match[0])
      const causes = isKorean
        ? names.filter(({ at }) => at < match.index)
        : names.filter(({ at }) => at >= match.index)
      const cause = isKorean ? causes.at(-1)?.name : causes[0]?.name
      const effect = names.find(({ name }) => name !== cause && dates.has(name))?.name ?? subject
      const [before, after] = [dates.get(cause ?? ''), dates.get(effect ?? '')]
      if (!before || !after || cause === effect || before.start <= after.end) return []
      return [
        {
          severity: 'error',
          line,
          printed: match[0],
          recomputed: null,
          message: `${effect} (${after.text}) can't come of ${cause}, which is of ${before.text}`,
        },
      ]
    })
  },
}

interface Line {
  readonly text: string
  readonly line: number
  /** What a table is about. */
  readonly subject: string | undefined
}

function linesOf(note: LintedNote): readonly Line[] {
  const dates = namedDates(note)
  const rows = note.tables.flatMap(({ rows: all, table }) => {
    const subject = entitiesIn(table.caption?.title ?? '').find(({ name }) => dates.has(name))?.name
    return all.map(({ cells, line }) => ({ text: cells.map((cell) => cell.text).join(' '), line, subject }))
  })
  return [...note.statements.map(({ text, line }) => ({ text, line, subject: undefined })), ...rows]
}
