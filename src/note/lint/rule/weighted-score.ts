import type { Mention } from '../../mention/mention.ts'
import { type NumberTable, numberColumns } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const accuracy = /^\s*(?:acc(?:uracy)?|pass ?@ ?1|정확도|정답률)/iu
const weighted = /\bwUT\b|weighted (?:UT|underthinking)|가중\s?(?:얕은|UT)/iu

/** A weighted underthinking score counts right answers as 0: it can't be above the share of wrong ones. */
export const weightedScore: Rule = {
  name: 'weighted-score',
  checks: "weighted underthinking scores against 1 − accuracy, which they can't exceed",
  find: ({ tables }) => tables.flatMap(findingsIn),
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
  const inPercent = share.value > 1 || score.value > 1
  const whole = inPercent ? 100 : 1
  if (score.low <= whole - share.low) return []
  const most = (whole - share.value).toFixed(inPercent ? 1 : 3)
  return [
    {
      severity: 'error',
      line,
      printed: score.text,
      recomputed: `at most ${most}`,
      message: `${label}: a weighted score of ${score.text} beside an accuracy of ${share.text}; it can't be above ${most}`,
    },
  ]
}
