import { type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { Link } from '../route/link.tsx'
import { Mark } from '../shell/mark.tsx'
import { BesideChoice } from './beside-choice.tsx'
import { findFieldId } from './reader-keys.ts'
import type { ReaderState } from './reader-state.ts'

interface ReaderBarProps {
  readonly state: ReaderState
}

/** Where the response is, the ways to the next one, and what is looked for in it. */
export function ReaderBar(props: ReaderBarProps): JSX.Element {
  const { route, first } = props.state
  return (
    <div class="reader-bar">
      <Link to={{ page: 'responses', run: route().run, query: route().query }} class="back">
        <Mark name="previous" /> {words().reader.toList}
      </Link>
      <h1>{first.model.detail()?.problem ?? '…'}</h1>
      <Steps state={props.state} />
      <FindField state={props.state} />
      <BesideChoice state={props.state} />
      <button
        type="button"
        class="icon formulas"
        aria-pressed={props.state.formulas()}
        aria-label={`f(x): ${words().reader.formulas}`}
        title={`${words().reader.keyOf.formulas} (m)`}
        onClick={props.state.toggleFormulas}
      >
        <i aria-hidden="true">f(x)</i>
      </button>
    </div>
  )
}

function Steps(props: ReaderBarProps): JSX.Element {
  const { around, step } = props.state
  return (
    <Show when={around()}>
      {(near) => (
        <span class="steps">
          <button
            type="button"
            class="quiet icon"
            disabled={near().previous === undefined}
            aria-label={words().reader.previous}
            title={`${words().reader.previous} (p)`}
            onClick={() => step(-1)}
          >
            <Mark name="previous" />
          </button>
          <span class="number">
            {words().reader.place(saidCount((near().at ?? 0) + 1), saidCount(near().total))}
          </span>
          <button
            type="button"
            class="quiet icon"
            disabled={near().next === undefined}
            aria-label={words().reader.next}
            title={`${words().reader.next} (n)`}
            onClick={() => step(1)}
          >
            <Mark name="next" />
          </button>
        </span>
      )}
    </Show>
  )
}

function FindField(props: ReaderBarProps): JSX.Element {
  const { route, change, active } = props.state
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    active().search.move(event.shiftKey ? -1 : 1)
  }
  return (
    <search class="find">
      <input
        id={findFieldId}
        type="search"
        value={route().find ?? ''}
        placeholder={words().reader.find}
        aria-label={words().reader.find}
        onInput={({ currentTarget: { value } }) => change({ find: value === '' ? undefined : value })}
        onKeyDown={press}
      />
      <span class="find-count number" role="status">
        {active().search.said()}
      </span>
    </search>
  )
}
