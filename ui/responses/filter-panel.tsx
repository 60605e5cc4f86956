import type { ComponentProps, JSX } from 'solid-js'
import { label } from '#figure'
import type { RunDetail } from '#viewer'
import { words } from '../language/language.ts'
import type { ListQuery, QueryChange } from '../route/response-query.ts'
import { answerTo } from '../server/answer.ts'
import { useApi } from '../server/api-context.ts'
import { Mark } from '../shell/mark.tsx'
import { Choice } from './choice.tsx'
import { CountRange } from './count-range.tsx'

interface FilterPanelProps {
  readonly run: string
  readonly query: ListQuery
  readonly change: (fields: QueryChange) => void
}

const outcomes = ['correct', 'incorrect', 'ungradable', 'failed', 'ungraded'] as const
const sorts = ['order', 'tokens', 'thoughts', 'underthinking'] as const

/** What the list can be narrowed to and sorted by. */
export function FilterPanel(props: FilterPanelProps): JSX.Element {
  const api = useApi()
  const detail = answerTo(() => props.run, api.run)
  const arms = (): readonly string[] => detail.value()?.description.arms.map(({ id }) => id) ?? []
  return (
    <details class="filters" open={innerWidth > 720}>
      <summary>
        <Mark name="filter" /> {words().responses.filters}
      </summary>
      <div class="filter-fields">
        <Choice
          name={words().responses.columns.arm}
          value={props.query.arm}
          options={arms().map((arm) => ({ value: arm, text: label(arm, 48) }))}
          choose={(arm) => props.change({ arm })}
        />
        <Choice
          name={words().responses.columns.outcome}
          value={props.query.outcome}
          options={outcomes.map((one) => ({ value: one, text: words().outcomes[one] }))}
          choose={(outcome) => props.change({ outcome })}
        />
        <Choice
          name={words().responses.columns.level}
          value={props.query.level?.toString()}
          options={levelsOf(detail.value()).map((level) => ({
            value: String(level),
            text: words().responses.level(String(level)),
          }))}
          choose={(level) => props.change({ level: level === undefined ? undefined : Number(level) })}
        />
        <FirstCorrect {...props} />
        <Range {...props} name={words().responses.columns.tokens} least="minTokens" most="maxTokens" />
        <Range {...props} name={words().responses.columns.thoughts} least="minThoughts" most="maxThoughts" />
        <Sorting {...props} />
      </div>
    </details>
  )
}

interface RangeProps extends FilterPanelProps {
  readonly name: string
  readonly least: 'minTokens' | 'minThoughts'
  readonly most: 'maxTokens' | 'maxThoughts'
}

function Range(props: RangeProps): JSX.Element {
  const bound = (field: RangeProps['least' | 'most']): ComponentProps<typeof CountRange>['least'] => ({
    name: words().responses[field],
    value: props.query[field],
    change: (value) => props.change({ [field]: value }),
  })
  return <CountRange name={props.name} least={bound(props.least)} most={bound(props.most)} />
}

function FirstCorrect(props: FilterPanelProps): JSX.Element {
  return (
    <Choice
      name={words().responses.firstCorrect}
      value={props.query.firstCorrect?.toString()}
      options={Array.from({ length: 11 }, (_, position) => ({
        value: String(position),
        text:
          position === 0
            ? words().responses.firstCorrectNone
            : words().responses.firstCorrectAt(String(position)),
      }))}
      choose={(position) =>
        props.change({ firstCorrect: position === undefined ? undefined : Number(position) })
      }
    />
  )
}

function Sorting(props: FilterPanelProps): JSX.Element {
  const direction = (): string =>
    props.query.descending ? words().responses.descending : words().responses.ascending
  return (
    <span class="sorting">
      <Choice
        name={words().responses.sortBy}
        value={props.query.sort ?? 'order'}
        required
        options={sorts.map((one) => ({ value: one, text: words().responses.sort[one] }))}
        choose={(sort) =>
          props.change(
            sort === 'order' ? { sort: undefined, descending: undefined } : { sort, descending: true },
          )
        }
      />
      <button
        type="button"
        disabled={props.query.sort === undefined}
        onClick={() => props.change({ descending: props.query.descending ? undefined : true })}
      >
        {direction()}
      </button>
    </span>
  )
}

function levelsOf(detail: RunDetail | undefined): number[] {
  const levels = detail?.summary?.arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)) ?? []
  return [...new Set(levels)].sort((a, b) => a - b)
}
