import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js'
import type { ResponseRow } from '#viewer'
import type { ListQuery } from '../route/response-query.ts'
import type { ApiClient } from '../server/api-client.ts'
import { neededPages, rowsPerPage } from './needed-pages.ts'

/** The responses to a query, of which only the rows in sight are fetched. */
export interface ResponsePages {
  /** Undefined until the first page is there. */
  readonly total: Accessor<number | undefined>
  /** A search found as many as were asked for, and there may be more. */
  readonly more: Accessor<boolean>
  readonly failure: Accessor<unknown>
  /** Undefined while it is fetched. */
  readonly row: (index: number) => ResponseRow | undefined
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}

interface Source {
  readonly run: string
  readonly query: ListQuery
}

/** Follows a query: another one begins anew, and answers to the former are dropped. */
export function responsePages(api: ApiClient, source: Accessor<Source>): ResponsePages {
  const [total, setTotal] = createSignal<number>()
  const [more, setMore] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>()
  const [pages, setPages] = createSignal<ReadonlyMap<number, readonly ResponseRow[]>>(new Map())
  const asked = new Set<number>()
  let controller = new AbortController()
  const ask = (page: number): void => {
    if (asked.has(page)) return
    asked.add(page)
    const { signal } = controller
    const { run, query } = source()
    const window = { offset: page * rowsPerPage, limit: rowsPerPage }
    api.responses(run, { ...query, ...window }, signal).then(
      (answer) => {
        if (signal.aborted) return
        // The former list stays until the new one begins to come.
        const isFirst = page === 0
        setPages((known) => new Map(isFirst ? [] : known).set(page, answer.rows))
        setTotal((known) => (isFirst ? answer.total : Math.max(known ?? 0, answer.total)))
        setMore(answer.more === true)
      },
      (error: unknown) => {
        if (signal.aborted) return
        asked.delete(page)
        setFailure(error)
      },
    )
  }
  const reload = (): void => {
    controller.abort()
    controller = new AbortController()
    asked.clear()
    setFailure(undefined)
    ask(0)
  }
  createComputed(on(() => JSON.stringify(source()), reload))
  onCleanup(() => controller.abort())
  return {
    total,
    more,
    failure,
    row: (index) => pages().get(Math.floor(index / rowsPerPage))?.[index % rowsPerPage],
    need: (first, last) => {
      // A search goes on as far as it is asked to: its end in sight asks for more.
      const beyond = more() ? rowsPerPage : 0
      const to = more() && last >= (total() ?? 0) - 1 ? last + 1 : last
      for (const page of neededPages({ first, last: to, total: (total() ?? 0) + beyond })) ask(page)
    },
    reload,
  }
}
