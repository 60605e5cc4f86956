import { createUniqueId, For, type JSX, Match, Show, Switch } from 'solid-js'
import { mostCharacters } from '../../route/field-texts.ts'
import type { FieldWords } from '../calculation.ts'
import { priceWords } from '../price-words.ts'
import { type Fault, type Field, readRange } from './field.ts'
import { RangeInput } from './range-input.tsx'
import { TableInput } from './table-input.tsx'

export interface FieldInputProps {
  readonly field: Field
  readonly text: string
  readonly fault: Fault | undefined
  readonly words: FieldWords
  readonly write: (text: string) => void
}

/** A field with its name, unit, and what is wrong with what stands in it. */
export function FieldInput(props: FieldInputProps): JSX.Element {
  const id = createUniqueId()
  const name = (): string => props.words.fields[props.field.id] ?? props.field.id
  const told = {
    get 'aria-invalid'() {
      return props.fault !== undefined
    },
    get 'aria-describedby'() {
      return props.fault === undefined ? undefined : `${id}-fault`
    },
  }
  return (
    <div class="price-field" data-kind={props.field.kind} data-field={props.field.id}>
      <label for={id}>
        {name()}
        <Show when={unitOf(props.field)}>{(unit) => <small> {priceWords().unit(unit())}</small>}</Show>
      </label>
      <Switch
        fallback={
          <input
            id={id}
            {...told}
            type={props.field.kind === 'date' ? 'date' : 'text'}
            inputmode={props.field.kind === 'number' ? 'decimal' : undefined}
            autocomplete="off"
            value={props.text}
            onInput={({ currentTarget }) => props.write(currentTarget.value)}
          />
        }
      >
        <Match when={props.field.kind === 'choice' && props.field}>
          {(field) => (
            <select id={id} {...told} onChange={({ currentTarget }) => props.write(currentTarget.value)}>
              <For each={field().options}>
                {({ value, label }) => (
                  <option value={value} selected={value === props.text}>
                    {props.words.options?.[value] ?? label ?? value}
                  </option>
                )}
              </For>
            </select>
          )}
        </Match>
        <Match when={props.field.kind === 'long'}>
          <textarea
            id={id}
            {...told}
            rows={5}
            maxlength={mostCharacters}
            spellcheck={false}
            value={props.text}
            onInput={({ currentTarget }) => props.write(currentTarget.value)}
          />
        </Match>
        <Match when={props.field.kind === 'table'}>
          <TableInput
            id={id}
            text={props.text}
            initial={props.field.initial}
            isInvalid={props.fault !== undefined}
            describedBy={told['aria-describedby']}
            write={props.write}
          />
        </Match>
        <Match when={props.field.kind === 'range' && props.field}>
          {(field) => (
            <RangeInput
              id={id}
              name={name()}
              field={field()}
              range={readRange(props.text)}
              text={props.text}
              isInvalid={props.fault !== undefined}
              write={props.write}
            />
          )}
        </Match>
      </Switch>
      <Show when={props.words.hints?.[props.field.id]}>{(hint) => <small>{hint()}</small>}</Show>
      <Show when={props.fault}>
        {(fault) => (
          <small class="fault" id={`${id}-fault`} role="alert">
            {priceWords().fault(fault())}
          </small>
        )}
      </Show>
    </div>
  )
}

function unitOf(field: Field): string | undefined {
  return 'unit' in field && field.unit !== '' ? field.unit : undefined
}
