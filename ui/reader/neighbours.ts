import { type Accessor, createMemo } from 'solid-js'
import type { ReaderRoute } from '../route/route.ts'
import { answerTo } from '../server/answer.ts'
import type { ApiClient } from '../server/api-client.ts'

/** What stands before and after a response in the list it was opened from. */
export interface Neighbours {
  readonly previous: string | undefined
  readonly next: string | undefined
  /** Undefined where it was not opened from a list, or is no longer at that place. */
  readonly at: number | undefined
  readonly total: number
}

export function neighbours(api: ApiClient, route: Accessor<ReaderRoute>): Accessor<Neighbours | undefined> {
  const asked = createMemo(
    () => {
      const { run, query, at, response } = route()
      return at === undefined ? undefined : { run, query, at, response }
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  const around = answerTo(asked, async ({ run, query, at, response }) => {
    const offset = Math.max(0, at - 1)
    const { rows, total } = await api.responses(run, { ...query, offset, limit: at - offset + 2 })
    if (rows[at - offset]?.id !== response) return undefined
    return { previous: at > 0 ? rows[0]?.id : undefined, next: rows[at - offset + 1]?.id, at, total }
  })
  return around.value
}
