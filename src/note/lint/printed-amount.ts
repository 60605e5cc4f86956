import type { Mention } from '../mention/mention.ts'
import { printedNumber, printedPercent } from './printed-number.ts'

const symbols: Readonly<Record<string, string>> = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  KRW: '₩',
  CNY: 'CN¥',
  JPY: '¥',
}
const sizes: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
]

/** A recomputed value in the unit of what it was computed of: $5.98 bn, 3.2 GW, 60 GPUs, 2.5x, 12 %. */
export function printedAmount(value: number, { unit, text }: Pick<Mention, 'unit' | 'text'>): string {
  switch (unit.kind) {
    case 'money': {
      const symbol = symbols[unit.currency]
      return symbol === undefined
        ? `${unit.currency} ${printedNumber(value)}`
        : `${symbol}${printedNumber(value)}`
    }
    case 'percent':
      return printedPercent(value / 100)
    case 'percentPoint':
      return `${printedNumber(value)} points`
    case 'factor':
      return `${printedNumber(value)}x`
    case 'time':
      return `${printedNumber(value)} ${unit.name}${value === 1 ? '' : 's'}`
    case 'physical':
      return /^(?:W|byte)/.test(unit.name) ? physical(value, unit.name) : printedNumber(value)
    default:
      return `${printedNumber(value)}${countWord(text)}`
  }
}

function physical(value: number, name: string): string {
  const [size, prefix] = sizes.find(([least]) => Math.abs(value) >= least) ?? [1, '']
  return `${printedNumber(value / size)} ${prefix}${name.replace('byte', 'B')}`
}

/** The word behind the digits, as the note has it. */
function countWord(text: string): string {
  const [, word] =
    /\d(?:\s?(?:thousand|million|billion|trillion|[kmb]n?))?\s([A-Za-z][\w -]*)$/iu.exec(text) ?? []
  return word === undefined ? '' : ` ${word}`
}
