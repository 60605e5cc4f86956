import { For, type JSX } from 'solid-js'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { route } from '../route/location.ts'
import type { Route } from '../route/route.ts'

const doors = [
  ['measure', { page: 'runs' }],
  ['price', { page: 'prices' }],
  ['weekly', { page: 'weekly' }],
] as const satisfies readonly (readonly [string, Route])[]

/** The three doors of the workbench, the one that is open marked. */
export function Doors(): JSX.Element {
  return (
    <nav class="doors" aria-label={words().doors.doors}>
      <For each={doors}>
        {([name, to]) => (
          <Link to={to} class="door" aria-current={route().page === to.page ? 'page' : undefined}>
            <strong>{words().doors[name].title}</strong>
            <span>{words().doors[name].lead}</span>
          </Link>
        )}
      </For>
    </nav>
  )
}
