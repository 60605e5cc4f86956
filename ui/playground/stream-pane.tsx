import { type Accessor, createMemo, Index, type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount, saidShare } from '../language/said.ts'
import { OutcomeMark } from '../shell/outcome-mark.tsx'
import type { PlaygroundState, Side } from './playground-state.ts'
import { type ReadResponse, type ReadThought, readAlong } from './read-along.ts'
import { type Pace, unrolling } from './unrolling.ts'

interface StreamPaneProps {
  readonly side: Side
  readonly state: PlaygroundState
  readonly pace: Accessor<Pace>
}

/** What one side writes, thought by thought. */
export function StreamPane(props: StreamPaneProps): JSX.Element {
  const text = (): ReturnType<typeof words>['playground'] => words().playground
  const written = (): ReturnType<PlaygroundState['written'][Side]> => props.state.written[props.side]()
  const shown = unrolling(() => written()?.tokens.length ?? 0, written, props.pace)
  const read = createMemo((): ReadResponse | undefined => {
    const [problem, response] = [props.state.problem(), written()]
    return problem && response && readAlong(problem, response, shown())
  })
  const name = (): string => {
    const { alpha, beta } = props.state.settings()
    return props.side === 'none' ? text().without : text().with({ alpha: String(alpha), beta: String(beta) })
  }
  return (
    <section class="stream-pane" data-side={props.side} aria-label={name()}>
      <header>
        <h2>{name()}</h2>
        <Show when={read()?.outcome}>{(outcome) => <OutcomeMark outcome={outcome()} />}</Show>
      </header>
      <Show when={read()}>
        {(response) => (
          <>
            <Facts response={response()} />
            <Strip thoughts={response().thoughts} />
            <ol class="stream-thoughts">
              <Index each={response().thoughts}>
                {(thought, index) => <StreamThought thought={thought()} number={index + 1} />}
              </Index>
            </ol>
            <Show when={response().answer}>
              <p class="stream-answer" lang="en">
                {response().answer}
              </p>
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}

function Facts(props: { readonly response: ReadResponse }): JSX.Element {
  const switches = (): number => Math.max(0, props.response.thoughts.length - 1)
  return (
    <p class="stream-facts">
      <span>{words().playground.tokens(saidCount(props.response.reasoningTokens))}</span>
      <span>{words().playground.switches(saidCount(switches()))}</span>
      <Show when={props.response.underthinking !== undefined}>
        <span>{words().playground.underthinking(saidShare(props.response.underthinking))}</span>
      </Show>
    </p>
  )
}

/** Thoughts to scale. The list below says the same in words. */
function Strip(props: { readonly thoughts: readonly ReadThought[] }): JSX.Element {
  return (
    <div class="stream-strip" aria-hidden="true">
      <Index each={props.thoughts}>
        {(thought) => (
          <span data-state={thought().state} style={{ 'flex-grow': Math.max(1, thought().tokens) }} />
        )}
      </Index>
    </div>
  )
}

const signs = { correct: '✓', abandoned: '↯', incorrect: '✕', unjudged: '…' } as const

function StreamThought(props: { readonly thought: ReadThought; readonly number: number }): JSX.Element {
  const rest = (): string => {
    const { text, opener } = props.thought
    return text.startsWith(opener) ? text.slice(opener.length) : text
  }
  return (
    <li data-state={props.thought.state}>
      <span class="stream-mark">
        {props.number} <span aria-hidden="true">{signs[props.thought.state]}</span>
        <span class="spoken"> {words().reader.states[props.thought.state]}</span>
      </span>
      <span class="stream-words" lang="en">
        <Show when={props.thought.opener}>
          <mark>{props.thought.opener}</mark>
        </Show>
        {rest()}
      </span>
      <span class="stream-tokens">{saidCount(props.thought.tokens)}</span>
    </li>
  )
}
