import type { Mention, MentionUnit } from '../mention/mention.ts'
import type { NumberTable } from './number-table.ts'

/** What a header or caption says that its numbers are in: "(USD bn)", "시가총액(조원)", "Accuracy, %", "GPU(만개)". */
export interface ColumnUnit {
  readonly unit: MentionUnit
  readonly scale: number
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/US\s?\$|USD|\$|달러/i, 'USD'],
  [/KRW|₩|￦|\bwon\b|원/i, 'KRW'],
  [/EUR|€|유로/i, 'EUR'],
  [/CNY|RMB|위안/i, 'CNY'],
  [/JPY|¥|엔/i, 'JPY'],
  [/GBP|£|파운드/i, 'GBP'],
]
const sizes: readonly (readonly [RegExp, number])[] = [
  [/\b(?:tn|trn|trillions?)\b|조/i, 1e12],
  [/십억|(?<![a-z])(?:bn|billions?)\b/i, 1e9],
  [/천억/, 1e11],
  [/백억/, 1e10],
  [/(?<!십|백|천)억/, 1e8],
  [/천만/, 1e7],
  [/백만|(?<![a-z])(?:mn|mln|millions?)\b|(?<=[$€£])m\b/i, 1e6],
  [/(?<!백|천)만(?=\s?(?:개|대|장|명|원|달러|위안))/, 1e4],
  [/(?<![a-z])(?:k|thousands?|000s)\b|천(?=\s?(?:개|대|장|명|원|달러))/i, 1e3],
]

/** The unit in brackets or after a comma at the end of a header, or the header itself where it is nothing else. */
export function columnUnit(header: string): ColumnUnit | undefined {
  const part = unitPart(header)
  if (part === undefined) return undefined
  if (/^\s*%p|percentage points|\bpp\b/i.test(part)) return { unit: { kind: 'percentPoint' }, scale: 1 }
  if (/^\s*(?:단위\s?:\s?)?%\s*$|per cent|percent/i.test(part)) return { unit: { kind: 'percent' }, scale: 1 }
  const currency = currencies.find(([form]) => form.test(part))?.[1]
  const scale = sizes.find(([form]) => form.test(part))?.[1] ?? 1
  if (currency !== undefined) return { unit: { kind: 'money', currency }, scale }
  const measure = measures.find(([form]) => form.test(part))?.[1]
  if (measure) return measure
  if (bareSize.test(part)) return { unit: { kind: 'none' }, scale }
  if (/장|개|대/.test(part) && scale > 1) return { unit: { kind: 'count', name: 'unit' }, scale }
  return undefined
}

const measures: readonly (readonly [RegExp, ColumnUnit])[] = [
  [/^\s*GW\s*$/, { unit: { kind: 'physical', name: 'W' }, scale: 1e9 }],
  [/^\s*MW\s*$/, { unit: { kind: 'physical', name: 'W' }, scale: 1e6 }],
  [/^\s*kW\s*$/, { unit: { kind: 'physical', name: 'W' }, scale: 1e3 }],
  [/^\s*W\s*$/, { unit: { kind: 'physical', name: 'W' }, scale: 1 }],
  [/^\s*TB\s*$/, { unit: { kind: 'physical', name: 'byte' }, scale: 1e12 }],
  [/^\s*GB\s*$/, { unit: { kind: 'physical', name: 'byte' }, scale: 1e9 }],
  [/^\s*(?:s|secs?|seconds|초)\s*$/i, { unit: { kind: 'time', name: 'second' }, scale: 1 }],
]
/** "(bn)", "(백만)": a size of whatever the column counts. */
const bareSize =
  /^\s*(?:in )?(?:tn|bn|mn|trillions?|billions?|millions?|thousands?|조|십억|백억|천억|억|천만|백만|천)(?: ?(?:tokens?|units?|토큰))?\s*$/iu

function unitPart(header: string): string | undefined {
  const bracket = /[([]([^()[\]]{1,24})[)\]]\s*$/.exec(header)?.[1]
  const after = /,\s*([^,]{1,14})$/.exec(header)?.[1]
  const whole =
    /^\s*(?:%|(?:US\s?\$|USD|KRW|EUR|₩|€|\$)\s?(?:tn|bn|mn|m|trillion|billion|million)?)\s*$/i.exec(
      header,
    )?.[0]
  return bracket ?? after ?? whole
}

/** The number of a cell in its column's unit; its own where it has one. */
export function measuredCell(table: NumberTable, row: number, column: number): Mention | undefined {
  const number = table.rows[row]?.cells[column]?.number
  if (number?.unit.kind !== 'none') return number
  const found = columnUnit(table.header[column] ?? '')
  return found ? inUnit(number, found) : number
}

/** The unit that the caption of a table, or its first header, gives for all columns that name none. */
export function captionUnit({ table, header }: NumberTable): ColumnUnit | undefined {
  const title = (table.caption?.title ?? '').replace(/\s*[([](?:source|자료|출처)[^()[\]]*[)\]]\s*$/iu, '')
  return columnUnit(header[0] ?? '') ?? columnUnit(title)
}

/** A bare number in a unit that stands elsewhere. */
export function inUnit(number: Mention, { unit, scale }: ColumnUnit): Mention {
  return {
    ...number,
    unit,
    value: number.value * scale,
    low: number.low * scale,
    high: number.high * scale,
    roundness: number.roundness * scale,
  }
}
