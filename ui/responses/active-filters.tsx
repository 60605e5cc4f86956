import { For, type JSX, Show } from 'solid-js'
import { label } from '#figure'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import type { ListQuery, QueryChange } from '../route/response-query.ts'
import { Mark } from '../shell/mark.tsx'

interface ActiveFiltersProps {
  readonly query: ListQuery
  readonly change: (fields: QueryChange) => void
  readonly clear: () => void
}

type Filter = Exclude<keyof ListQuery, 'sort' | 'descending' | 'search'>

const filters: readonly Filter[] = [
  'arm',
  'outcome',
  'level',
  'problem',
  'firstCorrect',
  'minTokens',
  'maxTokens',
  'minThoughts',
  'maxThoughts',
]

/** The filters that are on, each with a way to take it off. */
export function ActiveFilters(props: ActiveFiltersProps): JSX.Element {
  const active = (): readonly Filter[] => filters.filter((one) => props.query[one] !== undefined)
  return (
    <Show when={active().length > 0}>
      <ul class="chips">
        <For each={active()}>
          {(filter) => (
            <li>
              <button
                type="button"
                class="chip"
                aria-label={words().responses.remove(text(props.query, filter))}
                onClick={() => props.change({ [filter]: undefined })}
              >
                {text(props.query, filter)}
                <Mark name="close" />
              </button>
            </li>
          )}
        </For>
        <li>
          <button type="button" class="quiet" onClick={props.clear}>
            {words().responses.clear}
          </button>
        </li>
      </ul>
    </Show>
  )
}

function text(query: ListQuery, filter: Filter): string {
  return words().responses.active(nameOf(filter), valueText(query, filter))
}

function nameOf(filter: Filter): string {
  const { responses } = words()
  if (filter === 'arm' || filter === 'outcome' || filter === 'level') return responses.columns[filter]
  return responses[filter]
}

function valueText(query: ListQuery, filter: Filter): string {
  const { responses, outcomes } = words()
  const value = query[filter]
  if (filter === 'outcome' && query.outcome) return outcomes[query.outcome]
  if (filter === 'firstCorrect')
    return value === 0 ? responses.firstCorrectNone : responses.firstCorrectAt(String(value))
  if (typeof value !== 'number') return label(String(value), 60)
  return filter === 'level' ? String(value) : saidCount(value)
}
