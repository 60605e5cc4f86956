import type { GoldProblem } from '#problem'
import type { EncodedBlock } from './encoded-block.ts'
import { textId } from './problem-of.ts'

/** Right answers from a file of their own, for problems that come without. */
export interface GoldTable {
  readonly add: (block: EncodedBlock) => void
  /** The problem with its gold answer, where it had none and the table has one. */
  readonly completed: (problem: GoldProblem) => GoldProblem
  readonly size: () => number
}

/** Finds gold answers by the problem's id, or else by the text of the question. */
export function goldTable(): GoldTable {
  const byId = new Map<string, GoldProblem>()
  const byQuestion = new Map<string, GoldProblem>()
  return {
    size: () => byId.size,
    add({ items }) {
      for (const item of items) {
        if (!('problem' in item) || item.problem.gold === undefined) continue
        byId.set(item.problem.id, item.problem)
        if (item.problem.question !== '') byQuestion.set(textId(item.problem.question), item.problem)
      }
    },
    completed(problem) {
      if (problem.gold !== undefined) return problem
      const found = byId.get(problem.id) ?? byQuestion.get(textId(problem.question))
      if (!found) return problem
      const { id, cluster, question, ...own } = problem
      return { ...found, ...own, kind: found.kind, id, cluster, question: question || found.question }
    },
  }
}
