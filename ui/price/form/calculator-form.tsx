import { createMemo, For, type JSX, type ParentProps, Show } from 'solid-js'
import type { FieldTexts } from '../../route/field-texts.ts'
import { narrow } from '../../shell/narrow.ts'
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
  /** On a narrow screen panels are folded, save where something is to be mended. */
  const hasFault = (panel: string): boolean => ids(panel).some((id) => props.faults.has(id))
  return (
    <form class="price-form" onSubmit={(event) => event.preventDefault()} aria-label={priceWords().inputs}>
      <For each={panels()}>
        {(panel) => (
          <Panel
            title={props.words.panels?.[panel]}
            isOpen={!narrow() || panel === panels()[0] || hasFault(panel)}
          >
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
          </Panel>
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

interface PanelProps {
  /** A panel without a title is always open. */
  readonly title: string | undefined
  readonly isOpen: boolean
}

function Panel(props: ParentProps<PanelProps>): JSX.Element {
  return (
    <Show when={props.title} fallback={<div class="panel">{props.children}</div>}>
      {(title) => (
        <details class="panel" open={props.isOpen}>
          <summary>{title()}</summary>
          <div class="panel-fields">{props.children}</div>
        </details>
      )}
    </Show>
  )
}
