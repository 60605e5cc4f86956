import { explanationLines } from '#economics'
import {
  againstMean,
  type EnterpriseInputs,
  evToEbitda,
  explainAgainstMean,
  explainEvToEbitda,
  type OwnHistory,
  ownHistory,
} from '#market'
import { readFundamentals, readMultipleHistory } from '#run/facts'
import { numberFlag } from './number-flag.ts'
import { grouped } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface MultipleFlags {
  readonly marketCap?: string
  readonly debt?: string
  readonly preferred?: string
  readonly minority?: string
  readonly cash?: string
  readonly ebitda?: string
  readonly mean?: string
  readonly years?: string
  readonly history?: string
  readonly json?: true
  readonly explain?: true
}

/** What was asked: a firm's numbers, and what its multiple is compared with. */
interface Asked {
  readonly inputs: EnterpriseInputs
  readonly ebitda: number
  readonly mean: number | undefined
  readonly years: number
  readonly values: readonly { readonly date: string; readonly value: number }[] | undefined
}

interface Answer {
  readonly document: object
  readonly text: string
  readonly explanation: readonly string[]
}

/** `jevons fundamentals multiple`: EV/EBITDA against its own history. */
export async function multipleCommand(given: object, world: World): Promise<void> {
  const flags = given as MultipleFlags
  const asked = flags.marketCap === undefined ? undefined : await askedOf(flags)
  const { document, text, explanation } = withinDomain(() => (asked ? computed(asked) : printed(flags)))
  if (flags.explain) world.out(`${explanation.join('\n')}\n`)
  else world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : text)
}

async function askedOf(flags: MultipleFlags): Promise<Asked> {
  const amount = (flag: string, text: string | undefined): number =>
    numberFlag(flag, text, { least: 0, most: 1e30 }) ?? 0
  const ebitda = numberFlag('--ebitda', flags.ebitda, { least: -1e30, most: 1e30 })
  if (ebitda === undefined) throw new UsageError('--ebitda is missing: of the last or the next twelve months')
  return {
    inputs: {
      marketCap: amount('--market-cap', flags.marketCap),
      debt: amount('--debt', flags.debt),
      preferred: amount('--preferred', flags.preferred),
      minority: amount('--minority', flags.minority),
      cash: amount('--cash', flags.cash),
    },
    ebitda,
    mean: numberFlag('--mean', flags.mean, { least: 0, open: true }),
    years: numberFlag('--years', flags.years, { least: 0, open: true }) ?? 5,
    values: flags.history === undefined ? undefined : await readMultipleHistory(flags.history),
  }
}

function computed({ inputs, ebitda, mean, years, values }: Asked): Answer {
  const multiple = evToEbitda(inputs, ebitda)
  const why = explainEvToEbitda(inputs, ebitda)
  const history = values === undefined ? undefined : ownHistory(multiple, values)
  const against = mean === undefined ? undefined : againstMean(multiple, mean)
  const lines = [
    `EV/EBITDA ${grouped(multiple, 1)}`,
    ...(against === undefined
      ? []
      : [`  ${grouped(against, 1)} % against a mean of ${mean} (${years} years)`]),
    ...(history === undefined ? [] : [historyText(history)]),
  ]
  return {
    document: {
      ...inputs,
      ebitda,
      evToEbitda: multiple,
      mean: mean ?? null,
      againstMeanPercent: against ?? null,
      history: history ?? null,
    },
    text: `${lines.join('\n')}\n`,
    explanation: explanationLines(mean === undefined ? why : explainAgainstMean(why, mean, years)),
  }
}

function historyText({
  values,
  from,
  to,
  mean,
  againstMeanPercent,
  percentile,
  deviations,
}: OwnHistory): string {
  const spread = deviations === null ? '' : `, ${grouped(deviations, 1)} standard deviations`
  return `  ${grouped(againstMeanPercent, 1)} % against its mean of ${grouped(mean, 1)}${spread}; ${grouped(100 * percentile)} % of ${values} values from ${from} to ${to} were lower`
}

function printed({ json: _, explain: __, ...others }: MultipleFlags): Answer {
  if (Object.keys(others).length > 0) throw new UsageError('--market-cap is missing')
  const rows = readFundamentals().multiples.map((row) => ({
    ...row,
    againstMeanPercent: againstMean(row.now, row.mean),
  }))
  const text = rows.map(
    ({ company, multiple, basis, now, mean, meanYears, againstMeanPercent, source, date }) =>
      `${company}, ${multiple} (${basis}): ${now}, ${grouped(againstMeanPercent, 1)} % against its mean of ${mean} over ${meanYears} years (${source}, ${date})\n`,
  )
  const explanation = rows.flatMap(({ now, mean, meanYears }) =>
    explanationLines(explainAgainstMean(now, mean, meanYears)),
  )
  return { document: { multiples: rows }, text: text.join(''), explanation }
}
