import { absentMark, estimateInterval, quantityText, englishFigureWords as words } from '#figure'
import type { JudgeErrors, Summary, SummaryArm, SummaryEstimate } from '#run'
import { exactText } from '#study'
import { type ArmColumn, armColumns, measured } from './arm-columns.ts'
import { harmlessText } from './harmless-text.ts'

type Measure = Exclude<keyof SummaryArm['underthinking'], 'chance'>

const of = (name: Measure, title: string): ArmColumn =>
  measured(title, 'share', ({ underthinking }) => underthinking[name])

const chanceOf = (name: 'score' | 'containsCorrect' | 'abandoned'): ArmColumn => ({
  title: 'chance',
  text: ({ underthinking: { chance } }) => {
    const value = chance[name]
    return value === undefined ? absentMark : quantityText(value, 'share', words)
  },
})

/** Raw, corrected for the judge's errors, what these alone would give, and what chance would. */
const tables: readonly { readonly raw: Measure; readonly columns: readonly ArmColumn[] }[] = [
  {
    raw: 'score',
    columns: [
      of('score', 'UT score, raw'),
      of('corrected', 'corrected'),
      of('floor', 'floor'),
      chanceOf('score'),
    ],
  },
  {
    raw: 'containsCorrect',
    columns: [
      of('containsCorrect', 'holds a correct thought, raw'),
      of('containsCorrectCorrected', 'corrected'),
      of('containsCorrectFloor', 'floor'),
      chanceOf('containsCorrect'),
    ],
  },
  { raw: 'abandoned', columns: [of('abandoned', 'abandoned'), chanceOf('abandoned')] },
]

/** What the judge makes of the thoughts of incorrect responses, and how far it can be relied on; nothing where nobody judged. */
export function judgedParagraphs(
  summary: Summary,
  { widest, prose }: { readonly widest: number; readonly prose: (text: string) => string },
): string[] {
  const { arms, study } = summary
  const there = tables.filter(({ raw }) => arms.some(({ underthinking }) => underthinking[raw]))
  if (there.length === 0) return []
  const isCorrected = arms.some(({ underthinking }) => underthinking.corrected)
  return [
    ...there.map(({ raw, columns }) =>
      // An arm without a value has no incorrect response, or too few.
      armColumns(
        arms.filter(({ underthinking }) => underthinking[raw]),
        columns,
        widest,
      ),
    ),
    prose(`of incorrect responses; thoughts judged by: ${harmlessText(study.judge)}. ${errorsText(summary)}`),
    ...(isCorrected || study.judge === exactText ? [] : whyUncorrected(summary).map(prose)),
  ]
}

function errorsText({ study: { judge, judgeErrors } }: Summary): string {
  if (judge === exactText) return 'It makes no errors.'
  if (!judgeErrors) return 'Its errors are not known: jevons judge --calibrate measures them.'
  const { reference, from, incorrect } = judgeErrors
  const against = { exact: 'the exact judge', human: 'people’s labels', 'final thoughts': 'final thoughts' }[
    reference
  ]
  const where = from === undefined ? '' : `, transferred from ${harmlessText(from)}`
  const there = incorrect ? `; on thoughts of incorrect responses ${ratesText(incorrect)}` : ''
  return `Measured against ${against}${where}: ${ratesText(judgeErrors)}${there}.`
}

function ratesText({ sensitivity, specificity }: Pick<JudgeErrors, 'sensitivity' | 'specificity'>): string {
  const rate = (name: string, estimate: SummaryEstimate | undefined): string => {
    if (!estimate) return `${name} not known`
    const interval = estimateInterval(estimate, { quantity: 'share', words })
    return `${name} ${quantityText(estimate.value, 'share', words)} (${interval})`
  }
  return `${rate('sensitivity', sensitivity)}, ${rate('specificity', specificity)}`
}

/** The reasons of the arms, each once. */
function whyUncorrected({ arms, absent, study }: Summary): string[] {
  if (!study.judgeErrors) return []
  const reasons = arms.flatMap(({ id }) => absent[`arms.${id}.underthinking.corrected`] ?? [])
  return [...new Set(reasons)].map((reason) => `Not corrected: ${harmlessText(reason)}.`)
}
