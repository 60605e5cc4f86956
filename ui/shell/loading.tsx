import type { JSX } from 'solid-js'
import { words } from '../language/language.ts'

/** Shows only after a moment: what comes at once should not flicker. */
export function Loading(): JSX.Element {
  return (
    <p class="loading" role="status">
      {words().shell.loading}
    </p>
  )
}
