import type { Mention } from '../mention/mention.ts'
import { columnUnit, measuredCell } from './column-unit.ts'
import { type NumberTable, numberColumns, totalLabel } from './number-table.ts'

/** A number of a table with the words that say what it is of. */
export interface TableEntry {
  /** Words of its row and column: what another place has to name to mean the same. */
  readonly keys: ReadonlySet<string>
  /** Words that the caption adds. */
  readonly about: ReadonlySet<string>
  /** What is measured, where column or caption says so; undefined where neither does. */
  readonly metric: string | undefined
  readonly label: string
  readonly header: string
  readonly value: Mention
  readonly table: NumberTable
  readonly line: number
}

const metrics: readonly (readonly [RegExp, string])[] = [
  [/\b(?:wut|weighted ut|weighted underthinking)\b|가중/iu, 'weighted underthinking'],
  [/\b(?:ut|underthinking)\b|얕은/iu, 'underthinking'],
  [/\bacc(?:uracy)?\b|pass ?@ ?1|정확도|정답률/iu, 'accuracy'],
  [/\bgross margins?\b|매출총이익률/iu, 'gross margin'],
  [/\boperating margins?\b|영업이익률/iu, 'operating margin'],
  [/\bmargins?\b|마진|이익률/iu, 'margin'],
  [/\bcapex\b|capital expenditure|설비투자/iu, 'capex'],
  [/\brevenues?\b|\bsales\b|매출/iu, 'revenue'],
  [/\boperating (?:profit|income)\b|영업이익/iu, 'operating profit'],
  [/\bnet (?:profit|income)\b|순이익/iu, 'net profit'],
  [/\bmarket (?:cap\w*|value)|시가총액/iu, 'market value'],
  [/\bprices?\b|가격|단가|주가/iu, 'price'],
  [/\bcosts?\b|비용|원가/iu, 'cost'],
  [/\btokens?\b|토큰/iu, 'tokens'],
  [/\blatency\b|지연/iu, 'latency'],
  [/\bscores?\b|\belo\b|점수/iu, 'score'],
  [/\bgrowth\b|증가율|성장률/iu, 'growth'],
  [/\bGPUs?\b/iu, 'GPUs'],
]
/** Settings that mean "without anything": a table without a column of settings shows these. */
const baselines = new Set(['vanilla', 'baseline', 'none', 'base', 'default', '기준', '기본', '기준군'])

const widest = 60

export function tableEntries(table: NumberTable): readonly TableEntry[] {
  const columns = numberColumns(table)
  const keyColumns = table.header.map((_, at) => at).filter((at) => !columns.includes(at))
  if (keyColumns.length === 0 || table.header.length > widest) return []
  const title = table.table.caption?.title ?? ''
  const about = new Set(namesIn(title))
  return columns.flatMap((column) => {
    const header = table.header[column] ?? ''
    const own = metricIn(header)
    return table.rows.flatMap(({ line, label }, row): readonly TableEntry[] => {
      const value = measuredCell(table, row, column)
      if (!value || header.trim() === '' || totalLabel.test(label)) return []
      const texts = keyColumns.map((at) => cellAbove(table, row, at))
      const keys = new Set([...texts, own === undefined ? header : ''].flatMap(keysIn))
      for (const word of own === undefined ? [] : keysIn(withoutMetric(header))) keys.add(word)
      return [{ keys, about, metric: metricOf(own, metricIn(title)), label, header, value, table, line }]
    })
  })
}

/** A cell left empty repeats the one above it. */
function cellAbove({ rows }: NumberTable, row: number, column: number): string {
  for (let at = row; at >= Math.max(0, row - 40); at--) {
    const text = rows[at]?.cells[column]?.text ?? ''
    if (text !== '') return text
  }
  return ''
}

/** Growth is growth of something. */
function metricOf(own: string | undefined, captioned: string | undefined): string | undefined {
  if (own !== 'growth') return own ?? captioned
  return captioned === undefined || captioned === 'growth' ? undefined : `growth of ${captioned}`
}

function metricIn(text: string): string | undefined {
  return metrics.find(([form]) => form.test(text))?.[1]
}

/** Whether a text speaks of a metric of tables. */
export function speaksOf(text: string, metric: string): boolean {
  return metrics.some(([form, name]) => name === metric && form.test(text))
}

function withoutMetric(header: string): string {
  return metrics.reduce((text, [form]) => text.replace(form, ' '), header)
}

/** Names and numbers of a cell or header, in one spelling, its unit taken off. */
function keysIn(text: string): readonly string[] {
  const unit = columnUnit(text) === undefined ? text : text.replace(/[([][^()[\]]*[)\]]\s*$|,[^,]*$/, '')
  return (unit.replace(/\([^)]*\)|%/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [])
    .map(normal)
    .filter((word) => word !== '' && !baselines.has(word) && !unitWords.has(word))
}

const unitWords = new Set('usd krw eur bn mn tn m in of the a an and 년 수 score'.split(' '))

function namesIn(title: string): readonly string[] {
  return (
    title.match(/[A-Z][\w.-]*(?:\d|[a-z][A-Z])[\w.-]*|[가-힣][\w가-힣.]*-\d+[A-Za-z]*|(?:19|20)\d\d/g) ?? []
  ).map(normal)
}

function normal(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^((?:19|20)\d\d)년$/u, '$1')
    .replace(/(\D)20(\d\d)$/u, '$1$2')
}
