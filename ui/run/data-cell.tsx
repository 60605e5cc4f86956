import { type JSX, Show } from 'solid-js'
import type { Cell, ResponseFilter } from '#figure'
import { words } from '../language/language.ts'

interface DataCellProps {
  readonly cell: Cell
  /** The number of its note below the table; 0 for none. */
  readonly note: number
  readonly open: ((filter: ResponseFilter) => void) | undefined
  /** It stands in a column of words. */
  readonly isWords: boolean
}

/** A number in words, with its interval; pressed, it leads to the responses that it counts. */
export function DataCell(props: DataCellProps): JSX.Element {
  return (
    <td classList={{ words: props.isWords }}>
      <Show when={props.open && props.cell.filter} fallback={<Said cell={props.cell} />}>
        {(filter) => (
          <button
            type="button"
            class="cell-link"
            title={words().run.openPoint}
            onClick={() => props.open?.(filter())}
          >
            <Said cell={props.cell} />
          </button>
        )}
      </Show>
      <Show when={props.note > 0}>
        <sup class="note" title={props.cell.note}>
          <span class="spoken">{words().run.noteOf(props.note)}</span>
          <span aria-hidden="true">{props.note}</span>
        </sup>
      </Show>
      <Show when={props.cell.interval}>{(interval) => <small>{interval()}</small>}</Show>
      <Show when={props.cell.beside}>{(beside) => <small>{beside()}</small>}</Show>
    </td>
  )
}

function Said(props: { readonly cell: Cell }): JSX.Element {
  return (
    <span classList={{ higher: props.cell.tone === 'higher', lower: props.cell.tone === 'lower' }}>
      {props.cell.text}
    </span>
  )
}
