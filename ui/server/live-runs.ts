import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { RunListing, ViewerEvent } from '#viewer'
import type { ApiClient } from './api-client.ts'
import { afterEvent, newestFirst } from './run-merge.ts'

/** The runs as they are now. */
export interface LiveRuns {
  /** Undefined until the server has answered. */
  readonly runs: Accessor<readonly RunListing[] | undefined>
  readonly failure: Accessor<unknown>
  /** Whether news arrive as they happen. */
  readonly live: Accessor<boolean>
  /** Grows whenever that run's summary was written again. */
  readonly edition: (run: string) => number
  readonly reload: () => void
}

/** Asks once and then listens; after a broken connection it asks again, since news were missed. */
export function liveRuns(api: ApiClient, listen: (address: string) => EventSource): LiveRuns {
  const [runs, setRuns] = createSignal<readonly RunListing[]>()
  const [failure, setFailure] = createSignal<unknown>()
  const [live, setLive] = createSignal(false)
  const [editions, setEditions] = createSignal<Readonly<Record<string, number>>>({})
  const reload = (): void => {
    api.runs().then(
      (listed) => {
        setFailure(undefined)
        setRuns(newestFirst(listed))
      },
      (error: unknown) => setFailure(error),
    )
  }
  const source = listen('/api/events')
  source.onopen = () => {
    setLive(true)
    reload()
  }
  source.onerror = () => setLive(false)
  source.onmessage = ({ data }) => {
    const event = JSON.parse(String(data)) as ViewerEvent
    setRuns((known) => known && afterEvent(known, event))
    if (event.type === 'summary') setEditions((all) => ({ ...all, [event.run]: (all[event.run] ?? 0) + 1 }))
  }
  onCleanup(() => source.close())
  reload()
  return { runs, failure, live, edition: (run) => editions()[run] ?? 0, reload }
}
