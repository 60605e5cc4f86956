import {
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  on,
  onCleanup,
  Suspense,
} from 'solid-js'
import { words } from './language/language.ts'
import { navigate, route } from './route/location.ts'
import type { ApiClient } from './server/api-client.ts'
import { ApiContext } from './server/api-context.ts'
import { LiveContext } from './server/live-context.ts'
import { liveRuns } from './server/live-runs.ts'
import { Failure } from './shell/failure.tsx'
import { Header } from './shell/header.tsx'
import { KeyHelp } from './shell/key-help.tsx'
import { pressKey, useKeys } from './shell/keys.ts'
import { Loading } from './shell/loading.tsx'
import { NoticeBar } from './shell/notice-bar.tsx'
import { Screen } from './shell/screen.tsx'
import { nextTheme } from './shell/theme.ts'

interface WorkbenchProps {
  readonly api: ApiClient
  readonly listen: (address: string) => EventSource
}

/** The whole workbench: the bar, the screen that the address asks for, and what lies above both. */
export function Workbench(props: WorkbenchProps): JSX.Element {
  const [help, setHelp] = createSignal(false)
  const live = liveRuns(props.api, props.listen)
  bindCommonKeys(() => setHelp(true))
  focusNewScreens()
  return (
    <ApiContext.Provider value={props.api}>
      <LiveContext.Provider value={live}>
        <Header openHelp={() => setHelp(true)} />
        <main id="content" tabindex="-1" data-page={route().page}>
          <ErrorBoundary fallback={(error, reset) => <Failure error={error} retry={reset} />}>
            <Suspense fallback={<Loading />}>
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </main>
        <NoticeBar />
        <KeyHelp open={help} close={() => setHelp(false)} />
      </LiveContext.Provider>
    </ApiContext.Provider>
  )
}

function bindCommonKeys(openHelp: () => void): void {
  addEventListener('keydown', pressKey)
  onCleanup(() => removeEventListener('keydown', pressKey))
  useKeys({
    title: () => words().shell.everywhere,
    actions: {
      '?': openHelp,
      t: nextTheme,
      Escape: () => {
        const to = outer()
        return to ? navigate(to) : false
      },
    },
    help: [
      { keys: ['?'], does: () => words().shell.keyOf.help },
      { keys: ['/'], does: () => words().shell.keyOf.search },
      { keys: ['Esc'], does: () => words().shell.keyOf.back },
      { keys: ['t'], does: () => words().shell.keyOf.theme },
    ],
  })
}

/** The screen that the present one was opened from. */
function outer(): Parameters<typeof navigate>[0] | undefined {
  const here = route()
  if (['run', 'compare', 'prices', 'weekly'].includes(here.page)) return { page: 'runs' }
  if (here.page === 'price') return { page: 'prices' }
  if (here.page === 'graph') return { page: 'weekly' }
  if (here.page === 'responses') return { page: 'run', run: here.run }
  if (here.page === 'response') return { page: 'responses', run: here.run, query: here.query }
  return undefined
}

/** Who follows a link by keyboard or by ear starts at the top of what it leads to. */
function focusNewScreens(): void {
  // A memo, since what is written into a field changes the address, and must not take the focus from it.
  const screen = createMemo(() => {
    const here = route()
    if (here.page === 'price') return `${here.page} ${here.calculator}`
    return 'run' in here ? `${here.page} ${here.run}` : here.page
  })
  createEffect(
    on(
      screen,
      () => {
        document.getElementById('content')?.focus({ preventScroll: true })
        scrollTo(0, 0)
      },
      { defer: true },
    ),
  )
}
