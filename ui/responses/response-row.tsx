// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are drawn only where they are in sight, and placed by hand, cannot be made of table elements.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a row the link has the focus.
import { type JSX, Show } from 'solid-js'
import { absentMark, label } from '#figure'
import type { ResponseRow } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { Link } from '../route/link.tsx'
import type { ListQuery } from '../route/response-query.ts'
import { OutcomeMark } from '../shell/outcome-mark.tsx'
import { Found } from './found.tsx'

interface ResponseLineProps {
  /** Undefined while it is fetched. */
  readonly row: ResponseRow | undefined
  readonly index: number
  readonly top: number
  readonly height: number
  readonly current: boolean
  readonly route: { readonly run: string; readonly query: ListQuery }
  readonly choose: () => void
}

/** A response as one line of the list. */
export function ResponseLine(props: ResponseLineProps): JSX.Element {
  return (
    <div
      class="response-row"
      role="row"
      aria-rowindex={props.index + 2}
      aria-current={props.current ? 'true' : undefined}
      data-index={props.index}
      style={{ transform: `translateY(${props.top}px)`, height: `${props.height}px` }}
    >
      <Show when={props.row} fallback={<span class="row-waits" role="cell" />}>
        {(row) => <Cells {...props} row={row()} />}
      </Show>
    </div>
  )
}

function Cells(props: ResponseLineProps & { readonly row: ResponseRow }): JSX.Element {
  const find = (): { readonly find?: string } =>
    props.route.query.search === undefined ? {} : { find: props.route.query.search }
  return (
    <>
      <span role="cell" data-column="outcome">
        <OutcomeMark outcome={props.row.outcome} />
      </span>
      <span role="cell" data-column="problem">
        <Link
          to={{
            page: 'response',
            run: props.route.run,
            response: props.row.id,
            query: props.route.query,
            at: props.index,
            ...find(),
          }}
          tabindex={props.current ? 0 : -1}
          onFocus={() => props.choose()}
        >
          {label(props.row.problem, 80)}
        </Link>
      </span>
      <span role="cell" data-column="arm" title={props.row.arm}>
        {label(props.row.arm, 60)}
      </span>
      <span role="cell" data-column="sample">
        <span class="narrow-label">{words().responses.columns.sample} </span>
        {saidCount(props.row.sample)}
      </span>
      <span role="cell" data-column="level">
        {props.row.level ?? absentMark}
      </span>
      <Numbers row={props.row} />
      <Show when={props.row.excerpt}>
        {(excerpt) => (
          <span role="cell" data-column="excerpt">
            <Found text={excerpt()} search={props.route.query.search ?? ''} />
          </span>
        )}
      </Show>
    </>
  )
}

function Numbers(props: { readonly row: ResponseRow }): JSX.Element {
  const first = (): string => {
    const { firstCorrect } = props.row
    if (firstCorrect === null) return absentMark
    return firstCorrect === 0 ? words().responses.firstCorrectNone : saidCount(firstCorrect)
  }
  return (
    <>
      <span role="cell" data-column="answer">
        <Show
          when={props.row.answer !== null}
          fallback={<span class="muted">{words().responses.noAnswer}</span>}
        >
          {label(props.row.answer ?? '', 60)}
        </Show>
      </span>
      <span role="cell" data-column="tokens">
        <span class="narrow-label">{words().responses.columns.tokens} </span>
        {saidCount(props.row.reasoningTokens)}
      </span>
      <span role="cell" data-column="thoughts">
        <span class="narrow-label">{words().responses.columns.thoughts} </span>
        {saidCount(props.row.thoughts)}
      </span>
      <span role="cell" data-column="firstCorrect" classList={{ muted: props.row.firstCorrect === 0 }}>
        {first()}
      </span>
    </>
  )
}
