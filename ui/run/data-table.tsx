import { For, type JSX, Show } from 'solid-js'
import type { Cell, ResponseFilter, Table } from '#figure'
import { words } from '../language/language.ts'

interface DataTableProps {
  readonly table: Table
  readonly open?: ((filter: ResponseFilter) => void) | undefined
}

/** A table of the report: numbers with their intervals, reasons where there are none, and the responses behind them. */
export function DataTable(props: DataTableProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="table-scroll" tabindex="0" aria-label={props.table.title}>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{props.table.corner}</th>
            <For each={props.table.columns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <For each={props.table.groups}>
          {({ title, rows }) => (
            <tbody>
              <Show when={title}>
                <tr class="group">
                  <th scope="rowgroup" colSpan={props.table.columns.length + 1}>
                    {title}
                  </th>
                </tr>
              </Show>
              <For each={rows}>
                {({ label, indented, cells }) => (
                  <tr>
                    <th scope="row" classList={{ part: indented === true }}>
                      {label}
                    </th>
                    <For each={cells}>{(cell) => <DataCell cell={cell} open={props.open} />}</For>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </section>
  )
}

function DataCell(props: { readonly cell: Cell; readonly open: DataTableProps['open'] }): JSX.Element {
  const text = (): JSX.Element => (
    <span classList={{ higher: props.cell.tone === 'higher', lower: props.cell.tone === 'lower' }}>{props.cell.text}</span>
  )
  const openable = (): { readonly open: (filter: ResponseFilter) => void; readonly filter: ResponseFilter } | undefined =>
    props.open && props.cell.filter ? { open: props.open, filter: props.cell.filter } : undefined
  return (
    <td>
      <Show when={openable()} fallback={text()}>
        {(target) => (
          <button
            type="button"
            class="cell-link"
            title={words().run.openPoint}
            onClick={() => target().open(target().filter)}
          >
            {text()}
          </button>
        )}
      </Show>
      <Show when={props.cell.interval}>{(interval) => <small>{interval()}</small>}</Show>
      <Show when={props.cell.beside}>{(beside) => <small>{beside()}</small>}</Show>
      <Show when={props.cell.note}>{(note) => <small class="cell-note">{note()}</small>}</Show>
    </td>
  )
}
