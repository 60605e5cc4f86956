// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are drawn only where they are in sight, and placed by hand, cannot be made of table elements.
import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, type JSX, on, onMount, untrack } from 'solid-js'
import { words } from '../language/language.ts'
import type { ListQuery, QueryChange } from '../route/response-query.ts'
import { narrow } from '../shell/narrow.ts'
import { ResponseHead } from './response-head.tsx'
import type { ResponsePages } from './response-pages.ts'
import { ResponseLine } from './response-row.tsx'

interface ResponseTableProps {
  readonly route: { readonly run: string; readonly query: ListQuery }
  readonly pages: ResponsePages
  readonly total: number
  readonly current: number
  /** A row that is to have the focus. */
  readonly wanted: number
  readonly setCurrent: (row: number) => void
  readonly change: (fields: QueryChange) => void
}

/** Where each list was left: coming back to it should not begin at the top. */
const leftAt = new Map<string, { readonly scroll: number; readonly current: number }>()

/** Rows of one height, so that the place of each is known without it. */
export function ResponseTable(props: ResponseTableProps): JSX.Element {
  let scroller: HTMLDivElement | undefined
  const rowHeight = (): number => (narrow() ? 76 : 40) + (props.route.query.search ? 22 : 0)
  const key = (): string => JSON.stringify(props.route)
  const virtual = createVirtualizer({
    get count() {
      return props.total
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: rowHeight,
    overscan: 8,
    initialOffset: untrack(() => leftAt.get(key())?.scroll ?? 0),
  })
  createEffect(on(rowHeight, () => virtual.measure(), { defer: true }))
  createEffect(() => {
    const rows = virtual.getVirtualItems()
    props.pages.need(rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0)
  })
  createEffect(
    on(
      () => props.wanted,
      (row) => {
        virtual.scrollToIndex(row)
        requestAnimationFrame(() => focusRow(scroller, row))
      },
      { defer: true },
    ),
  )
  onMount(() => props.setCurrent(leftAt.get(key())?.current ?? 0))
  const remember = (): void => {
    leftAt.set(key(), { scroll: scroller?.scrollTop ?? 0, current: props.current })
  }
  return (
    <div
      class="response-table"
      role="table"
      aria-label={words().responses.title}
      aria-rowcount={props.total + 1}
      data-search={props.route.query.search !== undefined}
    >
      <ResponseHead query={props.route.query} change={props.change} />
      <div class="response-scroller" role="rowgroup" tabindex="0" ref={scroller} onScroll={remember}>
        <div class="response-rows" role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
          <For each={virtual.getVirtualItems()}>
            {(item) => (
              <ResponseLine
                row={props.pages.row(item.index)}
                index={item.index}
                top={item.start}
                height={item.size}
                current={props.current === item.index}
                route={props.route}
                choose={() => props.setCurrent(item.index)}
              />
            )}
          </For>
        </div>
      </div>
    </div>
  )
}

function focusRow(scroller: HTMLElement | undefined, row: number): void {
  scroller?.querySelector<HTMLElement>(`[data-index="${row}"] a`)?.focus({ preventScroll: true })
}
