import { type Component, type JSX, lazy, Match, Switch } from 'solid-js'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { route } from '../route/location.ts'
import type { GraphRoute, PriceRoute, Route } from '../route/route.ts'
import { RunList } from '../run-list/run-list.tsx'

type RouteOf<Page extends Route['page']> = Extract<Route, { readonly page: Page }>

const RunPage: Component<{ readonly run: string }> = lazy(async () => ({
  default: (await import('../run/run-page.tsx')).RunPage,
}))
const ResponseList: Component<{ readonly route: RouteOf<'responses'> }> = lazy(async () => ({
  default: (await import('../responses/response-list.tsx')).ResponseList,
}))
const Reader: Component<{ readonly route: RouteOf<'response'> }> = lazy(async () => ({
  default: (await import('../reader/reader.tsx')).Reader,
}))
const Comparison: Component<{ readonly runs: readonly string[] }> = lazy(async () => ({
  default: (await import('../compare/comparison.tsx')).Comparison,
}))

const Playground: Component = lazy(async () => ({
  default: (await import('../playground/playground.tsx')).Playground,
}))
const Prices: Component = lazy(async () => ({
  default: (await import('../price/prices.tsx')).Prices,
}))
const Calculator: Component<{ readonly route: PriceRoute }> = lazy(async () => ({
  default: (await import('../price/calculator.tsx')).Calculator,
}))
const Weekly: Component = lazy(async () => ({
  default: (await import('../weekly/weekly.tsx')).Weekly,
}))

const ValueChain: Component<{ readonly route: GraphRoute }> = lazy(async () => ({
  default: (await import('../graph/value-chain.tsx')).ValueChain,
}))

/** The screen that the address asks for. Only the list of runs comes with the first load. */
export function Screen(): JSX.Element {
  return (
    <Switch fallback={<Unknown />}>
      <Match when={at('runs')}>
        <RunList />
      </Match>
      <Match when={at('run')}>{(here) => <RunPage run={here().run} />}</Match>
      <Match when={at('responses')}>{(here) => <ResponseList route={here()} />}</Match>
      <Match when={at('response')}>{(here) => <Reader route={here()} />}</Match>
      <Match when={at('playground')}>
        <Playground />
      </Match>
      <Match when={at('prices')}>
        <Prices />
      </Match>
      <Match when={at('price')}>{(here) => <Calculator route={here()} />}</Match>
      <Match when={at('weekly')}>
        <Weekly />
      </Match>
      <Match when={at('graph')}>{(here) => <ValueChain route={here()} />}</Match>
      <Match when={at('compare')}>{(here) => <Comparison runs={here().runs} />}</Match>
    </Switch>
  )
}

function at<Page extends Route['page']>(page: Page): RouteOf<Page> | undefined {
  const here = route()
  return here.page === page ? (here as RouteOf<Page>) : undefined
}

function Unknown(): JSX.Element {
  return (
    <div class="empty">
      <h1 class="empty-title">{words().shell.unknownPage}</h1>
      <p>{words().shell.unknownPageMore}</p>
      <Link to={{ page: 'runs' }} class="button">
        {words().shell.toRuns}
      </Link>
    </div>
  )
}
