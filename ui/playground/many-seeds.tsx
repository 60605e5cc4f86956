import { createEffect, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import type { GenerationRequest } from '#engine'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { Failure } from '../shell/failure.tsx'
import { Progress } from '../shell/progress.tsx'
import type { PlaygroundState, Side } from './playground-state.ts'
import { counted, emptyTally, type Tally } from './tally.ts'

const howMany = 100
const sides: readonly Side[] = ['none', 'tip']

/** One response shows what happens, not how often: the same problem from a hundred seeds, counted on both sides. */
export function ManySeeds(props: { readonly state: PlaygroundState }): JSX.Element {
  const [tallies, setTallies] = createSignal<Readonly<Record<Side, Tally>>>()
  const [failure, setFailure] = createSignal<unknown>()
  let stopping = new AbortController()
  const stop = (): void => stopping.abort()
  onCleanup(stop)
  // Counts of other settings would be taken for those of the present ones.
  createEffect(
    on([props.state.settings], () => {
      stop()
      setTallies(undefined)
    }),
  )
  const count = async (side: Side, signal: AbortSignal): Promise<void> => {
    const problem = props.state.problem()
    const requests = requestsOf(props.state, side)
    if (!problem || requests.length === 0) return
    await props.state.reasoner.sample(requests, {
      signal,
      onResponse: (response) =>
        setTallies((now) => now && { ...now, [side]: counted(now[side], problem, response) }),
    })
  }
  const start = (): void => {
    stop()
    stopping = new AbortController()
    const { signal } = stopping
    setFailure(undefined)
    setTallies({ none: emptyTally, tip: emptyTally })
    Promise.all(sides.map((side) => count(side, signal))).catch((error) => {
      if (!signal.aborted) setFailure(error)
    })
  }
  return (
    <section class="many-seeds panel" aria-labelledby="many-title">
      <h2 id="many-title">{words().playground.many}</h2>
      <p class="quiet-text">{words().playground.manyLead}</p>
      <button type="button" onClick={start} disabled={!props.state.problem()}>
        {words().playground.manyStart(saidCount(howMany))}
      </button>
      <Show when={failure()}>{(error) => <Failure error={error()} />}</Show>
      <Show when={tallies()}>{(now) => <Counts tallies={now()} />}</Show>
    </section>
  )
}

function requestsOf(state: PlaygroundState, side: Side): GenerationRequest[] {
  return Array.from({ length: howMany }, (_, sample) => state.requestOf(side, sample)).filter(
    (request) => request !== undefined,
  )
}

function Counts(props: { readonly tallies: Readonly<Record<Side, Tally>> }): JSX.Element {
  const done = (): number => props.tallies.none.responses + props.tallies.tip.responses
  const isWhole = (): boolean => done() === 2 * howMany
  const text = (): ReturnType<typeof words>['playground'] => words().playground
  const switches = ({ switches: all, responses }: Tally): string =>
    responses === 0 ? '—' : (all / responses).toFixed(2)
  return (
    <Show
      when={isWhole()}
      fallback={
        <Progress done={done()} of={2 * howMany} text={`${saidCount(done())} / ${saidCount(2 * howMany)}`} />
      }
    >
      <table class="many-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{text().correct}</th>
            <th scope="col">{text().meanSwitches}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text().without}</th>
            <td>{saidCount(props.tallies.none.correct)}</td>
            <td>{switches(props.tallies.none)}</td>
          </tr>
          <tr>
            <th scope="row">{text().withPenalty}</th>
            <td>{saidCount(props.tallies.tip.correct)}</td>
            <td>{switches(props.tallies.tip)}</td>
          </tr>
        </tbody>
      </table>
      <p class="remark">{text().manyNote}</p>
    </Show>
  )
}
