import { type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { RunDetail, RunListing } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount, saidMoment } from '../language/said.ts'
import { Link } from '../route/link.tsx'
import { useLive } from '../server/live-context.ts'
import { Progress } from '../shell/progress.tsx'

/** Which run it is, how far it has come, and the way to its responses. */
export function RunHead(props: { readonly detail: RunDetail }): JSX.Element {
  const live = useLive()
  const listing = (): RunListing =>
    live.runs()?.find(({ id }) => id === props.detail.listing.id) ?? props.detail.listing
  return (
    <header class="page-head run-head">
      <div>
        <h1>{label(listing().id, 120)}</h1>
        <p class="run-line">
          <span class="state" data-state={listing().state}>
            {words().runs.states[listing().state]}
          </span>
          <Show when={listing().kind}>{(kind) => <span>{words().runs.kinds[kind()]}</span>}</Show>
          <Show when={listing().model}>{(model) => <span>{label(model(), 80)}</span>}</Show>
          <Show when={listing().startedAt}>{(at) => <time dateTime={at()}>{saidMoment(at())}</time>}</Show>
        </p>
        <Show when={listing().state === 'running' && listing().planned}>
          {(planned) => (
            <Progress
              done={listing().responses}
              of={planned()}
              text={words().run.stillRunning(saidCount(listing().responses), saidCount(planned()))}
            />
          )}
        </Show>
      </div>
      <Link to={{ page: 'responses', run: listing().id, query: {} }} class="button primary">
        {words().run.allResponses(saidCount(listing().responses))}
      </Link>
    </header>
  )
}
