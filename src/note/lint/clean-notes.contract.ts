import { type Arbitrary, array, constantFrom, integer, record, tuple } from 'fast-check'
import type { NoteFormat } from '../document/read-note.ts'

/** A note that was made of numbers that belong together, as somebody would have written it. */
export interface CleanNote {
  readonly text: string
  readonly format: NoteFormat
}

/** What one sentence or table is made of: a number to choose the wording by, and numbers to compute the others from. */
interface Seeds {
  readonly firm: number
  readonly wording: number
  readonly a: number
  readonly b: number
  readonly c: number
}

const firms = 'Arbor Birch Cedar Drift Elmwood Fernley Gorse Hazel Ivory Juniper Kestrel Larch'.split(' ')
const koreanFirms =
  '가온반도체 누리전자 다온테크 라온바이오 마루소프트 바른에너지 소담물산 아람통신 자람제약 한빛중공업'.split(
    ' ',
  )
const at = <Value>(list: readonly Value[], place: number): Value => list[place % list.length] as Value
const fixed = (value: number, digits: number): string => value.toFixed(digits)
const grouped = (value: number): string => value.toLocaleString('en')

type Wording = (seeds: Seeds, firm: string) => string

/** 1 to 900 with one decimal, so that what is computed of it is computed of what is printed. */
const amountOf = (seed: number): number => 1 + (seed % 8990) / 10

const english: readonly Wording[] = [
  ({ a, b, wording }, firm) => {
    const [old, now] = [amountOf(a), amountOf(a) * (1.02 + (b % 90) / 100)].map((value) =>
      Number(fixed(value, 1)),
    ) as [number, number]
    const growth = fixed((now / old - 1) * 100, wording % 2)
    return at(
      [
        `Revenue of ${firm} rose to $${fixed(now, 1)}bn from $${fixed(old, 1)}bn a year earlier, an increase of ${growth}%.`,
        `${firm} earned €${fixed(now, 1)} million against €${fixed(old, 1)} million in 2023 (+${growth}%).`,
        `Capex at ${firm} climbed ${growth}% to £${fixed(now, 1)}m, from £${fixed(old, 1)}m.`,
        `At ${firm}, orders went from $${fixed(old, 1)} million to $${fixed(now, 1)} million, up ${growth} percent.`,
        `Sales of ${firm}: $${fixed(now, 1)}bn, ${growth}% more than the $${fixed(old, 1)}bn of last year.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const [old, now] = [1000 + a, Math.round((1000 + a) * (0.4 + (b % 55) / 100))]
    const drop = fixed((1 - now / old) * 100, 0)
    return at(
      [
        `Headcount at ${firm} fell from ${grouped(old)} to ${grouped(now)}, a drop of ${drop}%.`,
        `${firm} cut its payroll ${drop}%, from ${grouped(old)} people to ${grouped(now)} people.`,
        `Shipments of ${firm} declined to ${grouped(now)} units from ${grouped(old)} units, down ${drop}%.`,
      ],
      wording,
    )
  },
  ({ a, b, c, wording }, firm) => {
    const parts = [a, b, c].map((seed) => 10 + (seed % 500))
    const total = parts.reduce((sum, part) => sum + part, 0)
    const [x, y, z] = parts
    return at(
      [
        `${firm} has a budget of $${total} million: $${x} million for chips, $${y} million for buildings and $${z} million for power.`,
        `Of the $${total}m of ${firm}, $${x}m goes to chips, $${y}m to halls and $${z}m to the grid.`,
        `Cloud $${x}bn + ads $${y}bn + devices $${z}bn = $${total}bn at ${firm}.`,
        `The fund of ${firm} totals €${total}m, made up of €${x}m of equity, €${y}m of debt and €${z}m of grants.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const whole = 20 + (a % 900)
    const part = 1 + (b % (whole - 1))
    const share = fixed((100 * part) / whole, 1)
    return at(
      [
        `${firm} answered ${part} of ${whole} questions, or ${share}%.`,
        `Of the ${whole} clients of ${firm}, ${part} (${share}%) renewed.`,
        `${part} out of ${whole} sites (${share}%) of ${firm} are in the north.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const [months, years] = [10 + (a % 900), 12 * (10 + (a % 900))]
    const rank = 1 + (b % 9)
    return at(
      [
        `${firm} pays $${grouped(months)} a month, or $${grouped(years)} a year.`,
        `A seat at ${firm} costs €${months} a month (€${grouped(years)} a year).`,
        `${firm} ranks ${rank} of 11 by price and charges $${fixed(months / 100, 2)} per 1M tokens.`,
        `In 2024 ${firm} had about ${grouped(months * 100)} GPUs; by the end of 2025 it wants ${grouped(months * 150)} GPUs.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const [growth, margin] = [5 + (a % 60), 3 + (b % 50)]
    return at(
      [
        `The Rule of 40 score of ${firm} is ${growth + margin}: growth of ${growth}% and an operating margin of ${margin}%.`,
        `The margin of ${firm} went from ${growth}.2% to ${growth + margin}.2%, a gain of ${margin} percentage points.`,
        `In 1Q 2025 ${firm} expects a margin of ${margin}%; in 4Q 2024 it was ${growth}%.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const [base, rate, years] = [10 + (a % 90), 5 + (b % 40), 2 + (a % 5)]
    const target = base * (1 + rate / 100) ** years
    return at(
      [
        `The market of ${firm} grows from $${base}.0bn in 2024 to $${fixed(target, 1)}bn in ${2024 + years}, a CAGR of ${rate}%.`,
        `${firm} wants sales of $${fixed(target, 1)}bn in ${2024 + years}, against $${base}.0bn in 2024.`,
        `Costs at ${firm} halved, from $${base * 2}.0m to $${base}.0m.`,
        `Traffic at ${firm} grew threefold, from ${base} TB to ${base * 3} TB.`,
      ],
      wording,
    )
  },
]

const korean: readonly Wording[] = [
  ({ a, b, wording }, firm) => {
    const [old, now] = [amountOf(a), amountOf(a) * (1.02 + (b % 90) / 100)].map((value) =>
      Math.round(value * 10),
    ) as [number, number]
    const growth = fixed((now / old - 1) * 100, wording % 2)
    return at(
      [
        `${firm}의 매출액은 ${grouped(now)}억원(전년 동기 ${grouped(old)}억원)으로 전년비 ${growth}% 증가했다.`,
        `${firm} 영업이익은 ${grouped(old)}억원에서 ${grouped(now)}억원으로 ${growth}% 늘었다.`,
        `${firm}: 설비투자 ${grouped(now)}억원, 전년(${grouped(old)}억원) 대비 +${growth}%.`,
        `${firm}의 수주잔고는 ${grouped(now)}억원으로 작년 ${grouped(old)}억원보다 ${growth}% 많다.`,
      ],
      wording,
    )
  },
  ({ a, b, c, wording }, firm) => {
    const parts = [a, b, c].map((seed) => 10 + (seed % 500))
    const total = parts.reduce((sum, part) => sum + part, 0)
    const [x, y, z] = parts
    return at(
      [
        `${firm}은 총 ${grouped(total)}억원 가운데 설비에 ${x}억원, 건물에 ${y}억원, 전력에 ${z}억원을 투입한다.`,
        `${firm}의 직원은 총 ${grouped(total)}명으로 연구직 ${x}명, 생산직 ${y}명, 관리직 ${z}명이다.`,
        `${firm} 매출은 클라우드 ${x}억원, 광고 ${y}억원, 기타 ${z}억원을 더하면 총 ${grouped(total)}억원이다.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const whole = 20 + (a % 900)
    const part = 1 + (b % (whole - 1))
    const share = fixed((100 * part) / whole, 1)
    return at(
      [
        `${firm}은 ${whole}문항 중 ${part}문항(${share}%)을 맞혔다.`,
        `${firm}의 고객 ${whole}곳 중 ${part}곳(${share}%)이 재계약했다.`,
        `${firm}의 매출 비중은 국내 ${share}%, 해외 ${fixed(100 - Number(share), 1)}%이다.`,
      ],
      wording,
    )
  },
  ({ a, b, wording }, firm) => {
    const [months, rate] = [10 + (a % 900), 5 + (b % 40)]
    return at(
      [
        `${firm}의 구독료는 월 ${months}달러, 연 ${grouped(months * 12)}달러다.`,
        `${firm}의 API 가격은 100만 토큰당 ${fixed(months / 100, 2)}달러다.`,
        `${firm}의 이익률은 ${rate}.5%에서 ${rate + 3}.5%로 3%p 개선됐다.`,
        `${firm}은 2025년 1분기 매출이 ${months * 10}억~${months * 11}억원에 이를 것으로 전망한다.`,
        `${firm}의 GPU는 2024년 ${grouped(months * 10)}장에서 2025년 ${grouped(months * 20)}장으로 2배가 된다.`,
      ],
      wording,
    )
  },
]

/** What was when, of one firm: each number of another year or another thing. */
function historyOf({ firm, a, b, c }: Seeds, language: 'en' | 'ko'): readonly string[] {
  const years = [2021, 2022, 2023, 2024]
  const values = [a, b, c, a + b].map((seed) => 100 + (seed % 5000))
  const name = language === 'en' ? 'Meridian' : '마루건설'
  const metric = at(
    language === 'en' ? ['revenue', 'capex', 'operating profit'] : ['매출', '설비투자', '영업이익'],
    firm,
  )
  return years.map((year, place) => {
    const value = grouped(values[place] ?? 0)
    return language === 'en'
      ? at(
          [
            `In ${year} ${name} had ${metric} of $${value}m.`,
            `${name} reported ${metric} of $${value}m for ${year}.`,
          ],
          a + place,
        )
      : at(
          [
            `${year}년 ${name}의 ${metric}은 ${value}억원이었다.`,
            `${name}은 ${year}년 ${metric} ${value}억원을 기록했다.`,
          ],
          a + place,
        )
  })
}

/** A table whose totals and growth are those of its rows. */
function tableOf({ a, b, c, wording }: Seeds, language: 'en' | 'ko', number: number): string {
  const olds = [a, b, c].map((seed) => 100 + (seed % 4000))
  const news = olds.map((old, place) => Math.round(old * (1.05 + ((a + b * (place + 1)) % 70) / 100)))
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const rows = [
    ...olds.map(
      (old, place) =>
        [at(language === 'en' ? firms : koreanFirms, a + place * 3), old, news[place] ?? old] as const,
    ),
    [language === 'en' ? 'Total' : '합계', sum(olds), sum(news)] as const,
  ]
  const [caption, head, source] =
    language === 'en'
      ? [
          `Table ${number}. ${at(['Revenue', 'Capex'], number)} of set ${number}`,
          ['Firm', '2023, USD mn', '2024, USD mn', 'Growth'],
          'Source: filings',
        ]
      : [
          `표 ${number}. ${number}군의 ${at(['매출', '설비투자'], number)}`,
          ['기업', '2023년(억원)', '2024년(억원)', '증가율'],
          '자료: 회사',
        ]
  const lines = rows.map(
    ([name, old, now]) =>
      `| ${name} | ${grouped(old)} | ${grouped(now)} | ${fixed((now / old - 1) * 100, wording % 2)}% |`,
  )
  return [caption, '', `| ${head.join(' | ')} |`, '|---|---|---|---|', ...lines, '', source].join('\n')
}

const seeds: Arbitrary<Seeds> = record({
  firm: integer({ min: 0, max: 999 }),
  wording: integer({ min: 0, max: 99 }),
  a: integer({ min: 0, max: 9999 }),
  b: integer({ min: 0, max: 9999 }),
  c: integer({ min: 0, max: 9999 }),
})

/** Notes of 3 to 9 firms, each with one sentence or two, and a table or two: Markdown, HTML and plain text, both languages. */
export const cleanNote: Arbitrary<CleanNote> = tuple(
  constantFrom('en' as const, 'ko' as const),
  constantFrom('markdown' as const, 'html' as const, 'text' as const),
  array(seeds, { minLength: 3, maxLength: 9 }),
  array(seeds, { minLength: 0, maxLength: 2 }),
).map(([language, format, sentences, tables]): CleanNote => {
  const [wordings, names] = language === 'en' ? [english, firms] : [korean, koreanFirms]
  // A firm a sentence: two sentences of one would be two claims of one thing.
  const history = sentences.slice(0, 1).flatMap((one) => historyOf(one, language))
  const texts = [...sentences.map((one, place) => at(wordings, one.firm)(one, at(names, place))), ...history]
  const shown = tables.map((one, place) => tableOf(one, language, place + 1))
  const day = language === 'en' ? '7 February 2025' : '2025년 2월 7일'
  if (format === 'html')
    return {
      format,
      text: `<html><body><p>${day}</p>${texts.map((text) => `<p>${text}</p>`).join('\n')}${shown.map(asHtml).join('\n')}</body></html>`,
    }
  const isListed = (sentences[0]?.wording ?? 0) % 2 === 0
  const body = texts.map((text) => (isListed ? `- ${text}` : text)).join(isListed ? '\n' : '\n\n')
  return { format, text: [day, body, ...shown].join('\n\n') }
})

function asHtml(table: string): string {
  const [caption = '', ...lines] = table.split('\n').filter((line) => line !== '' && !line.startsWith('|---'))
  const source = lines.at(-1) ?? ''
  const rows = lines.slice(0, -1).map((line, row) => {
    const tag = row === 0 ? 'th' : 'td'
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => `<${tag}>${cell.trim()}</${tag}>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table><caption>${caption}</caption>${rows.join('')}</table><p>${source}</p>`
}
