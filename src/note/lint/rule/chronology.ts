import { namedDates } from '../dated-names.ts'
import { entitiesIn } from '../entities.ts'
import { inKorean } from '../in-korean.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const derived =
  /\b(?:distill\w*|derived|owes?|inherit\w*|fine-?tuned|trained|built|based|learn\w*|transferr?\w*)\b[^.;]{0,40}?\b(?:from|on|of)\b|(?:에서|의|로부터)\s?(?:[가-힣]{1,8}(?:을|를)?\s){0,3}(?:증류|추출|파생)|(?:을|를|로부터)\s?(?:증류|이어받|물려받|기반)|기반으로/iu
const excused =
  /\b(?:internal|early|preview|unreleased|pre-release|intermediate) (?:version|checkpoint|model)|내부|초기|미공개/iu

/** What is said to come of something that came out only later. */
export const chronology: Rule = {
  name: 'chronology',
  checks: {
    en: 'causes and effects against the dates that the note gives for them',
    ko: '원인과 결과를 노트에 적힌 날짜에 대조',
  },
  find: (note) => {
    const dates = namedDates(note)
    const named = linesOf(note).flatMap(({ text, line, subject }): readonly RuleFinding[] => {
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
          message: {
            en: `${effect} (${after.text}) can't come of ${cause}, which is of ${before.text}`,
            ko: inKorean`${effect ?? ''}의 시점(${after.text})이 ${cause ?? ''}의 시점(${before.text})보다 앞서 인과관계가 성립하지 않는다`,
          },
        },
      ]
    })
    const lines = new Set(named.map(({ line }) => line))
    return [
      ...named,
      ...note.statements.flatMap((statement) => (lines.has(statement.line) ? [] : eventsIn(statement))),
    ]
  },
}

const caused =
  /\b(?:triggered|caused|prompted|driven|set off|sparked) by\b|\b(?:was|were|is|came|comes) (?:because|a (?:result|consequence)) of\b|\btrained on the (?:outputs?|answers|traces) of\b|\bdistilled from\b|\bderived from\b/iu
/** "A는 B의 영향": the effect first. */
const koreanCaused = /(?:은|는)\s([^.;]{4,60}?)(?:의\s?(?:영향|여파|결과)|\s?때문|\s?탓|에 따른 (?:것|결과))/u

/** "The sell-off of March 2023 was triggered by the rule of January 2024": an effect dated before its cause. */
function eventsIn({ text, dates, line }: Statement): readonly RuleFinding[] {
  const [first, second] = dates.filter(({ precision }) => precision !== 'year')
  const match = caused.exec(text) ?? koreanCaused.exec(text)
  if (!first || !second || dates.length !== 2 || !match || excused.test(text)) return []
  const isBetween = first.to <= match.index && second.from >= match.index
  if (!isBetween || second.start <= first.end) return []
  return [
    {
      severity: 'error',
      line,
      printed: match[0].trim(),
      recomputed: null,
      message: {
        en: `what happened in ${first.text} can't come of what is of ${second.text}`,
        ko: inKorean`${first.text}의 일은 그 뒤인 ${second.text}의 일에서 비롯될 수 없다`,
      },
    },
  ]
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
    const about = entitiesIn(table.caption?.title ?? '').find(({ name }) => dates.has(name))?.name
    return all.map(({ cells, line, label }) => ({
      text: cells.map((cell) => cell.text).join(' '),
      line,
      subject: entitiesIn(label).find(({ name }) => dates.has(name))?.name ?? about,
    }))
  })
  return [...note.statements.map(({ text, line }) => ({ text, line, subject: undefined })), ...rows]
}
