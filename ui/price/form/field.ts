import type { Range } from '#economics'
import { type FieldTexts, fitsAddress } from '../../route/field-texts.ts'
import { heldTable, isHeld, mostTableCharacters } from '../table/held-table.ts'

/** A field of a calculator. `initial` is what it starts with, as it would be written; empty where it may stay so. */
export type Field = NumberField | RangeField | ChoiceField | TextField | TableField

interface FieldBase {
  readonly id: string
  readonly initial: string
  /** Which panel it lies in; the first where left out. */
  readonly panel?: string
  /** May be emptied, though it starts with something. */
  readonly isOptional?: boolean
}

/** What a number may be. */
export interface Limits {
  readonly least?: number
  /** The least itself is not allowed. */
  readonly isAbove?: boolean
  readonly most?: number
  readonly isWhole?: boolean
}

export interface NumberField extends FieldBase, Limits {
  readonly kind: 'number'
  readonly unit?: string
}

/** A number with how far it may be off: `VALUE` or `VALUE:LOW:HIGH`, as on the command line. */
export interface RangeField extends FieldBase, Limits {
  readonly kind: 'range'
  readonly unit?: string
  /** Ends of its slider. */
  readonly slider?: readonly [number, number]
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: string; readonly label?: string }[]
}

export interface TextField extends FieldBase {
  readonly kind: 'text' | 'date' | 'long'
}

/** A table that is pasted or read from a file; it starts with a sample. */
export interface TableField extends FieldBase {
  readonly kind: 'table'
}

/** What is wrong with what stands in a field. */
export type Fault =
  | {
      readonly kind:
        | 'number'
        | 'range'
        | 'choice'
        | 'date'
        | 'long'
        | 'whole'
        | 'order'
        | 'large'
        | 'elsewhere'
    }
  | { readonly kind: 'limits'; readonly limits: Limits }

/** What stands in the field now: written, or as it starts. */
export function textOf(field: Field, texts: FieldTexts): string {
  const written = (Object.hasOwn(texts, field.id) ? texts[field.id] : undefined) ?? field.initial
  return field.kind === 'table' ? (heldTable(written) ?? written) : written
}

/** The texts with a field written anew; a field that is as it starts is not kept. */
export function withText(texts: FieldTexts, field: Field, text: string): FieldTexts {
  const { [field.id]: _, ...others } = texts
  return text === field.initial ? others : { ...others, [field.id]: text }
}

/** What is wrong with a text in a field; undefined where nothing is. */
export function faultOf(field: Field, text: string): Fault | undefined {
  if (text === '' && (field.initial === '' || field.isOptional === true)) return undefined
  switch (field.kind) {
    case 'number':
      return numberFault(readNumber(text), field) ?? undefined
    case 'range':
      return rangeFault(text, field)
    case 'choice':
      return field.options.some(({ value }) => value === text) ? undefined : { kind: 'choice' }
    case 'date':
      return isDay(text) ? undefined : { kind: 'date' }
    case 'table':
      if (isHeld(text)) return { kind: 'elsewhere' }
      return text.length > mostTableCharacters ? { kind: 'large' } : undefined
    default:
      return fitsAddress(text) ? undefined : { kind: 'long' }
  }
}

/** Whether a text is a day that there is, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A number as people and programs write it; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '')
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

function numberFault(value: number | undefined, limits: Limits): Fault | undefined {
  if (value === undefined) return { kind: 'number' }
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, isAbove, isWhole } = limits
  if (value < least || value > most || (isAbove && value === least)) return { kind: 'limits', limits }
  return isWhole && !Number.isInteger(value) ? { kind: 'whole' } : undefined
}

/** `1.11:0.5:1.57`, or a number that is certain. */
export function readRange(text: string): Range | undefined {
  const parts = text.split(':').map(readNumber)
  const [value, low = value, high = value, ...more] = parts
  if (parts.includes(undefined) || (parts.length !== 1 && parts.length !== 3) || more.length > 0)
    return undefined
  return value === undefined || low === undefined || high === undefined ? undefined : { value, low, high }
}

export function writeRange({ value, low, high }: Range): string {
  return low === value && high === value ? String(value) : `${value}:${low}:${high}`
}

function rangeFault(text: string, limits: Limits): Fault | undefined {
  const range = readRange(text)
  if (range === undefined) return { kind: 'range' }
  const { value, low, high } = range
  if (low > value || value > high) return { kind: 'order' }
  return numberFault(low, limits) ?? numberFault(value, limits) ?? numberFault(high, limits)
}
