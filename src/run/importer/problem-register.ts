import type { GoldProblem } from '#problem'

/** What tells one problem from another of the same id. */
interface Variant {
  readonly id: string
  readonly questionId: string | undefined
  readonly gold: string | undefined
}

export interface RegisteredProblem {
  readonly problem: GoldProblem
  readonly isNew: boolean
  /** The same problem is there without a gold answer, and this record has one. */
  readonly goldCameLater: boolean
}

/** Every problem of an import, by id. */
export interface ProblemRegister {
  readonly register: (problem: GoldProblem, questionId: string | undefined) => RegisteredProblem
  /** Puts back a problem that is written already. */
  readonly restore: (problem: GoldProblem, questionId: string | undefined) => void
  readonly size: () => number
}

/** Between an id and the number of its variant. */
const mark = '~~'

/**
 * Tells new problems from those that are there. One id with another question or another gold answer is another problem, of
 * the same cluster: files of two data sets may both count from 0, and the options of one question may be shuffled anew.
 */
export function problemRegister(): ProblemRegister {
  const variants = new Map<string, Variant[]>()
  let size = 0
  const add = (baseId: string, variant: Variant): void => {
    const known = variants.get(baseId)
    if (known) known.push(variant)
    else variants.set(baseId, [variant])
    size++
  }
  return {
    size: () => size,
    register(problem, questionId) {
      const known = variants.get(problem.id) ?? []
      const same = known.find((one) => isSame(one, problem, questionId))
      if (same) {
        const goldCameLater = same.gold === undefined && problem.gold !== undefined
        return { problem: { ...problem, id: same.id }, isNew: false, goldCameLater }
      }
      const id = known.length === 0 ? problem.id : `${problem.id}${mark}${known.length + 1}`
      add(problem.id, { id, questionId, gold: problem.gold })
      return { problem: { ...problem, id }, isNew: true, goldCameLater: false }
    },
    restore(problem, questionId) {
      const before = problem.id.slice(0, Math.max(0, problem.id.lastIndexOf(mark)))
      add(variants.has(before) ? before : problem.id, { id: problem.id, questionId, gold: problem.gold })
    },
  }
}

function isSame(known: Variant, { gold }: GoldProblem, questionId: string | undefined): boolean {
  const sameQuestion =
    known.questionId === undefined || questionId === undefined || known.questionId === questionId
  return sameQuestion && (known.gold === undefined || gold === undefined || known.gold === gold)
}
