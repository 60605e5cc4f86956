import type { JSX } from 'solid-js'
import { words } from '../language/language.ts'

/** What to do where no run is yet. */
export function EmptyRuns(): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{words().runs.none}</p>
      <p>{words().runs.noneMore}</p>
      <pre class="command">
        {
          'npx jevons study --out runs/first --policy none --policy tip\nnpx jevons import traces.jsonl --out runs/mine'
        }
      </pre>
    </div>
  )
}
