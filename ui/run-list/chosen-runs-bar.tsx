import { type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { chooseRuns, chosenRuns } from '../shell/chosen-runs.ts'

/** What was selected, and the way to compare it. */
export function ChosenRuns(): JSX.Element {
  return (
    <Show when={chosenRuns().length > 0}>
      <div class="chosen-bar">
        <Show when={chosenRuns().length > 1} fallback={<span>{words().runs.selectMore}</span>}>
          <Link to={{ page: 'compare', runs: chosenRuns() }} class="button primary">
            {words().runs.compareSelected(chosenRuns().length)}
          </Link>
        </Show>
        <button type="button" class="quiet" onClick={() => chooseRuns([])}>
          {words().runs.clear}
        </button>
      </div>
    </Show>
  )
}
