import { allowedLoosely, type Mention } from '../../mention/mention.ts'
import type { FactPlace, FactValue } from '../facts.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { literal } from '../literal.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** Numbers that are known from outside, each with its source and day. */
export const outsideValue: Rule = {
  name: 'outside-value',
  checks: {
    en: 'numbers of events and products against dated facts with a source (--facts)',
    ko: '사건·제품의 수치를 날짜와 출처가 있는 외부 사실에 대조(--facts)',
  },
  find: ({ statements, facts, document }) =>
    statements.flatMap((statement) =>
      facts.values
        .filter(({ date }) => isKnown(date, document.date))
        .flatMap((fact) => valueFindings(statement, fact)),
    ),
}

/** A fact of a later day than the note is not held against it. */
function isKnown(fact: string, note: string | undefined): boolean {
  return note === undefined || fact <= note
}

function valueFindings(statement: Statement, fact: FactValue): readonly RuleFinding[] {
  const { text, mentions, line } = statement
  const { about, needs, without, with: others = [] } = fact
  if (!fact.subjects.some((name) => holds(text, name)) || !others.every((name) => holds(text, name)))
    return []
  if (
    !test(about, text) ||
    (needs !== undefined && !test(needs, text)) ||
    (without !== undefined && test(without, text))
  )
    return []
  const claims = fact.ratio
    ? ratiosIn(statement)
    : mentions.filter(({ unit }) => unit.kind === 'money' && unit.currency === fact.unit)
  return claims.flatMap((claim): readonly RuleFinding[] => {
    const { low, high } = allowedLoosely(claim)
    if ((low <= fact.high && high >= fact.low) || text.includes(fact.value)) return []
    return [
      {
        severity: 'warning',
        line,
        printed: claim.text,
        recomputed: fact.value,
        message: {
          en: `${fact.says} (${fact.source}, ${fact.date})`,
          ko: `${fact.ko ?? fact.says} (${fact.source}, ${fact.date})`,
        },
      },
    ]
  })
}

/** "A tenth", "1/10", "10 times cheaper", "10 % of": each as a ratio below 1. */
function ratiosIn({ text, mentions }: Statement): readonly Mention[] {
  const found = mentions.flatMap((mention): readonly Mention[] => {
    if (mention.unit.kind === 'factor' && mention.value > 1)
      return [ratio(mention, 1 / mention.value, 0.5 / mention.value ** 2)]
    if (mention.unit.kind === 'percent' && /^\s?(?:of|의|수준)/i.test(text.slice(mention.to, mention.to + 8)))
      return [ratio(mention, mention.value / 100, 0.005)]
    return []
  })
  const [word] = /\ba tenth\b|\bone[ -]tenth\b|\b1\/10\b|10분의 ?1/iu.exec(text) ?? []
  const shape = mentions[0]
  return word !== undefined && shape
    ? [...found, { ...ratio(shape, 0.1, 0.02), text: word }]
    : word !== undefined
      ? [tenth(word)]
      : found
}

function ratio(mention: Mention, value: number, half: number): Mention {
  return { ...mention, value, low: value - half, high: value + half, roundness: half, hedge: undefined }
}

function tenth(text: string): Mention {
  return {
    text,
    value: 0.1,
    low: 0.08,
    high: 0.12,
    roundness: 0.02,
    isRange: false,
    hedge: undefined,
    unit: { kind: 'factor' },
    per: undefined,
    sign: 1,
    from: 0,
    to: 0,
  }
}

/** Sites that are somewhere else. */
export const outsidePlace: Rule = {
  name: 'outside-place',
  checks: {
    en: 'the places of sites against dated facts with a source (--facts)',
    ko: '시설의 소재지를 날짜와 출처가 있는 외부 사실에 대조(--facts)',
  },
  find: (note) =>
    linesOf(note).flatMap(({ text, line }) =>
      note.facts.places.flatMap((fact) => placeFindings(text, line, fact)),
    ),
}

function placeFindings(
  text: string,
  line: number,
  { subjects, place, others, value, ko, source, date }: FactPlace,
): readonly RuleFinding[] {
  const [wrong] = new RegExp(others, 'iu').exec(text) ?? []
  if (wrong === undefined || test(place, text) || !subjects.some((name) => holds(text, name))) return []
  return [
    {
      severity: 'warning',
      line,
      printed: wrong,
      recomputed: value,
      message: {
        en: `it stands in ${value} (${source}, ${date})`,
        ko: `소재지는 ${ko ?? value}이다 (${source}, ${date})`,
      },
    },
  ]
}

function linesOf({
  statements,
  tables,
}: LintedNote): readonly { readonly text: string; readonly line: number }[] {
  return [
    ...statements,
    ...tables.flatMap(({ rows }) =>
      rows.map(({ cells, line }) => ({ line, text: cells.map((cell) => cell.text).join(' ') })),
    ),
  ]
}

/** Market values of firms that are listed twice: price by shares by rate. */
export const dualListing: Rule = {
  name: 'dual-listing',
  checks: {
    en: 'market values in tables against price, all shares and the exchange rate, for firms listed twice (--facts)',
    ko: '이중 상장 기업의 시가총액을 주가, 전체 주식 수, 환율에 대조(--facts)',
  },
  find: ({ tables, facts }) =>
    tables.flatMap(({ header, rows }) => {
      const priceAt = header.findIndex((text) => /price|주가|종가/iu.test(text))
      const capAt = header.findIndex((text) => /cap|시가총액|시총/iu.test(text))
      if (priceAt === -1 || capAt === -1) return []
      return rows.flatMap(({ cells, line }) => {
        const names = cells.map(({ text }) => text).join(' ')
        const fact = facts.listings.find(({ subjects }) => subjects.some((name) => holds(names, name)))
        const rate = facts.rates.find(({ from }) => from === fact?.currency)
        const [price, cap] = [cells[priceAt]?.number, cells[capAt]?.number]
        if (!fact || !rate || !price || !cap) return []
        const recomputed = (price.value * fact.shares * rate.value) / 1e12
        if (Math.abs(recomputed / cap.value - 1) < 0.1) return []
        return [
          {
            severity: 'warning' as const,
            line,
            printed: cap.text,
            recomputed: `${printedNumber(recomputed)} KRW tn`,
            message: {
              en: `price ${price.text} by ${printedNumber(fact.shares)} shares is ${printedNumber(recomputed)} KRW tn: ${fact.says} (${fact.source})`,
              ko: inKorean`주가 ${price.text}에 주식 수 ${koreanNumber(fact.shares)}주를 곱하면 ${koreanNumber(recomputed)}조원이다: ${fact.ko ?? fact.says} (${fact.source})`,
            },
          },
        ]
      })
    }),
}

function holds(text: string, name: string): boolean {
  const escaped = literal(name)
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${escaped}(?![\\p{L}\\p{N}-])|(?<![\\p{L}\\p{N}-])${escaped}(?=[가-힣])`,
    'iu',
  ).test(text)
}

function test(pattern: string, text: string): boolean {
  return new RegExp(pattern, 'iu').test(text)
}
