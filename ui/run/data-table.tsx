import { createMemo, For, type JSX, Show } from 'solid-js'
import type { ResponseFilter, Table } from '#figure'
import { DataCell } from './data-cell.tsx'
import { tableNotes } from './table-notes.ts'

interface DataTableProps {
  readonly table: Table
  readonly open?: ((filter: ResponseFilter) => void) | undefined
}

/** A table of the report: numbers with their intervals, the responses behind them, and below it what must be known of some. */
export function DataTable(props: DataTableProps): JSX.Element {
  const notes = createMemo(() => tableNotes(props.table))
  return (
    <>
      <section class="table-scroll" tabindex="0" aria-label={props.table.title}>
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{props.table.corner}</th>
              <For each={props.table.columns}>{(column) => <th scope="col">{column}</th>}</For>
            </tr>
          </thead>
          <For each={props.table.groups}>
            {(group) => (
              <Group {...group} columns={props.table.columns.length} notes={notes()} open={props.open} />
            )}
          </For>
        </table>
      </section>
      <Show when={notes().length > 0}>
        <ol class="table-notes">
          <For each={notes()}>{(note) => <li>{note}</li>}</For>
        </ol>
      </Show>
    </>
  )
}

type GroupProps = Table['groups'][number] & {
  readonly columns: number
  readonly notes: readonly string[]
  readonly open: DataTableProps['open']
}

function Group(props: GroupProps): JSX.Element {
  return (
    <tbody>
      <Show when={props.title}>
        <tr class="group">
          <th scope="rowgroup" colSpan={props.columns + 1}>
            {props.title}
          </th>
        </tr>
      </Show>
      <For each={props.rows}>
        {({ label, indented, cells }) => (
          <tr>
            <th scope="row" classList={{ part: indented === true }}>
              {label}
            </th>
            <For each={cells}>
              {(cell) => (
                <DataCell cell={cell} note={props.notes.indexOf(cell.note ?? '') + 1} open={props.open} />
              )}
            </For>
          </tr>
        )}
      </For>
    </tbody>
  )
}
