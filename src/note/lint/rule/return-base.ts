import { inKorean } from '../in-korean.ts'
import type { Rule } from '../rule.ts'

const horizon =
  /^\s*(?:(?:1|3|6|12)\s?[\s-]?(?:W|M|Y|D|wk|mo|weeks?|months?|years?|days?|개월|주|년|일)|YTD|MTD|QTD|연초\s?대비)(?![\p{L}\p{N}])\s*(?:수익률|등락률|return|chg|change)?\s*(?:[([]?%[)\]]?)?\s*$/iu
const returns = /return|perform|수익률|등락률|주가|price|종가/iu
const base =
  /\b(?:base|from|since|as of|relative to|against|close of|closing)\b[^.;]{0,40}\d|기준일|기준가|종가|대비|(?:19|20)\d\d[-./]\d|\d월\s?\d+일|기준/iu
const day = String.raw`(?:(?:19|20)\d\d|\d월|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))`
/** A sentence that says what a horizon counts from: "1W counts from the close of 31 January". */
const stated = new RegExp(
  String.raw`(?:\b(?:1W|1M|one week|one month|returns?)\b|1주|1개월|수익률)[^.;]{0,60}(?:\bfrom\b|\bsince\b|\bbase\b|\bagainst\b|기준|대비)[^;]{0,40}${day}|기준일\s?[:：]?\s?\d|\bbase days?\b`,
  'iu',
)
/** A source line that names the day. */
const baseDay = new RegExp(String.raw`${day}[^;]{0,24}(?:종가|대비)|\bclose of\b[^;]{0,20}${day}`, 'iu')

/** Returns over a week or a month, and no day that they count from. */
export const returnBase: Rule = {
  name: 'return-base',
  checks: {
    en: 'tables of returns (1W, 1M, YTD …): the day that each counts from is stated',
    ko: '수익률 표(1W, 1M, YTD 등)의 기준일이 적혀 있는지 확인',
  },
  find: ({ tables, statements }) => {
    const isSaid = statements.some(
      ({ text, kind }) =>
        stated.test(text) || ((kind === 'source' || kind === 'remark') && baseDay.test(text)),
    )
    if (isSaid) return []
    return tables.flatMap(({ header, table, said }) => {
      const columns = header.filter((text) => horizon.test(text))
      const words = said.replace(header.join(' '), '')
      const fewest = returns.test(said) ? 1 : 2
      if (columns.length < fewest || base.test(`${words} ${table.caption?.source ?? ''}`)) return []
      return [
        {
          severity: 'warning' as const,
          line: table.caption?.line ?? table.line,
          printed: columns.join(', '),
          recomputed: null,
          message: {
            en: `the days that ${columns.join(', ')} count from are not stated: "one week" can be the close of five or of four trading days before`,
            ko: inKorean`${columns.join(', ')}의 기준일이 없다. ‘1주’는 5거래일 전 종가일 수도, 4거래일 전 종가일 수도 있다`,
          },
        },
      ]
    })
  },
}
