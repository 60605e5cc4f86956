/** The limit is reached: what was asked is kept, the rest is not asked. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/** Money that several questions share, so that together they never cost more than a limit. */
export interface JudgeBudget {
  /**
   * Sets aside the most that a question can cost, as soon as there is room for it; answers how to give it back for what the
   * question did cost.
   * @throws BudgetSpent where there is no room, and none will come from questions that are under way
   */
  readonly reserve: (mostUsd: number) => Promise<(actualUsd: number) => void>
  readonly spentUsd: () => number
}

/**
 * @param limitUsd without it there is always room, and what is spent is counted
 * @param spentBeforeUsd what was spent towards the limit already
 */
export function judgeBudget(limitUsd: number = Number.POSITIVE_INFINITY, spentBeforeUsd = 0): JudgeBudget {
  let spent = spentBeforeUsd
  let reserved = 0
  let waiting: (() => void)[] = []
  const settle = (): void => {
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  return {
    spentUsd: () => spent,
    async reserve(mostUsd) {
      while (spent + reserved + mostUsd > limitUsd) {
        if (reserved === 0 || spent + mostUsd > limitUsd) throw new BudgetSpent('the limit is reached')
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      reserved += mostUsd
      let isOpen = true
      return (actualUsd) => {
        if (!isOpen) return
        isOpen = false
        reserved -= mostUsd
        spent += actualUsd
        settle()
      }
    },
  }
}
