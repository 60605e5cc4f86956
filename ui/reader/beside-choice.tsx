import { For, type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { ResponseDetail } from '#viewer'
import { words } from '../language/language.ts'
import type { ReaderState } from './reader-state.ts'

type Sibling = ResponseDetail['siblings'][number]

/** Another response to the same problem, to stand beside this one. */
export function BesideChoice(props: { readonly state: ReaderState }): JSX.Element {
  const { route, change, first } = props.state
  const siblings = (): readonly Sibling[] => first.model.detail()?.siblings ?? []
  return (
    <label class="field inline beside">
      <span>{words().reader.beside}</span>
      <select
        value={route().beside ?? ''}
        disabled={siblings().length === 0}
        onChange={({ currentTarget: { value } }) => change({ beside: value === '' ? undefined : value })}
      >
        <option value="">
          {siblings().length === 0 ? words().reader.noSiblings : words().reader.besideNone}
        </option>
        <For each={siblings()}>
          {(sibling) => (
            <option value={sibling.id} selected={sibling.id === route().beside}>
              {said(sibling)}
            </option>
          )}
        </For>
      </select>
      <Show when={siblings().length > 0}>
        <kbd>b</kbd>
      </Show>
    </label>
  )
}

function said({ arm, sample, outcome }: Sibling): string {
  const { reader, outcomes } = words()
  return `${reader.paneOf(label(arm, 40), String(sample))} · ${outcomes[outcome ?? 'ungraded']}`
}
