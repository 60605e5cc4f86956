import type { Rule } from '../rule.ts'

const horizon = /^\s*(?:(?:1|3|6|12)\s?(?:W|M|Y|D|wk|mo|개월|주|년|일)|YTD|MTD|QTD)\s*(?:\(?%\)?)?\s*$/iu
const base =
  /\b(?:base|from|since|as of|relative to|against|close of|closing)\b[^.;]{0,40}\d|기준일|기준가|종가|대비|(?:19|20)\d\d[-./]\d|\d월\s?\d+일/iu

/** Returns over a week or a month, and no day that they count from. */
export const returnBase: Rule = {
  name: 'return-base',
  checks: 'tables of returns (1W, 1M, YTD …): the day that each counts from is stated',
  find: ({ tables }) =>
    tables.flatMap(({ header, table, said }) => {
      const columns = header.filter((text) => horizon.test(text))
      const source = table.caption?.source ?? ''
      if (columns.length < 2 || base.test(`${said.replace(header.join(' '), '')} ${source}`)) return []
      return [
        {
          severity: 'warning' as const,
          line: table.caption?.line ?? table.line,
          printed: columns.join(', '),
          recomputed: null,
          message: `the days that ${columns.join(', ')} count from are not stated: "one week" can be the close of five or of four trading days before`,
        },
      ]
    }),
}
