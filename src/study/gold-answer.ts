import { afterMove, type CountdownProblem, canReach, movesFrom, type Operator, type Problem } from '#problem'

/** A right answer in words; undefined where the problem has none. */
export function goldAnswer(problem: Problem): string | undefined {
  return problem.kind === 'countdown' ? solution(problem) : problem.gold
}

interface Term {
  readonly value: number
  readonly text: string
  /** The operation at its root; a bare number has none. */
  readonly operator?: Operator
}

/** The first expression that solves a countdown problem, in the order of moves. */
function solution({ numbers, target }: CountdownProblem): string | undefined {
  let terms = numbers.map((value): Term => ({ value, text: String(value) }))
  while (terms.length > 1) {
    const next = combined(terms, target)
    if (!next) return undefined
    terms = next
  }
  return terms[0]?.value === target ? terms[0].text : undefined
}

/** The terms after the first move from which the target can still be made. */
function combined(terms: readonly Term[], target: number): Term[] | undefined {
  const position = terms.map(({ value }) => value)
  const move = movesFrom(position).find((one) => {
    const next = afterMove(position, one)
    return next !== undefined && canReach(next, target)
  })
  const left = terms.find(({ value }) => value === move?.left)
  const right = terms.find((term) => term !== left && term.value === move?.right)
  if (!move || !left || !right) return undefined
  const text = `${bracketed(left)} ${move.operator} ${bracketed(right)}`
  const rest = terms.filter((term) => term !== left && term !== right)
  return [...rest, { value: move.result, text, operator: move.operator }]
}

function bracketed({ text, operator }: Term): string {
  return operator === undefined ? text : `(${text})`
}
