import { createSignal, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { useTitle } from '../shell/title.ts'
import '../style/playground.css'
import { ManySeeds } from './many-seeds.tsx'
import { PaceChoice } from './pace-choice.tsx'
import { PenaltyForm } from './penalty-form.tsx'
import { playgroundState } from './playground-state.ts'
import { PuzzleForm } from './puzzle-form.tsx'
import { StreamPane } from './stream-pane.tsx'
import type { Pace } from './unrolling.ts'

/**
 * The embedded reasoner in the reader's own browser: one problem, with and without the penalty on switches, from the same
 * random numbers.
 */
export function Playground(): JSX.Element {
  const state = playgroundState()
  const [pace, setPace] = createSignal<Pace>('fast')
  const text = (): ReturnType<typeof words>['playground'] => words().playground
  useTitle(() => text().title)
  return (
    <div class="page playground">
      <header>
        <h1>{text().title}</h1>
        <p class="lead">{text().lead}</p>
      </header>
      <div class="playground-controls">
        <PuzzleForm state={state} />
        <PenaltyForm settings={state.settings} change={state.change} />
      </div>
      <Show when={state.failure() === undefined} fallback={<Failure error={state.failure()} />}>
        <Show when={state.isReady()} fallback={<Loading />}>
          <PaceChoice pace={pace()} choose={setPace} />
          <div class="stream-panes">
            <StreamPane side="none" state={state} pace={pace} />
            <StreamPane side="tip" state={state} pace={pace} />
          </div>
          <ManySeeds state={state} />
          <p class="remark">{text().sameSeed}</p>
          <Show when={state.notice()}>
            <p class="remark">{text().notice}</p>
          </Show>
        </Show>
      </Show>
    </div>
  )
}
