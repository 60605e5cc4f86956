import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Explained } from '#economics'
import { jsonOf, readValue } from '../read-value.ts'
import type { NoteLanguage } from '../write/note-book.ts'
import type { NumberInPrint, PrintedFacts, PrintedNumber } from './printed-issue.ts'

const texts = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) })
const schema: z.ZodType<PrintedFacts> = z.object({
  version: z.literal(1),
  source: z.string().min(1),
  date: z.iso.date(),
  values: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*$/),
      name: texts,
      value: z.number(),
      unit: z.string(),
      /** Where it stands: a chapter, table or figure. */
      where: z.string().min(1),
      speaker: z.string().exactOptional(),
      /** When it was said or happened. */
      date: z.iso.date().exactOptional(),
      hedge: z.enum(['about', 'least', 'most']).exactOptional(),
    }),
  ),
  thoughts: z
    .strictObject({
      model: z.string(),
      shown: z.array(z.int().positive()),
      more: z.int(),
      moreMeanTokens: z.number().positive(),
      claimedExtraTokens: z.number(),
      where: z.string(),
    })
    .exactOptional(),
  ruleOf40: z.array(z.string()).exactOptional(),
  dates: z.array(z.strictObject({ id: z.string(), date: z.iso.date(), source: z.string() })).default([]),
  /** Periods that guidance was said to be for, as written. */
  periods: z
    .array(
      z.strictObject({
        id: z.string(),
        about: texts,
        written: z.string(),
        /** The last day of the period that is written. */
        end: z.iso.date(),
        meant: z.string(),
        where: z.string(),
      }),
    )
    .default([]),
  /** One thing that was written in several ways. */
  spellings: z
    .array(z.strictObject({ id: z.string(), about: texts, written: z.array(z.string()), where: z.string() }))
    .default([]),
  /** Months between two dated events, by the id of the printed number. */
  months: z
    .array(z.strictObject({ id: z.string(), from: z.string(), to: z.string(), printed: z.string() }))
    .default([]),
  chronology: z
    .array(
      z.strictObject({
        id: z.string(),
        about: texts,
        effect: z.string(),
        cause: z.string(),
        where: z.string(),
      }),
    )
    .default([]),
  bansAsOf: z.iso.date().exactOptional(),
  /** A term, and what it was said to mean, in each place. */
  definitions: z
    .array(
      z.strictObject({
        id: z.string(),
        term: texts,
        meanings: z.array(z.strictObject({ says: texts, where: z.string() })).min(1),
      }),
    )
    .default([]),
  /** Where something was said to stand. */
  places: z
    .array(
      z.strictObject({ id: z.string(), subject: z.string(), about: texts, place: texts, where: z.string() }),
    )
    .default([]),
  /** An index or list that was named, and how many stocks it was said to have. */
  universes: z
    .array(
      z.strictObject({
        id: z.string(),
        name: texts,
        stocks: z.int().positive().nullable(),
        where: z.string(),
      }),
    )
    .default([]),
  /** A printed number that is a fact of the world, by the id of the fact; and on which price basis it was said to be. */
  ascribed: z
    .array(
      z.strictObject({
        id: z.string(),
        about: texts,
        value: z.string(),
        fact: z.string(),
        basis: z.string().nullable(),
      }),
    )
    .default([]),
  /** What several put into a firm together, and what was printed of some of them. */
  investors: z
    .array(
      z.strictObject({
        id: z.string(),
        firm: texts,
        total: z.string(),
        of: texts,
        parts: z.array(z.string()),
        without: texts,
      }),
    )
    .default([]),
  /** One number in several places, by the ids of the values. */
  hedges: z.array(z.strictObject({ id: z.string(), values: z.array(z.string()).min(2) })).default([]),
  /** Prices, and what each is for. */
  prices: z.array(z.strictObject({ value: z.string(), per: texts })).default([]),
  captions: z
    .strictObject({
      figures: z.int(),
      tables: z.int(),
      /** Those whose source or kind has to be looked at. */
      listed: z.array(
        z.strictObject({
          kind: z.enum(['figure', 'table']),
          number: z.int().positive(),
          content: z.enum(['picture', 'table']),
          /** As it was printed; `house` for the house itself. */
          source: z.string().nullable(),
          /** Which facts hold the same numbers. */
          data: z.enum(['chips', 'single-run', 'v1-penalty']).exactOptional(),
        }),
      ),
    })
    .exactOptional(),
  /** What can't be computed again, and why. */
  uncomputed: z
    .array(z.strictObject({ id: z.string(), about: texts, where: z.string(), why: texts }))
    .default([]),
  blocs: z
    .strictObject({
      where: z.string(),
      factors: z.array(z.strictObject({ factor: texts, us: texts, other: texts, china: texts })),
    })
    .exactOptional(),
  layers: z
    .strictObject({
      where: z.string(),
      rows: z.array(z.strictObject({ name: texts, role: texts, does: texts })),
    })
    .exactOptional(),
})

/** The file of the issue of 7 February 2025, which comes with the package. */
export const packagedIssue: URL = new URL('../../../data/weekly/2025-02-07/', import.meta.url)

/** @throws Error with the place and what is wrong there */
export function printedFactsFrom(json: string): PrintedFacts {
  return readValue(schema, jsonOf(json))
}

export function packagedPrintedFacts(): PrintedFacts {
  return printedFactsFrom(readFileSync(new URL('printed.json', packagedIssue), 'utf8'))
}

/** A printed number with its place, by its path. @throws Error where there is none: the package is broken then */
export function printedNumber(facts: PrintedFacts, id: string, language: NoteLanguage): NumberInPrint {
  const found = facts.values.find((one) => one.id === id)
  if (!found) throw new Error(`printed.json holds no ${id}`)
  const { hedge } = found
  return { explained: explainedPrint(facts, found, language), ...(hedge === undefined ? {} : { hedge }) }
}

export function explainedPrint(
  { source, date }: PrintedFacts,
  printed: PrintedNumber,
  language: NoteLanguage,
): Explained {
  const { name, value, unit, where, speaker } = printed
  return {
    name: name[language],
    symbol: printed.id,
    value,
    unit,
    source: `${source}, ${where}${speaker === undefined ? '' : `, quoting ${speaker}`}`,
    date: printed.date ?? date,
    note: 'printed',
  }
}
