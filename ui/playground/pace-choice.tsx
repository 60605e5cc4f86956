import { For, type JSX } from 'solid-js'
import { words } from '../language/language.ts'
import type { Pace } from './unrolling.ts'

const paces: readonly Pace[] = ['slow', 'fast', 'at once']

/** How fast the tokens are unrolled. */
export function PaceChoice(props: {
  readonly pace: Pace
  readonly choose: (pace: Pace) => void
}): JSX.Element {
  return (
    <fieldset class="pace">
      <legend>{words().playground.pace}</legend>
      <For each={paces}>
        {(pace) => (
          <label>
            <input
              type="radio"
              name="pace"
              checked={props.pace === pace}
              onChange={() => props.choose(pace)}
            />
            {words().playground.paces[pace]}
          </label>
        )}
      </For>
    </fieldset>
  )
}
