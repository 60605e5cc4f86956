import { For, type JSX, Show } from 'solid-js'
import { foundPieces } from '../reader/find-in-text.ts'

/** Text with what was searched for marked in it. */
export function Found(props: { readonly text: string; readonly search: string }): JSX.Element {
  return (
    <For each={foundPieces(props.text, props.search)}>
      {({ text, found }) => (
        <Show when={found} fallback={text}>
          <mark>{text}</mark>
        </Show>
      )}
    </For>
  )
}
