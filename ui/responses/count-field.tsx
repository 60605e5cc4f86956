import type { JSX } from 'solid-js'

interface CountFieldProps {
  readonly name: string
  readonly value: number | undefined
  readonly change: (value: number | undefined) => void
}

/** A whole number, or none. */
export function CountField(props: CountFieldProps): JSX.Element {
  const read = (text: string): void => {
    const number = Number(text)
    props.change(text === '' || !Number.isInteger(number) || number < 0 ? undefined : number)
  }
  return (
    <label class="field count-field">
      <span>{props.name}</span>
      <input
        type="number"
        min="0"
        step="1"
        inputMode="numeric"
        value={props.value ?? ''}
        onChange={({ currentTarget }) => read(currentTarget.value)}
      />
    </label>
  )
}
