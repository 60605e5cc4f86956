import { impliedWeek, modelKey, orderViolations } from '#market'
import { fewestRuns, printedShare } from '#statistics'
import { gainOf, problemsOf } from '../benchmark-sizes.ts'
import { printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { type PrintedCheck, type PrintedFinding, text } from './printed-finding.ts'

type Table = WeeklyFacts['underthinking']['tables'][number]

function tableOf({ underthinking }: Pick<WeeklyFacts, 'underthinking'>, id: string): Table['results'] {
  return underthinking.tables.find((table) => table.id === id)?.results ?? []
}

/** L13: one model on one set without steering, printed twice. */
export const twoBaselines: PrintedCheck = (checked) => {
  const models = tableOf(checked, 'single-run')
  return tableOf(checked, 'v1-penalty')
    .filter(({ setting }) => setting === 'none')
    .flatMap(({ set, model, accuracy, underthinking }): PrintedFinding[] => {
      const other = models.find((one) => one.set === set && one.model === model)
      if (!other || (other.accuracy === accuracy && other.underthinking === underthinking)) return []
      const both = `${text(100 * other.accuracy, 1)}/${text(100 * accuracy, 1)}, UT ${text(100 * other.underthinking, 1)}/${text(100 * underthinking, 1)}`
      return [
        {
          id: 'L13',
          rule: 'table-conflict',
          severity: 'error',
          where: 'figs 47 and 48',
          printed: both,
          recomputed: null,
          message: {
            en: `${model} on ${set} without steering has two accuracies and two scores: ${both}`,
            ko: `${set}에서 ${model} 기준군의 정확도와 UT가 두 그림에 다르게 인쇄됨: ${both}`,
          },
        },
      ]
    })
}

const certain = 1.96

/** L14: gains that single runs of this size can't tell from chance. */
export const gainsByChance: PrintedCheck = (checked) => {
  const results = tableOf(checked, 'v1-penalty')
  return results.flatMap(({ set, setting, accuracy }, at): PrintedFinding[] => {
    const before = results[at - 1]
    const problems = problemsOf(set)
    if (setting === 'none' || !before || !problems) return []
    const place = { source: '', date: '' }
    const gain = gainOf(
      printedValue('before', before.accuracy, '', place),
      printedValue('after', accuracy, '', place),
      problems,
    )
    if (Math.abs(gain.z.value) >= certain) return []
    const bounds = `${text(gain.low.value, 1)} to ${text(gain.high.value, 1)}`
    return [
      {
        id: 'L14',
        rule: 'real-difference',
        severity: 'warning',
        where: 'fig 48',
        printed: `+${text(gain.points.value, 1)}`,
        recomputed: `z = ${text(gain.z.value, 2)}`,
        message: {
          en: `+${text(gain.points.value, 1)} points on ${set} is ${text(gain.z.value, 2)} standard errors of single runs (95 %: ${bounds}): these numbers can't tell it from chance`,
          ko: `${set}의 +${text(gain.points.value, 1)}%p는 단일 실행 표준오차의 ${text(gain.z.value, 2)}배(95% 신뢰구간 ${bounds.replace(' to ', '~')}): 이 데이터로는 구별할 수 없음`,
        },
      },
    ]
  })
}

const mostRuns = 64

/** L15: accuracies that one run can't give. */
export const severalRuns: PrintedCheck = (checked) =>
  tableOf(checked, 'v1-penalty').flatMap(({ set, accuracy }): PrintedFinding[] => {
    const problems = problemsOf(set)?.value
    const said = (100 * accuracy).toFixed(1)
    const runs = problems === undefined ? 1 : fewestRuns([printedShare(said)], problems, mostRuns)
    if (runs === 1 || runs === undefined) return []
    return [
      {
        id: 'L15',
        rule: 'grim',
        severity: 'error',
        where: 'fig 48',
        printed: `${said} %`,
        recomputed: `≥ ${runs}`,
        message: {
          en: `${said} % of ${problems} problems (${set}) is no whole number of answers: the mean of at least ${runs} runs, which are not printed`,
          ko: `${set} ${problems}문항에서 ${said}%가 되는 정수 정답 수는 없음: 최소 ${runs}회 실행의 평균이나 횟수가 인쇄되지 않음`,
        },
      },
    ]
  })

/** L19: scores out of order. */
export const scoreOrder: PrintedCheck = ({ boards }) =>
  boards.boards.flatMap(({ id, rows }) =>
    orderViolations(rows).map(([above, below]): PrintedFinding => {
      const scores = [above, below].map((name) => rows.find((row) => row.name === name)?.score ?? Number.NaN)
      return {
        id: 'L19',
        rule: 'sort-order',
        severity: 'error',
        where: id.replace('-', ' '),
        printed: scores.join(' > '),
        recomputed: null,
        message: {
          en: `${above} (${scores[0]}) stands above ${below} (${scores[1]})`,
          ko: `${above}(${scores[0]})가 ${below}(${scores[1]})보다 위에 있음`,
        },
      }
    }),
  )

/** L20: ranks of the week before that nobody of the list had. */
export const vacatedRanks: PrintedCheck = ({ boards }) =>
  boards.boards.flatMap(({ id, rows }): PrintedFinding[] => {
    const { vacated } = impliedWeek(
      rows.map(({ name, rank, move }) => ({ key: modelKey(name), rank, move: move ?? undefined })),
    )
    if (vacated.length === 0) return []
    return [
      {
        id: 'L20',
        rule: 'rank-change',
        severity: 'warning',
        where: id.replace('-', ' '),
        printed: '',
        recomputed: vacated.join(', '),
        message: {
          en: `the arrows leave ranks ${vacated.join(', ')} of the week before empty: who dropped out is not named`,
          ko: `화살표대로라면 전주 ${vacated.join(', ')}위가 비며, 이탈한 모델이 표시되지 않음`,
        },
      },
    ]
  })
