import type { Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const accuracy = /^\s*(?:acc(?:uracy)?|pass ?@ ?1|정확도|정답률)/iu
const weighted = /\bwUT\b|weighted (?:UT|underthinking)|가중\s?(?:얕은|UT)/iu

/** A weighted underthinking score counts right answers as 0: it can't be above the share of wrong ones. */
export const weightedScore: Rule = {
  name: 'weighted-score',
  checks: {
    en: "weighted underthinking scores of tables and sentences against 1 − accuracy, which they can't exceed",
    ko: '표와 문장의 가중 얕은 생각 점수(wUT)를 그 상한인 1 − 정확도에 대조',
  },
  find: ({ tables, statements }) => [...tables.flatMap(findingsIn), ...statements.flatMap(saidIn)],
}

const namedScore =
  /(?:\bwUT\b|weighted (?:UT|underthinking)|가중\s?(?:얕은\s?생각|UT))[^.;\d]{0,80}?(?:[A-Za-z]+-\d+[^.;\d]{0,40}?){0,3}$/iu
const rightAfter = /^[^.;\d]{0,40}?(?:\baccura|\bcorrect|\bright\b|정확|정답|맞히|맞혔|맞힌)/iu
const rightBefore =
  /(?:\baccura\w+|\banswers\b|\bsolves\b|\bpass ?@ ?1\b|정확도|정답률)[^.;\d]{0,40}?(?:[A-Za-z]+-\d+[^.;\d]{0,20}?)?$/iu

/** "A weighted underthinking score of 19.4, although it answers 86.7 % correctly." */
function saidIn({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const scores = mentions.filter(
    ({ unit, from }) =>
      (unit.kind === 'none' || unit.kind === 'percent') && namedScore.test(text.slice(0, from)),
  )
  const shares = mentions.filter(
    (one) =>
      one.unit.kind === 'percent' &&
      !scores.includes(one) &&
      (rightAfter.test(text.slice(one.to)) || rightBefore.test(text.slice(0, one.from))),
  )
  const [score, share] = [scores[0], shares[0]]
  if (!score || !share || scores.length > 1 || shares.length > 1) return []
  return compare({ share, score, line, label: '' })
}

function findingsIn(table: NumberTable): readonly RuleFinding[] {
  const columns = numberColumns(table)
  const [right, waste] = [accuracy, weighted].map((form) =>
    columns.find((at) => form.test(table.header[at] ?? '')),
  )
  if (right === undefined || waste === undefined) return []
  return table.rows.flatMap(({ cells, line, label }) => {
    const [share, score] = [cells[right]?.number, cells[waste]?.number]
    return share && score ? compare({ share, score, line, label }) : []
  })
}

interface Row {
  readonly share: Mention
  readonly score: Mention
  readonly line: number
  readonly label: string
}

function compare({ share, score, line, label }: Row): readonly RuleFinding[] {
  const inPercent = score.value > 1 || score.unit.kind === 'percent'
  // 0.19 beside 86.7 % is a share of one.
  const scale = !inPercent && share.value > 1 ? 0.01 : 1
  const whole = inPercent ? 100 : 1
  if (score.low <= whole - share.low * scale) return []
  const most = (whole - share.value * scale).toFixed(inPercent ? 1 : 3)
  return [
    {
      severity: 'error',
      line,
      printed: score.text,
      recomputed: `at most ${most}`,
      message: {
        en: `${label === '' ? 'this sentence' : label}: a weighted score of ${score.text} beside an accuracy of ${share.text}; it can't be above ${most}`,
        ko: inKorean`${label === '' ? '' : `${label}: `}정확도가 ${share.text}이면 가중 얕은 생각 점수(wUT)는 ${most}을(를) 넘을 수 없으나 ${score.text}(으)로 적혀 있다`,
      },
    },
  ]
}
