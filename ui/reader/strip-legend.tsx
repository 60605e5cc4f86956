import { For, type JSX } from 'solid-js'
import type { ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import type { ThoughtState } from '../language/words.ts'
import { stateSigns } from './state-signs.ts'
import { stateOf } from './strip-layout.ts'

const states: readonly ThoughtState[] = ['correct', 'abandoned', 'incorrect', 'unjudged']

/** What the strip's colours mean, with how many there are of each. */
export function StripLegend(props: { readonly thoughts: readonly ResponseThought[] }): JSX.Element {
  const count = (state: ThoughtState): number =>
    props.thoughts.filter((thought) => stateOf(thought) === state).length
  return (
    <ul class="strip-legend">
      <For each={states.filter((state) => count(state) > 0)}>
        {(state) => (
          <li data-state={state}>
            <span class="swatch" aria-hidden="true">
              {stateSigns[state]}
            </span>
            {words().reader.states[state]} <span class="number">{saidCount(count(state))}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
