import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Summary } from '#run'
import { words } from '../language/language.ts'
import { ArmFacts } from './arm-facts.tsx'

const mostCards = 6

/** What was measured of each arm: facts with their intervals; what to conclude is the reader's. */
export function Facts(props: { readonly summary: Summary; readonly run: string }): JSX.Element {
  const [all, setAll] = createSignal(false)
  const arms = (): Summary['arms'] => (all() ? props.summary.arms : props.summary.arms.slice(0, mostCards))
  return (
    <section id="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{words().run.sections.facts}</h2>
      <div class="cards">
        <For each={arms()}>{(arm) => <ArmFacts arm={arm} summary={props.summary} run={props.run} />}</For>
      </div>
      <Show when={!all() && props.summary.arms.length > mostCards}>
        <button type="button" class="more" onClick={() => setAll(true)}>
          {words().runs.moreArms(props.summary.arms.length - mostCards)}
        </button>
      </Show>
    </section>
  )
}
