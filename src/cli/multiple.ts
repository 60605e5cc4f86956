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
import { saidIn } from './fundamentals-sources.ts'
import { type FundamentalsWords, fundamentalsWords } from './fundamentals-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag } from './peers-words.ts'
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
  readonly lang?: string
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

interface Saying extends Awaited<ReturnType<typeof saidIn>> {
  readonly words: FundamentalsWords
}

interface Answer {
  readonly document: object
  readonly text: string
  readonly explanation: readonly string[]
}

/** `jevons fundamentals multiple`: EV/EBITDA against its own history. */
export async function multipleCommand(given: object, world: World): Promise<void> {
  const flags = given as MultipleFlags
  const language = languageFlag(flags.lang)
  const saying: Saying = { ...(await saidIn(language)), words: fundamentalsWords[language] }
  const asked = flags.marketCap === undefined ? undefined : await askedOf(flags)
  const { document, text, explanation } = withinDomain(() =>
    asked ? computed(asked, saying) : printed(flags, saying),
  )
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

function computed({ inputs, ebitda, mean, years, values }: Asked, { words, explained }: Saying): Answer {
  const multiple = evToEbitda(inputs, ebitda)
  const why = explainEvToEbitda(inputs, ebitda)
  const history = values === undefined ? undefined : ownHistory(multiple, values)
  const against = mean === undefined ? undefined : againstMean(multiple, mean)
  const lines = [
    `EV/EBITDA ${grouped(multiple, 1)}`,
    ...(against === undefined
      ? []
      : [words.multiple.against(words.percent(grouped(against, 1)), mean ?? 0, years)]),
    ...(history === undefined ? [] : [historyText(history, words)]),
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
    explanation: explained([mean === undefined ? why : explainAgainstMean(why, mean, years)]).flatMap((one) =>
      explanationLines(one),
    ),
  }
}

function historyText(
  { values, from, to, mean, againstMeanPercent, percentile, deviations }: OwnHistory,
  { multiple: said, percent }: FundamentalsWords,
): string {
  return said.history({
    percent: percent(grouped(againstMeanPercent, 1)),
    mean: grouped(mean, 1),
    deviations: deviations === null ? undefined : grouped(deviations, 1),
    percentile: percent(grouped(100 * percentile)),
    values,
    from,
    to,
  })
}

function printed(
  { json: _, explain: __, lang: ___, ...others }: MultipleFlags,
  { words, source: said, explained }: Saying,
): Answer {
  if (Object.keys(others).length > 0) throw new UsageError('--market-cap is missing')
  const rows = readFundamentals().multiples.map((row) => ({
    ...row,
    againstMeanPercent: againstMean(row.now, row.mean),
  }))
  const text = rows.map(({ mean, meanYears, againstMeanPercent, source, date, ...row }) => {
    const against = words.multiple.against(words.percent(grouped(againstMeanPercent, 1)), mean, meanYears)
    const named = { ...row, basis: words.term(row.basis) }
    return `${words.multiple.printed(named, against, words.where(said(source), date))}\n`
  })
  const explanation = rows.flatMap(({ now, mean, meanYears }) =>
    explained([explainAgainstMean(now, mean, meanYears)]).flatMap((one) => explanationLines(one)),
  )
  return { document: { multiples: rows }, text: text.join(''), explanation }
}
