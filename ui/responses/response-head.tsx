// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are drawn only where they are in sight, and placed by hand, cannot be made of table elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a row the link has the focus.
import { For, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import type { Words } from '../language/words.ts'
import type { ListQuery, QueryChange } from '../route/response-query.ts'
import { Mark } from '../shell/mark.tsx'

interface ResponseHeadProps {
  readonly query: ListQuery
  readonly change: (fields: QueryChange) => void
}

type Column = keyof Words['responses']['columns']

const columns: readonly Column[] = [
  'outcome',
  'problem',
  'arm',
  'sample',
  'level',
  'answer',
  'tokens',
  'thoughts',
  'firstCorrect',
]

const sortable: Readonly<Partial<Record<Column, 'tokens' | 'thoughts'>>> = {
  tokens: 'tokens',
  thoughts: 'thoughts',
}

/** The names of the columns; those that the server sorts by are buttons. */
export function ResponseHead(props: ResponseHeadProps): JSX.Element {
  return (
    <div class="response-head" role="rowgroup">
      <div class="response-row head" role="row" aria-rowindex={1}>
        <For each={columns}>
          {(column) => (
            <span role="columnheader" data-column={column} aria-sort={sortOf(props.query, column)}>
              <Show when={sortable[column]} fallback={words().responses.columns[column]}>
                {(sort) => (
                  <button type="button" onClick={() => props.change(afterClick(props.query, sort()))}>
                    {words().responses.columns[column]}
                    <Mark name={props.query.sort === sort() && !props.query.descending ? 'up' : 'down'} />
                  </button>
                )}
              </Show>
            </span>
          )}
        </For>
      </div>
    </div>
  )
}

function sortOf(query: ListQuery, column: Column): 'ascending' | 'descending' | undefined {
  const sort = sortable[column]
  if (sort === undefined || query.sort !== sort) return undefined
  return query.descending ? 'descending' : 'ascending'
}

/** The most first, then the fewest, then as recorded. */
function afterClick(query: ListQuery, sort: 'tokens' | 'thoughts'): QueryChange {
  if (query.sort !== sort) return { sort, descending: true }
  return query.descending ? { sort, descending: undefined } : { sort: undefined, descending: undefined }
}
