import {
  costMethod,
  type ExchangeRate,
  explainCost,
  type MethodId,
  printedNumber,
  tornadoInputNames,
  tornadoOutcomeNames,
} from '#economics'
import { type Chart, type TornadoChartWords, tornadoChart } from '#figure'
import { writeAtomically } from '#run'
import { readExchangeRates } from '#run/facts'
import { explainedText } from './explained-text.ts'
import { chartSvg } from './figures-files.ts'
import { numberFlag } from './number-flag.ts'
import { type AskedCluster, askedCluster, type ClusterFlags } from './tco-cluster.ts'
import { type TcoDocument, tcoDocument } from './tco-document.ts'
import { tcoText } from './tco-text.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface TcoFlags extends ClusterFlags {
  readonly printed?: string
  readonly method?: string
  readonly krwRate?: string
  readonly krwDate?: string
  readonly swing?: string
  readonly perGpuHour?: true
  readonly svg?: string
  readonly json?: true
  readonly explain?: true
  readonly lang?: string
}

const drawingWidth = 640

/** `jevons tco`: what a cluster costs over its life, by every method. */
export async function tco(given: object, world: World): Promise<void> {
  const flags = given as TcoFlags
  const asked = askedCluster(flags)
  const rates = wonRates(flags, asked.known !== undefined)
  const swing = numberFlag('--swing', flags.swing, { least: 0, most: 1, open: true }) ?? 0.2
  const { document, method } = withinDomain(() => {
    const method = costMethod(flags.method ?? usualMethod(asked))
    const printed = flags.printed === undefined ? undefined : printedNumber(flags.printed)
    const outcome = flags.perGpuHour ? 'usdPerGpuHour' : 'totalUsdMillion'
    return { method, document: tcoDocument({ asked, method, printed, rates, swing, outcome }) }
  })
  if (flags.svg !== undefined) writeAtomically(flags.svg, [chartSvg(chartOf(document), drawingWidth)])
  if (flags.explain) return world.out(explainedText([explainCost(method, asked.cluster)], flags.lang))
  if (flags.json) return world.out(`${JSON.stringify(document, undefined, 2)}\n`)
  world.out(tcoText(document, asked))
}

/** A printed cluster was computed without a cost of capital; whoever states a cluster of his own states one, and means it. */
function usualMethod({ known }: AskedCluster): MethodId {
  return known === undefined ? 'annuity' : 'straightLine'
}

/** Of a printed cluster also the doubtful rates that its print implies; of others those that can be relied on. */
function wonRates({ krwRate, krwDate }: TcoFlags, isPrinted: boolean): readonly ExchangeRate<'USD', 'KRW'>[] {
  const rate = numberFlag('--krw-rate', krwRate, { least: 0, most: 1e6, open: true })
  if (rate === undefined)
    return readExchangeRates().filter(
      (one): one is typeof one & ExchangeRate<'USD', 'KRW'> =>
        one.from === 'USD' && one.to === 'KRW' && (isPrinted || one.confidence !== 'low'),
    )
  if (krwDate === undefined || !/^\d{4}-\d\d-\d\d$/.test(krwDate))
    throw new UsageError('--krw-rate is of a day: name it with --krw-date, such as 2025-02-07')
  return [{ from: 'USD', to: 'KRW', rate, date: krwDate, source: 'as given' }]
}

const chartWords: Omit<TornadoChartWords, 'title' | 'outcome' | 'reading'> = {
  language: 'en',
  input: 'input',
  ends: ['at its lower end', 'at its upper end'],
  inputs: tornadoInputNames,
}

function chartOf({ sensitivity, cluster }: TcoDocument): Chart {
  const outcome = tornadoOutcomeNames[sensitivity.outcome]
  return tornadoChart(sensitivity, {
    ...chartWords,
    outcome,
    title: `What moves it: ${outcome}`,
    reading: `${cluster.name}: one input moved at a time, all others as they are; the dot is the cost as stated.`,
  })
}
