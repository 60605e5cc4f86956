import { type JSX, Show } from 'solid-js'
import type { Range } from '#economics'
import { priceWords } from '../price-words.ts'
import { type RangeField, writeRange } from './field.ts'

interface RangeInputProps {
  readonly id: string
  readonly name: string
  readonly field: RangeField
  /** Undefined while what is written is no range. */
  readonly range: Range | undefined
  readonly text: string
  readonly isInvalid: boolean
  readonly write: (text: string) => void
}

/** A value with its low and high end: as text, and as a slider that takes the ends along where it leaves them. */
export function RangeInput(props: RangeInputProps): JSX.Element {
  const part = (which: 0 | 1 | 2): string => {
    const parts = props.text.split(':')
    return parts[which] ?? parts[0] ?? ''
  }
  const put = (which: 0 | 1 | 2, text: string): void => {
    const isCertain = which === 0 && !props.text.includes(':')
    const parts = [part(0), part(1), part(2)].map((old, place) => (place === which ? text : old))
    props.write(isCertain || new Set(parts).size === 1 ? (parts[which] ?? '') : parts.join(':'))
  }
  const slide = (value: number): void => {
    const { value: old = value, low = value, high = value } = props.range ?? {}
    const isCertain = low === old && high === old
    props.write(
      writeRange(
        isCertain
          ? { value, low: value, high: value }
          : { value, low: Math.min(low, value), high: Math.max(high, value) },
      ),
    )
  }
  const field = (which: 0 | 1 | 2, name: string): JSX.Element => (
    <input
      id={which === 0 ? props.id : undefined}
      aria-label={which === 0 ? undefined : `${props.name}: ${name}`}
      aria-invalid={props.isInvalid}
      title={name}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      value={part(which)}
      onInput={({ currentTarget }) => put(which, currentTarget.value)}
    />
  )
  return (
    <div class="range-input">
      <Show when={props.field.slider}>
        {(ends) => (
          <input
            type="range"
            aria-label={`${props.name}: ${priceWords().slider}`}
            min={ends()[0]}
            max={ends()[1]}
            step="any"
            value={props.range?.value ?? ends()[0]}
            onInput={({ currentTarget }) => slide(Number(currentTarget.valueAsNumber.toPrecision(3)))}
          />
        )}
      </Show>
      <span class="range-parts">
        {field(0, priceWords().value)}
        <span class="muted">[</span>
        {field(1, priceWords().low)}
        <span class="muted">–</span>
        {field(2, priceWords().high)}
        <span class="muted">]</span>
      </span>
    </div>
  )
}
