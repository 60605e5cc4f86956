import { For, type JSX, Show } from 'solid-js'
import { countdownLevels } from '#problem'
import { words } from '../language/language.ts'
import type { PlaygroundState } from './playground-state.ts'

/** The problem: typed, or drawn at a level. */
export function PuzzleForm(props: { readonly state: PlaygroundState }): JSX.Element {
  const text = (): ReturnType<typeof words>['playground'] => words().playground
  return (
    <section class="panel" aria-labelledby="puzzle-title">
      <h2 id="puzzle-title">{text().problem}</h2>
      <div class="puzzle-fields">
        <label class="field">
          <span>{text().numbers}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            spellcheck={false}
            value={props.state.settings().numbers}
            aria-invalid={props.state.fault() === 'count' || props.state.fault() === 'size'}
            aria-describedby="puzzle-said"
            onInput={({ currentTarget }) => props.state.change({ numbers: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{text().target}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            size="6"
            value={props.state.settings().target}
            aria-invalid={props.state.fault() === 'target'}
            aria-describedby="puzzle-said"
            onInput={({ currentTarget }) => props.state.change({ target: currentTarget.value })}
          />
        </label>
      </div>
      <p id="puzzle-said" class="puzzle-said" role="status">
        <Show when={props.state.problem()} fallback={text().faults[props.state.fault() ?? 'count']}>
          {(problem) => (
            <>
              <q lang="en">{problem().question}</q>{' '}
              <span class="quiet-text">
                {problem().level === undefined ? text().unsolvable : text().level(String(problem().level))}
              </span>
            </>
          )}
        </Show>
      </p>
      <fieldset class="draw">
        <legend>{text().draw}</legend>
        <For each={countdownLevels}>
          {(level) => (
            <button
              type="button"
              onClick={() => props.state.draw(level)}
              aria-label={text().drawLevel(String(level))}
            >
              {level}
            </button>
          )}
        </For>
      </fieldset>
    </section>
  )
}
