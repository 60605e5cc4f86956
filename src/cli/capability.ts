import {
  type CapabilityLevel,
  type CapabilityPrice,
  declineOf,
  declineOver,
  explainDecline,
  fitDecline,
  type PublishedDecline,
  runningMinimum,
} from '#economics'
import { capabilityRow, readCapabilityPrices, readTable } from '#run/facts'
import {
  type CapabilityDecline,
  type ConvertedDecline,
  capabilityText,
  declineText,
  publishedDeclinesText,
} from './capability-text.ts'
import { explainedText } from './explained-text.ts'

import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface CapabilityFlags {
  readonly example?: string
  readonly benchmark?: string
  readonly threshold?: string
  readonly level?: string
  readonly fold?: string
  readonly years?: string
  readonly published?: boolean
  readonly explain?: boolean
  readonly lang?: string
  readonly json?: boolean
}

const aboveZero = { least: 0, most: 1e12, open: true }

/** `jevons capability`: the cheapest price at or above a score by date, and how fast it falls. */
export async function capability(file: string | undefined, given: object, world: World): Promise<void> {
  const flags = given as CapabilityFlags
  if (flags.published) {
    const published = readCapabilityPrices().published.map(converted)
    return world.out(flags.json ? lines({ published }) : publishedDeclinesText(published))
  }
  if (flags.fold !== undefined || flags.years !== undefined) return world.out(conversion(flags))
  const level = numberFlag('--level', flags.level, { least: 0, most: 1, open: true }) ?? 0.95
  const levels = await levelsOf(file, flags)
  const found = levels.map(({ rows, ...asked }) => declineOfLevel(rows, asked, level))
  if (flags.json) return world.out(lines(found.length === 1 ? (found[0] as object) : { levels: found }))
  if (flags.explain)
    return world.out(
      explainedText(
        found.flatMap(({ fit }) => (fit ? [explainDecline(fit.endToEnd.fold, fit.endToEnd.years)] : [])),
        flags.lang,
      ),
    )
  world.out(capabilityText(found))
}

function lines(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function conversion({ fold, years, explain, lang, json }: CapabilityFlags): string {
  const times = numberFlag('--fold', fold, aboveZero)
  const span = numberFlag('--years', years, aboveZero)
  if (times === undefined || span === undefined)
    throw new UsageError('--fold and --years go together: --fold 1200 --years 3.2')
  if (explain && !json) return explainedText([explainDecline(times, span)], lang)
  const decline = declineOver(times, span)
  const document = { fold: times, years: span, ...decline, halvingMonths: decline.halvingMonths ?? null }
  return json ? lines(document) : `${declineText(decline)}\n`
}

function converted(one: PublishedDecline): ConvertedDecline {
  const { fold, years, foldPerYear } = one
  if (foldPerYear !== undefined) return { ...one, decline: declineOf(foldPerYear) }
  return { ...one, decline: declineOver(fold ?? Number.NaN, years ?? Number.NaN) }
}

interface AskedLevel extends CapabilityLevel {
  readonly name: string
  readonly rows: readonly CapabilityPrice[]
}

async function levelsOf(file: string | undefined, flags: CapabilityFlags): Promise<AskedLevel[]> {
  if (file !== undefined && flags.example !== undefined)
    throw new UsageError('either a file or --example, not both')
  if (file !== undefined) return levelsOfFile(await readTable(file, capabilityRow), flags)
  const { examples, rows } = readCapabilityPrices()
  const ids = [...examples.map(({ id }) => id), 'all'].join(', ')
  if (flags.example === undefined) throw new UsageError(`say a file, or --example with one of ${ids}`)
  const chosen = examples.filter(({ id }) => flags.example === 'all' || id === flags.example)
  if (chosen.length === 0) throw new UsageError(`--example must be one of ${ids}, not "${flags.example}"`)
  return chosen.map(({ name, benchmark, threshold }) => ({ name, benchmark, threshold, rows }))
}

function levelsOfFile(all: readonly CapabilityPrice[], flags: CapabilityFlags): AskedLevel[] {
  const threshold = numberFlag('--threshold', flags.threshold, { least: -1e9, most: 1e9 })
  const benchmarks = [...new Set(all.map(({ benchmark }) => benchmark))].filter(
    (name) => flags.benchmark === undefined || name === flags.benchmark,
  )
  if (benchmarks.length === 0)
    throw new UsageError(`--benchmark ${flags.benchmark}: the file has no such benchmark`)
  return benchmarks.map((benchmark) => {
    const own = all.filter((row) => row.benchmark === benchmark)
    const first = own.reduce((least, row) => (row.date < least.date ? row : least))
    const least = threshold ?? first.score
    return { name: `${benchmark} from ${least} on`, benchmark, threshold: least, rows: own }
  })
}

function declineOfLevel(
  rows: readonly CapabilityPrice[],
  asked: Omit<AskedLevel, 'rows'>,
  level: number,
): CapabilityDecline {
  const minima = runningMinimum(rows, asked)
  if (minima.length === 0) throw new UsageError(`${asked.name}: no model reaches that score`)
  if (minima.length < 3) {
    const absent = `${minima.length} prices that undercut those before: at least 3 are needed for a line`
    return { ...asked, minima, absent }
  }
  return { ...asked, minima, fit: withinDomain(() => fitDecline(minima, level)) }
}
