import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { navigate } from '../route/location.ts'
import { type ListQuery, type QueryChange, withFields } from '../route/response-query.ts'
import { useApi } from '../server/api-context.ts'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { RunTrail } from '../shell/run-trail.tsx'
import { useTitle } from '../shell/title.ts'
import { ActiveFilters } from './active-filters.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { bindResponseKeys } from './response-list-keys.ts'
import { responsePages } from './response-pages.ts'
import { ResponseTable } from './response-table.tsx'
import { SearchField } from './search-field.tsx'

interface ResponseListProps {
  readonly route: { readonly run: string; readonly query: ListQuery }
}

/** The responses of a run, a hundred thousand of them too: filtered and sorted by the server, drawn where they are in sight. */
export function ResponseList(props: ResponseListProps): JSX.Element {
  const api = useApi()
  const pages = responsePages(api, () => ({ run: props.route.run, query: props.route.query }))
  const [current, setCurrent] = createSignal(0)
  // The same row can be wanted again: each time it is to have the focus.
  const [wanted, setWanted] = createSignal(0, { equals: false })
  const go = (row: number): void => {
    setCurrent(row)
    setWanted(row)
  }
  const change = (fields: QueryChange): void =>
    navigate(
      { page: 'responses', run: props.route.run, query: withFields(props.route.query, fields) },
      { replace: true },
    )
  const clear = (): void =>
    navigate({ page: 'responses', run: props.route.run, query: {} }, { replace: true })
  useTitle(() => `${words().responses.title} · ${props.route.run}`)
  bindResponseKeys({ current, go, total: () => pages.total() ?? 0, clear })
  return (
    <div class="page fixed">
      <header class="list-head">
        <RunTrail run={props.route.run} here={words().responses.title} />
        <h1 class="spoken">{words().responses.title}</h1>
        <SearchField search={props.route.query.search ?? ''} change={change} />
        <Show when={pages.total() !== undefined}>
          <p class="count" role="status">
            {(pages.more() ? words().responses.countSoFar : words().responses.count)(
              saidCount(pages.total()),
            )}
          </p>
        </Show>
      </header>
      <FilterPanel run={props.route.run} query={props.route.query} change={change} />
      <ActiveFilters query={props.route.query} change={change} clear={clear} />
      <Switch fallback={<Loading />}>
        <Match when={pages.failure()}>{(error) => <Failure error={error()} retry={pages.reload} />}</Match>
        <Match when={pages.total() === 0}>
          <div class="empty">
            <p class="empty-title">{words().responses.none}</p>
            <p>{words().responses.noneMore}</p>
            <button type="button" onClick={clear}>
              {words().responses.clear}
            </button>
          </div>
        </Match>
        <Match when={pages.total()}>
          {(total) => (
            <ResponseTable
              route={props.route}
              pages={pages}
              total={total()}
              current={current()}
              wanted={wanted()}
              setCurrent={setCurrent}
              change={change}
            />
          )}
        </Match>
      </Switch>
    </div>
  )
}
