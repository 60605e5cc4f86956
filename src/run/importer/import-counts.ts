/**
 * What an import read and what became of it. An item is a response or, in a record that holds none, the record: so
 * `read = responses + problemsAlone + skipped`.
 */
export interface ImportCounts {
  /** Lines, elements, rows or samples of the files. */
  readonly records: number
  readonly read: number
  readonly responses: number
  /** Records that hold a problem without any response. */
  readonly problemsAlone: number
  readonly skipped: number
  /** Responses that show reasoning. */
  readonly withReasoning: number
  /** Responses to problems with a gold answer. */
  readonly withGold: number
  readonly problems: number
  /** Records whose gold answer came after their problem was written without one; it is not used. */
  readonly goldCameLater: number
  /** How often for each reason something was skipped. */
  readonly skippedBecause: Readonly<Record<string, number>>
}

export type CountName = Exclude<keyof ImportCounts, 'skippedBecause'>

/** Counts that go on from others. */
export interface ImportTally {
  readonly add: (name: CountName, more?: number) => void
  readonly skip: (reason: string) => void
  readonly counts: () => ImportCounts
}

const noCounts: ImportCounts = {
  records: 0,
  read: 0,
  responses: 0,
  problemsAlone: 0,
  skipped: 0,
  withReasoning: 0,
  withGold: 0,
  problems: 0,
  goldCameLater: 0,
  skippedBecause: {},
}

/** Reasons beyond so many different ones are counted together. */
const mostReasons = 50
const otherReasons = 'other reasons'

export function importTally(from: ImportCounts = noCounts): ImportTally {
  const { skippedBecause, ...before } = from
  const numbers = { ...before }
  const reasons = new Map(Object.entries(skippedBecause))
  return {
    add(name, more = 1) {
      numbers[name] += more
    },
    skip(said) {
      numbers.read++
      numbers.skipped++
      // "sample 3 holds nothing" and "sample 4 holds nothing" are one reason.
      const reason = said.replaceAll(/\b(sample|choice|message|stream) \d+/g, '$1 N')
      const kept = reasons.has(reason) || reasons.size < mostReasons ? reason : otherReasons
      reasons.set(kept, (reasons.get(kept) ?? 0) + 1)
    },
    counts: () => ({ ...numbers, skippedBecause: Object.fromEntries(reasons) }),
  }
}
