import { For, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly choose: (value: Value | undefined) => void
  /** One of them always holds. */
  readonly required?: boolean
}

/** One of several, by the browser's own list. A value that is not among them is shown all the same. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const strange = (): Value | undefined =>
    props.options.some(({ value }) => value === props.value) ? undefined : props.value
  return (
    <label class="field">
      <span>{props.name}</span>
      <select
        value={props.value ?? ''}
        onChange={({ currentTarget: { value } }) => props.choose(value === '' ? undefined : (value as Value))}
      >
        <Show when={!props.required}>
          <option value="">{words().responses.any}</option>
        </Show>
        <Show when={strange()}>{(value) => <option value={value()}>{value()}</option>}</Show>
        <For each={props.options}>
          {({ value, text }) => (
            <option value={value} selected={value === props.value}>
              {text}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
