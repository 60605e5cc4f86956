import {
  type ClusterCost,
  type Confidence,
  type ExchangeRate,
  type Explained,
  exchanged,
  explainHourInWon,
  explainTrillionWon,
  noteInWords,
  sourceInWords,
  totalUsd,
} from '#economics'
import { type Table, valueCell } from '#figure'
import rateFacts from '../../../data/economics/exchange-rates.json'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { Language, ResultNumber } from '../calculation.ts'
import { rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'
import type { Field } from '../form/field.ts'
import { saidDay, saidValue } from '../result/said-value.ts'
import { type ClusterWords, clusterWords } from './cluster-words.ts'

type WonRate = ExchangeRate<'USD', 'KRW'> & {
  readonly id: string
  readonly confidence: Confidence
  readonly note?: string
}

const rates = rateFacts.rates.filter(({ to }) => to === 'KRW') as readonly WonRate[]
const ownRate = 'ownRate'
const panel = 'won'
const trillion = 1e12

/** Of the day of the printed table, and not only of one rounded amount. */
const usualRate = 'weekly-peers'

/** Which rate makes won of dollars: one of the facts, or one that is entered with its day. */
export function wonFields({ fx = usualRate }: FieldTexts): readonly Field[] {
  return [
    {
      id: 'fx',
      kind: 'choice',
      initial: usualRate,
      options: [
        ...rates.map(({ id, rate, date }) => ({
          value: id,
          label: `${rate.toLocaleString('en')} · ${saidDay(date)}`,
        })),
        { value: ownRate },
      ],
      panel,
    },
    ...(fx === ownRate
      ? ([
          { id: 'fxRate', kind: 'number', least: 0, isAbove: true, most: 1e6, initial: '1400', panel },
          { id: 'fxDate', kind: 'date', initial: '2025-02-07', panel },
        ] as const)
      : []),
  ]
}

/** The rate that was chosen. */
export function askedRate(entries: Entries): ExchangeRate<'USD', 'KRW'> {
  const id = entries.text('fx')
  if (id !== ownRate) return rowOf(rates, id)
  return {
    from: 'USD',
    to: 'KRW',
    rate: entries.number('fxRate'),
    date: entries.text('fxDate'),
    source: 'as given',
  }
}

/** The same on the command line; a known cluster has the rates of the facts beside it there. */
export function rateFlag(entries: Entries): string {
  return entries.text('fx') === ownRate
    ? ` --krw-rate ${entries.text('fxRate')} --krw-date ${entries.text('fxDate')}`
    : ''
}

/** A total in trillions of won. */
export function trillionWon(cost: ClusterCost, rate: ExchangeRate<'USD', 'KRW'>): number {
  return exchanged(totalUsd(cost), rate).amount / trillion
}

/** Total and cost of a GPU-hour in won, each with the day of the rate. */
export function wonNumbers(
  why: { readonly total: Explained | undefined; readonly perHour: Explained | undefined },
  rate: ExchangeRate<'USD', 'KRW'>,
  language: Language,
): readonly ResultNumber[] {
  const text = clusterWords[language]
  const note = text.atRate(rate.rate.toLocaleString(language), saidDay(rate.date))
  const number = (name: string, explained: Explained | undefined): readonly ResultNumber[] =>
    explained === undefined
      ? []
      : [{ name, value: explained.value, unit: explained.unit, note, why: [explained] }]
  return [
    ...number(text.won, why.total && explainTrillionWon(why.total, rate)),
    ...number(text.wonPerHour, why.perHour && explainHourInWon(why.perHour, rate)),
  ]
}

/** The same total at every rate that there is. */
export function wonTable(cost: ClusterCost, text: ClusterWords, language: Language): Table {
  const number = (value: number) => valueCell(value, saidValue(Number(value.toPrecision(5)), language))
  return {
    title: text.wonTitle,
    corner: text.day,
    columns: [text.rate, text.won, text.source],
    groups: [
      {
        rows: rates.map((rate) => ({
          label: saidDay(rate.date),
          cells: [
            valueCell(rate.rate, rate.rate.toLocaleString(language)),
            number(trillionWon(cost, rate)),
            {
              text: sourceInWords(rate.source, language),
              ...(rate.note === undefined ? {} : { note: noteInWords(rate.note, language) }),
            },
          ],
        })),
      },
    ],
  }
}
