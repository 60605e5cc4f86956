import { createMemo, For, type JSX, Match, Show, Switch } from 'solid-js'
import { label } from '#figure'
import type { RunDetail } from '#viewer'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { navigate } from '../route/location.ts'
import { answerTo } from '../server/answer.ts'
import { useApi } from '../server/api-context.ts'
import { chooseRuns } from '../shell/chosen-runs.ts'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { Mark } from '../shell/mark.tsx'
import { useTitle } from '../shell/title.ts'
import { Differences } from './differences.tsx'
import { type NamedSummary, unlikenesses } from './merged-summary.ts'
import { Overlaid } from './overlaid.tsx'
import { SideBySide } from './side-by-side.tsx'

/** Two or more runs together: their values, their figures, and why there is no difference between them here. */
export function Comparison(props: { readonly runs: readonly string[] }): JSX.Element {
  const api = useApi()
  const runs = createMemo(() => props.runs, undefined, { equals: (a, b) => a.join('\n') === b.join('\n') })
  const details = answerTo(runs, (asked) => Promise.all(asked.map(api.run)))
  useTitle(() => words().compare.title)
  return (
    <div class="page">
      <header class="page-head">
        <h1>{words().compare.title}</h1>
      </header>
      <RunChips runs={props.runs} />
      <Switch fallback={<Loading />}>
        <Match when={props.runs.length < 2}>
          <div class="empty">
            <p class="empty-title">{words().compare.none}</p>
            <p>{words().compare.noneMore}</p>
            <Link to={{ page: 'runs' }} class="button">
              {words().shell.toRuns}
            </Link>
          </div>
        </Match>
        <Match when={details.failure()}>
          {(error) => <Failure error={error()} retry={details.reload} />}
        </Match>
        <Match when={details.value()}>{(loaded) => <Loaded details={loaded()} />}</Match>
      </Switch>
    </div>
  )
}

function RunChips(props: { readonly runs: readonly string[] }): JSX.Element {
  const remove = (run: string): void => {
    const runs = props.runs.filter((one) => one !== run)
    chooseRuns(runs)
    navigate({ page: 'compare', runs }, { replace: true })
  }
  return (
    <Show when={props.runs.length > 0}>
      <ul class="chips">
        <For each={props.runs}>
          {(run) => (
            <li class="chip">
              <Link to={{ page: 'run', run }}>{label(run, 60)}</Link>
              <button type="button" aria-label={words().compare.remove(run)} onClick={() => remove(run)}>
                <Mark name="close" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function Loaded(props: { readonly details: readonly RunDetail[] }): JSX.Element {
  const named = (): NamedSummary[] =>
    props.details.flatMap(({ listing, summary }) => (summary ? [{ run: listing.id, summary }] : []))
  const without = (): readonly RunDetail[] => props.details.filter(({ summary }) => summary === null)
  return (
    <>
      <For each={without()}>
        {({ listing }) => <p class="remark">{words().compare.noSummary(label(listing.id, 60))}</p>}
      </For>
      <Show when={unlikenesses(named()).length > 0}>
        <aside class="remark">
          <strong>{words().compare.unlike}</strong>
          <ul>
            <For each={unlikenesses(named())}>{(name) => <li>{words().compare[name]}</li>}</For>
          </ul>
        </aside>
      </Show>
      <Show when={named().length > 0}>
        <Overlaid runs={named()} />
        <Differences runs={named()} />
        <SideBySide runs={named()} />
      </Show>
    </>
  )
}
