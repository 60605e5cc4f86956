import { For, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import type { PaneModel } from './pane-model.ts'

const labels = [
  { label: 'correct', key: 'c' },
  { label: 'incorrect', key: 'i' },
  { label: 'unsure', key: 'u' },
] as const

/** What a person says of a thought; each button has the key that does the same. */
export function LabelButtons(props: { readonly index: number; readonly model: PaneModel }): JSX.Element {
  const given = (): ReturnType<PaneModel['labelOf']> => props.model.labelOf(props.index)
  return (
    <fieldset class="label-buttons">
      <legend class="spoken">{words().reader.labelThought(saidCount(props.index + 1))}</legend>
      <For each={labels}>
        {({ label, key }) => (
          <button
            type="button"
            data-label={label}
            aria-pressed={given() === label}
            onClick={() => props.model.label(props.index, given() === label ? null : label)}
          >
            {words().reader.labels[label]} <kbd>{key}</kbd>
          </button>
        )}
      </For>
      <Show when={given()}>
        <button type="button" class="quiet" onClick={() => props.model.label(props.index, null)}>
          {words().reader.takeBack} <kbd>⌫</kbd>
        </button>
      </Show>
    </fieldset>
  )
}
