import type { Explained } from '#economics'
import type { PrintedFacts } from './printed-issue.ts'
import { derivedValue, printedValue } from './printed-value.ts'

/** What follows of an answer whose first thought was right. */
export interface ThoughtExample {
  readonly count: Explained
  readonly total: Explained
  readonly after: Explained
  readonly score: Explained
}

export function thoughtExample(
  printed: Pick<PrintedFacts, 'thoughts' | 'source' | 'date'>,
): ThoughtExample | undefined {
  const { thoughts } = printed
  if (!thoughts) return undefined
  const { shown, more, moreMeanTokens } = thoughts
  const place = { source: `${printed.source}, ${thoughts.where}`, date: printed.date }
  const given = (symbol: string, value: number): Explained => printedValue(symbol, value, 'tokens', place)
  const parts = shown.map((tokens, at) => given(`t${at + 1}`, tokens))
  const [first] = parts
  if (!first) return undefined
  const sum = shown.reduce((total, tokens) => total + tokens, 0)
  const rest = [given('more', more), given('mean', moreMeanTokens)]
  const total = derivedValue('tokens of the answer', {
    value: sum + more * moreMeanTokens,
    unit: 'tokens',
    formula: `${parts.map(({ symbol }) => symbol).join(' + ')} + more · mean`,
    inputs: [...parts, ...rest],
  })
  const inputs = [{ ...total, symbol: 'T' }, first]
  return {
    count: derivedValue('thoughts', {
      value: shown.length + more,
      unit: '',
      formula: 'shown + more',
      inputs: [],
    }),
    total,
    after: derivedValue('tokens after the first right thought', {
      value: total.value - first.value,
      unit: 'tokens',
      formula: 'T − t1',
      inputs,
    }),
    score: derivedValue('underthinking score of the answer', {
      value: 1 - first.value / total.value,
      unit: '',
      formula: '1 − t1 / T',
      inputs,
    }),
  }
}
