import { type ComputedServing, computeServing, named } from '#economics'
import { readTrainingRuns } from '#run/facts'
import { amountFlag, neededAmount } from './amount-flag.ts'
import { explanationsOf, valuesOf } from './explained-document.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ServingFlags {
  readonly run?: string
  readonly gpuHours?: string
  readonly tokens?: string
  readonly decodeSpeed?: string
  readonly tokensPerDay?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

/** `jevons train serving`: after how many tokens serving takes more GPUs than training did. */
export async function trainServing(given: object, world: World): Promise<void> {
  const flags = given as ServingFlags
  const computed = withinDomain(() => compute(flags))
  if (flags.explain) return world.out(explanationsOf(computed, flags.lang))
  world.out(flags.json ? `${JSON.stringify(valuesOf(computed), undefined, 2)}\n` : servingText(computed))
}

function compute(flags: ServingFlags): ComputedServing {
  const { run } = flags
  const rows = readTrainingRuns().runs.map((one) => ({ ...one, name: one.model, aliases: [] }))
  const known = run === undefined ? undefined : named('run', rows, run)
  const gpuHours = amountFlag('--gpu-hours', flags.gpuHours) ?? known?.gpuHours
  if (gpuHours === undefined)
    throw new UsageError('say how long training took: --run deepseek-v3, or --gpu-hours 2.788e6')
  const tokensTrained = amountFlag('--tokens', flags.tokens) ?? known?.tokens
  const tokensPerDay = amountFlag('--tokens-per-day', flags.tokensPerDay)
  return computeServing({
    gpuHours,
    decodeTokensPerSecond: neededAmount('--decode-speed', flags.decodeSpeed, '1850'),
    ...(tokensTrained === undefined ? {} : { tokensTrained }),
    ...(tokensPerDay === undefined ? {} : { tokensPerDay }),
  })
}

function servingText({ evenTokens, evenFlopTokens, servingGpus, evenDays }: ComputedServing): string {
  const rows = [
    ['tokens served in as many GPU-hours', grouped(evenTokens.value)],
    ...(evenFlopTokens === undefined
      ? []
      : [['tokens served with as many FLOP', grouped(evenFlopTokens.value)]]),
    ...(servingGpus === undefined ? [] : [['GPUs that serve', grouped(servingGpus.value)]]),
    ...(evenDays === undefined
      ? []
      : [['days until serving has taken as many GPU-hours', grouped(evenDays, 1)]]),
  ]
  return `${plainTable(rows).join('\n')}\n`
}
