import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import { navigate } from '../route/location.ts'
import type { ReaderRoute } from '../route/route.ts'
import type { ApiClient } from '../server/api-client.ts'
import { type Neighbours, neighbours } from './neighbours.ts'
import { type PaneModel, paneModel } from './pane-model.ts'
import { type TextSearch, textSearch } from './text-search.ts'

/** Fields of the address to set anew; undefined takes one out. */
type ReaderChange = { readonly [Field in keyof ReaderRoute]?: ReaderRoute[Field] | undefined }

export interface Side {
  readonly model: PaneModel
  readonly search: TextSearch
}

/** What the parts of the reader share. */
export interface ReaderState {
  readonly route: Accessor<ReaderRoute>
  /** Without a step of the browser's history: what is in sight changes all the time. */
  readonly change: (fields: ReaderChange) => void
  readonly around: Accessor<Neighbours | undefined>
  readonly first: Side
  readonly second: Side
  /** The side that keys act on. */
  readonly active: Accessor<Side>
  readonly activate: (side: Side) => void
  readonly formulas: Accessor<boolean>
  readonly toggleFormulas: () => void
  readonly step: (by: 1 | -1) => void
}

export function readerState(api: ApiClient, route: Accessor<ReaderRoute>): ReaderState {
  const side = (response: () => string | undefined): Side => {
    const source = createMemo(
      () => {
        const id = response()
        return id === undefined ? undefined : { run: route().run, response: id }
      },
      undefined,
      // Another thought in sight changes the address, and must not fetch the response again.
      { equals: (a, b) => a?.run === b?.run && a?.response === b?.response },
    )
    const model = paneModel(api, source)
    const search = textSearch(
      () => model.detail()?.text ?? '',
      () => route().find ?? '',
    )
    return { model, search }
  }
  const first = side(() => route().response)
  const second = side(() => route().beside)
  const [chosen, setChosen] = createSignal(first)
  const [formulas, setFormulas] = createSignal(true)
  const around = neighbours(api, route)
  const change = (fields: ReaderChange): void => navigate(changed(route(), fields), { replace: true })
  createEffect(
    on(first.model.current, (index) => change({ thought: index === 0 ? undefined : index + 1 }), {
      defer: true,
    }),
  )
  return {
    route,
    change,
    around,
    first,
    second,
    active: () => (route().beside === undefined ? first : chosen()),
    activate: setChosen,
    formulas,
    toggleFormulas: () => setFormulas((now) => !now),
    step: (by) => {
      const near = around()
      const response = by === 1 ? near?.next : near?.previous
      if (near?.at === undefined || response === undefined) return
      navigate(changed(route(), { response, at: near.at + by, beside: undefined, thought: undefined }))
    },
  }
}

function changed(route: ReaderRoute, fields: ReaderChange): ReaderRoute {
  const merged = Object.entries({ ...route, ...fields }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(merged) as unknown as ReaderRoute
}
