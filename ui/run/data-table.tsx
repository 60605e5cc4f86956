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
  const areWords = createMemo(() => wordColumns(props.table))
  return (
    <>
      <section class="table-scroll" tabindex="0" aria-label={props.table.title}>
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{props.table.corner}</th>
              <For each={props.table.columns}>
                {(column, place) => (
                  <th scope="col" classList={{ words: areWords().has(place()) }}>
                    {column}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <For each={props.table.groups}>
            {(group) => (
              <Group
                {...group}
                columns={props.table.columns.length}
                wordColumns={areWords()}
                notes={notes()}
                open={props.open}
              />
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

/** Columns of words, which read from the left: none of their cells holds a number. */
function wordColumns({ columns, groups }: Table): ReadonlySet<number> {
  const rows = groups.flatMap((group) => group.rows)
  const isNumber = (place: number): boolean =>
    rows.some(({ cells }) => cells[place]?.value !== undefined || cells[place]?.interval !== undefined)
  return new Set(columns.flatMap((_, place) => (isNumber(place) ? [] : [place])))
}

type GroupProps = Table['groups'][number] & {
  readonly columns: number
  readonly wordColumns: ReadonlySet<number>
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
              {(cell, place) => (
                <DataCell
                  cell={cell}
                  note={props.notes.indexOf(cell.note ?? '') + 1}
                  open={props.open}
                  isWords={props.wordColumns.has(place())}
                />
              )}
            </For>
          </tr>
        )}
      </For>
    </tbody>
  )
}
