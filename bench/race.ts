import type { Contestant, Decoding, Workload } from './contestant.ts'
import { alternate, type Measured } from './rounds.ts'
import type { SplitRate } from './thought-split.ts'

/** Rates of every round, in the order of the rounds. */
export interface Race {
  /** Tokens a second of each contestant, one response at a time. */
  readonly single: ReadonlyMap<string, readonly number[]>
  /** Tokens a second of each contestant, all responses side by side. */
  readonly batched: ReadonlyMap<string, readonly number[]>
  /** How many of the batch's responses have the very tokens that ours has. */
  readonly alike: ReadonlyMap<string, number>
  /** Tokens a second of a study on one thread. */
  readonly study: readonly number[]
  /** Billions of multiply-adds a second on registers alone. */
  readonly ceiling: readonly number[]
  readonly comparisonMs: readonly number[]
  readonly split: readonly SplitRate[]
}

/** Responses decoded one after the other in a turn at batch 1: one alone is over too soon to time. */
const singles = 4

export async function race(
  contestants: readonly Contestant[],
  workload: Workload,
  besides: {
    readonly rounds: number
    readonly study: () => number
    readonly ceiling: () => number
    readonly comparison: () => number
    readonly split: () => SplitRate
    readonly onRound: (round: number) => void
  },
): Promise<Race> {
  const said = new Map<string, Decoding['tokens']>()
  const comparisonMs: number[] = []
  const split: SplitRate[] = []
  const measured = contestants.flatMap((contestant): Measured[] => [
    { name: single(contestant), measure: () => singleRate(contestant, workload) },
    {
      name: batched(contestant),
      measure: async () => {
        const { seconds, tokens } = await contestant.decode(workload)
        said.set(contestant.name, tokens)
        return (workload.prompts.length * workload.steps) / seconds
      },
    },
  ])
  const rates = await alternate(
    [
      ...measured,
      { name: 'study', measure: () => Promise.resolve(besides.study()) },
      { name: 'ceiling', measure: () => Promise.resolve(besides.ceiling()) },
    ],
    besides.rounds,
    (round) => {
      besides.onRound(round)
      comparisonMs.push(besides.comparison())
      split.push(besides.split())
    },
  )
  const ratesOf = (name: (contestant: Contestant) => string): Map<string, readonly number[]> =>
    new Map(contestants.map((contestant) => [contestant.name, rates.get(name(contestant)) ?? []]))
  const [own] = contestants
  return {
    single: ratesOf(single),
    batched: ratesOf(batched),
    alike: new Map([...said].map(([name, tokens]) => [name, alike(tokens, said.get(own?.name ?? '') ?? [])])),
    study: rates.get('study') ?? [],
    ceiling: rates.get('ceiling') ?? [],
    comparisonMs: comparisonMs.slice(1),
    split: split.slice(1),
  }
}

const single = ({ name }: Contestant): string => `${name}, single`
const batched = ({ name }: Contestant): string => `${name}, batched`

async function singleRate(contestant: Contestant, { prompts, steps }: Workload): Promise<number> {
  let seconds = 0
  for (const prompt of prompts.slice(0, singles)) {
    seconds += (await contestant.decode({ prompts: [prompt], steps })).seconds
  }
  return (singles * steps) / seconds
}

function alike(tokens: Decoding['tokens'], own: Decoding['tokens']): number {
  return tokens.filter((said, index) => said.join() === own[index]?.join()).length
}
