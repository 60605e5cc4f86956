import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { RunListing } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { useLive } from '../server/live-context.ts'
import { Doors } from '../shell/doors.tsx'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { useTitle } from '../shell/title.ts'
import { ChosenRuns } from './chosen-runs-bar.tsx'
import { EmptyRuns } from './empty-runs.tsx'
import { bindListKeys } from './run-list-keys.ts'
import { matchingRuns, type RunFilter, type RunOrder, sortedRuns } from './run-order.ts'
import { RunTable } from './run-table.tsx'

const [filter, setFilter] = createSignal<RunFilter>({ text: '', state: 'all' })
const [order, setOrder] = createSignal<RunOrder>({ key: 'started', descending: true })

/** Every run of the folder that is viewed, newest first, as it is at this moment. */
export function RunList(): JSX.Element {
  const live = useLive()
  const shown = createMemo(() => sortedRuns(matchingRuns(live.runs() ?? [], filter()), order()))
  let field: HTMLInputElement | undefined
  useTitle(() => words().runs.title)
  bindListKeys({ search: () => field?.focus() })
  return (
    <div class="page">
      <Doors />
      <header class="page-head">
        <h1>{words().runs.title}</h1>
        <Show when={live.runs()?.length}>
          {(all) => (
            <p class="count" role="status">
              {words().runs.count(saidCount(shown().length), saidCount(all()))}
            </p>
          )}
        </Show>
      </header>
      <Switch fallback={<Loading />}>
        <Match when={live.failure() !== undefined && live.runs() === undefined}>
          <Failure error={live.failure()} retry={live.reload} />
        </Match>
        <Match when={live.runs()?.length === 0}>
          <EmptyRuns />
        </Match>
        <Match when={live.runs()}>
          {(all) => (
            <>
              <FilterRow runs={all()} field={(element) => (field = element)} />
              <Show when={shown().length > 0} fallback={<NoMatch />}>
                <RunTable runs={shown()} order={order()} setOrder={setOrder} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
      <ChosenRuns />
    </div>
  )
}

function FilterRow(props: {
  readonly runs: readonly RunListing[]
  readonly field: (element: HTMLInputElement) => void
}): JSX.Element {
  const states = (): RunFilter['state'][] => [
    'all',
    ...(['running', 'complete', 'unscored', 'broken'] as const).filter((state) =>
      props.runs.some((run) => run.state === state),
    ),
  ]
  return (
    <search class="filter-row">
      <input
        ref={props.field}
        type="search"
        placeholder={words().runs.filter}
        aria-label={words().runs.filter}
        value={filter().text}
        onInput={({ currentTarget }) => setFilter((now) => ({ ...now, text: currentTarget.value }))}
      />
      <Show when={states().length > 2}>
        <fieldset class="choices">
          <legend class="spoken">{words().runs.columns.state}</legend>
          <For each={states()}>
            {(state) => (
              <button
                type="button"
                aria-pressed={filter().state === state}
                onClick={() => setFilter((now) => ({ ...now, state }))}
              >
                {state === 'all' ? words().runs.allStates : words().runs.states[state]}
              </button>
            )}
          </For>
        </fieldset>
      </Show>
    </search>
  )
}

function NoMatch(): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{words().runs.noneMatch}</p>
      <button type="button" onClick={() => setFilter({ text: '', state: 'all' })}>
        {words().runs.clearFilter}
      </button>
    </div>
  )
}
