import type { JSX } from 'solid-js'

interface Bound {
  /** The bound's whole name, for those who hear it. */
  readonly name: string
  readonly value: number | undefined
  readonly change: (value: number | undefined) => void
}

interface CountRangeProps {
  readonly name: string
  readonly least: Bound
  readonly most: Bound
}

/** A range of whole numbers, open at either end. */
export function CountRange(props: CountRangeProps): JSX.Element {
  return (
    <fieldset class="range">
      <legend>{props.name}</legend>
      <span>
        <CountField {...props.least} />
        <span aria-hidden="true">–</span>
        <CountField {...props.most} />
      </span>
    </fieldset>
  )
}

function CountField(props: Bound): JSX.Element {
  const read = (text: string): void => {
    const number = Number(text)
    props.change(text === '' || !Number.isInteger(number) || number < 0 ? undefined : number)
  }
  return (
    <input
      type="number"
      min="0"
      step="1"
      inputMode="numeric"
      aria-label={props.name}
      value={props.value ?? ''}
      onChange={({ currentTarget }) => read(currentTarget.value)}
    />
  )
}
