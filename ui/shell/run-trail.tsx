import { type JSX, Show } from 'solid-js'
import { label } from '#figure'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'

interface RunTrailProps {
  readonly run: string
  /** The screen below the run; undefined on the run's own. */
  readonly here?: string
}

/** The way from the list of runs to here. */
export function RunTrail(props: RunTrailProps): JSX.Element {
  return (
    <nav class="trail" aria-label={props.run}>
      <ol>
        <li>
          <Link to={{ page: 'runs' }}>{words().shell.runs}</Link>
        </li>
        <Show when={props.here}>
          {(here) => (
            <>
              <li>
                <Link to={{ page: 'run', run: props.run }}>{label(props.run, 48)}</Link>
              </li>
              <li aria-current="page">{here()}</li>
            </>
          )}
        </Show>
      </ol>
    </nav>
  )
}
