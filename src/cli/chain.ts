import {
  type ChainInput,
  type ChainOutcome,
  chainOutcomeNames,
  chainTornado,
  chainUnits,
  checkChain,
  computeChain,
  drawChain,
  explainChain,
  middleOfChain,
} from '#economics'
import { type AskedChain, type ChainInputFlags, chainInputs } from './chain-inputs.ts'
import { type ChainDocument, chainCsv, chainText } from './chain-text.ts'
import { explainedText } from './explained-text.ts'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ChainFlags extends ChainInputFlags {
  readonly points?: string
  readonly seed?: string
  readonly outcome?: string
  readonly csv?: boolean
  readonly explain?: boolean
  readonly lang?: string
  readonly json?: boolean
}

const usualPoints = 100_000

/** `jevons chain`: the whole way from a study to power and capital, with what is uncertain drawn. */
export async function chain(given: object, world: World): Promise<void> {
  const flags = given as ChainFlags
  if (flags.csv && flags.json) throw new UsageError('either --csv or --json, not both')
  const outcome = outcomeOf(flags.outcome)
  const points = numberFlag('--points', flags.points, { least: 1, most: 1e7, whole: true }) ?? usualPoints
  const asked = await chainInputs(flags, world.signal)
  const middle = middleOfChain(asked.ranges)
  withinDomain(() => checkChain(middle))
  const explained = explainChain(middle)
  if (flags.explain && !flags.json) return world.out(explainedText(explained, flags.lang))
  const drawn = withinDomain(() =>
    drawChain(asked.ranges, { seed: flags.seed ?? '1', points, correlations: asked.correlations }),
  )
  const document: ChainDocument = {
    inputs: inputsOf(asked),
    chain: computeChain(middle),
    drawn,
    tornado: chainTornado(asked.ranges, outcome),
  }
  if (flags.csv) return world.out(chainCsv(document))
  if (!flags.json) return world.out(chainText(document))
  world.out(`${JSON.stringify({ ...document, ...(flags.explain ? { explained } : {}) }, undefined, 2)}\n`)
}

function outcomeOf(text = 'gpuRatio'): ChainOutcome {
  const found = chainOutcomeNames.find((name) => name === text)
  if (found === undefined)
    throw new UsageError(`--outcome must be one of ${chainOutcomeNames.join(', ')}, not "${text}"`)
  return found
}

function inputsOf({ ranges, sources }: AskedChain): ChainDocument['inputs'] {
  return (Object.keys(ranges) as ChainInput[]).map((name) => ({
    name,
    ...ranges[name],
    unit: chainUnits[name],
    source: sources[name] ?? '',
  }))
}
