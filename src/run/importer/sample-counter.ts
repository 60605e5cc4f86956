/** Numbers the responses of each arm to each problem. */
export interface SampleCounter {
  /** The number of one more response: the source's own where it goes on from those before, else the next one that is free. */
  readonly next: (response: {
    readonly problem: string
    readonly arm: string
    readonly sample: number | undefined
  }) => number
  /** In the order in which they came. */
  readonly arms: () => readonly string[]
  /** The most responses that one arm has to one problem. */
  readonly most: () => number
}

export function sampleCounter(): SampleCounter {
  /** Of each arm: the next free number of each problem. */
  const free = new Map<string, Map<string, number>>()
  let most = 0
  return {
    next({ problem, arm, sample }) {
      const ofArm = free.get(arm) ?? new Map<string, number>()
      free.set(arm, ofArm)
      const least = ofArm.get(problem) ?? 0
      const isNumber = sample !== undefined && Number.isSafeInteger(sample) && sample >= least
      const number = isNumber ? sample : least
      ofArm.set(problem, number + 1)
      most = Math.max(most, number + 1)
      return number
    },
    arms: () => [...free.keys()],
    most: () => most,
  }
}
