import { createMemo, For, type JSX, Show } from 'solid-js'
import type { FieldTexts } from '../../route/field-texts.ts'
import type { FieldWords } from '../calculation.ts'
import { priceWords } from '../price-words.ts'
import { type Fault, type Field, textOf, withText } from './field.ts'
import { FieldInput } from './field-input.tsx'

interface CalculatorFormProps {
  readonly fields: readonly Field[]
  readonly texts: FieldTexts
  readonly faults: ReadonlyMap<string, Fault>
  readonly words: FieldWords
  readonly write: (texts: FieldTexts) => void
  /** What stands below the fields of a panel. */
  readonly below?: (panel: string) => JSX.Element
}

/** The fields of a calculator in their panels. What is written goes into the address. */
export function CalculatorForm(props: CalculatorFormProps): JSX.Element {
  const panels = createMemo(() => [...new Set(props.fields.map(({ panel = '' }) => panel))])
  // A field that is written into stays the same element, though its object is made anew.
  const ids = (panel: string): readonly string[] =>
    props.fields.filter(({ panel: own = '' }) => own === panel).map(({ id }) => id)
  return (
    <form class="price-form" onSubmit={(event) => event.preventDefault()} aria-label={priceWords().inputs}>
      <For each={panels()}>
        {(panel) => (
          <fieldset class="panel">
            <Show when={props.words.panels?.[panel]}>{(title) => <legend>{title()}</legend>}</Show>
            <For each={ids(panel)}>
              {(id) => (
                <Show when={props.fields.find((field) => field.id === id)}>
                  {(field) => (
                    <FieldInput
                      field={field()}
                      text={textOf(field(), props.texts)}
                      fault={props.faults.get(id)}
                      words={props.words}
                      write={(text) => props.write(withText(props.texts, field(), text))}
                    />
                  )}
                </Show>
              )}
            </For>
            {props.below?.(panel)}
          </fieldset>
        )}
      </For>
      <Show when={Object.keys(props.texts).length > 0}>
        <button type="button" class="quiet" onClick={() => props.write({})}>
          {priceWords().reset}
        </button>
      </Show>
    </form>
  )
}
