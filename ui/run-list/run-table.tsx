import { For, type JSX } from 'solid-js'
import type { RunListing } from '#viewer'
import { words } from '../language/language.ts'
import { Mark } from '../shell/mark.tsx'
import { orderAfterClick, type RunOrder, type RunSortKey } from './run-order.ts'
import { RunRow } from './run-row.tsx'

interface RunTableProps {
  readonly runs: readonly RunListing[]
  readonly order: RunOrder
  readonly setOrder: (order: RunOrder) => void
}

const columns: readonly RunSortKey[] = [
  'run',
  'state',
  'model',
  'problems',
  'responses',
  'accuracy',
  'started',
]

/** Runs, one a row; on a narrow screen each row is a card. */
export function RunTable(props: RunTableProps): JSX.Element {
  return (
    <table class="runs">
      <thead>
        <tr>
          <td class="select-cell" />
          <For each={columns}>
            {(key) => (
              <th scope="col" data-column={key} aria-sort={sortOf(props.order, key)}>
                <button type="button" onClick={() => props.setOrder(orderAfterClick(props.order, key))}>
                  {words().runs.columns[key]}
                  <Mark name={props.order.key === key && !props.order.descending ? 'up' : 'down'} />
                </button>
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.runs}>{(run) => <RunRow run={run} />}</For>
      </tbody>
    </table>
  )
}

function sortOf(order: RunOrder, key: RunSortKey): 'ascending' | 'descending' | undefined {
  if (order.key !== key) return undefined
  return order.descending ? 'descending' : 'ascending'
}
