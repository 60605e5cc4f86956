import { type Accessor, createMemo, createRoot, createSignal } from 'solid-js'
import { type Route, readRoute, writeRoute } from './route.ts'

interface Place {
  readonly route: Accessor<Route>
  readonly navigate: (route: Route, options?: { readonly replace?: boolean }) => void
}

function place(): Place {
  const here = (): string => location.pathname + location.search
  const [address, setAddress] = createSignal(here())
  addEventListener('popstate', () => setAddress(here()))
  const route = createMemo(() => readRoute(address()))
  return {
    route,
    navigate: (to, { replace = false } = {}) => {
      const next = writeRoute(to)
      if (next === here()) return
      if (replace) history.replaceState(null, '', next)
      else history.pushState(null, '', next)
      setAddress(next)
    },
  }
}

const current = createRoot(place)

/** Where the workbench is: what its address says. */
export function route(): Route {
  return current.route()
}

/** Goes elsewhere by the browser's own history, so that links and its buttons work. */
export function navigate(to: Route, options: { readonly replace?: boolean } = {}): void {
  current.navigate(to, options)
}
