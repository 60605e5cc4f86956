import { type JSX, Show } from 'solid-js'
import { figureWords } from '../language/figure-words.ts'

/** A sentence of the record: in the reader's language where it is known there, else in English and marked so. */
export function Recorded(props: { readonly text: string }): JSX.Element {
  return (
    <Show when={figureWords().recorded(props.text)} fallback={<span lang="en">{props.text}</span>}>
      {(translated) => <span>{translated()}</span>}
    </Show>
  )
}
