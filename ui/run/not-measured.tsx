import { type JSX, Match, Switch } from 'solid-js'
import type { RunListing } from '#viewer'
import { words } from '../language/language.ts'

/** Why a run has no numbers, and how it comes to have some. */
export function NotMeasured(props: { readonly listing: RunListing }): JSX.Element {
  return (
    <div class="empty left">
      <Switch>
        <Match when={props.listing.state === 'broken'}>
          <p class="empty-title">{words().run.broken}</p>
          <p>{props.listing.problem}</p>
        </Match>
        <Match when={props.listing.state === 'running'}>
          <p>{words().run.runningMore}</p>
        </Match>
        <Match when={true}>
          <p class="empty-title">{words().run.notScored}</p>
          <p>{words().run.notScoredMore}</p>
          <pre class="command">npx jevons score {props.listing.id}</pre>
        </Match>
      </Switch>
    </div>
  )
}
