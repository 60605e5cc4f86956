import { For, type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { RunListing } from '#viewer'
import { words } from '../language/language.ts'
import { saidAgo, saidCount, saidMoment, saidShare } from '../language/said.ts'
import type { Words } from '../language/words.ts'
import { Link } from '../route/link.tsx'
import { chosenRuns, toggleRun } from '../shell/chosen-runs.ts'
import { Progress } from '../shell/progress.tsx'

const mostArms = 4

/** One run: what it is, how far it has come and how its arms did. */
export function RunRow(props: { readonly run: RunListing }): JSX.Element {
  const columns = (): Words['runs']['columns'] => words().runs.columns
  return (
    <tr data-state={props.run.state}>
      <td class="select-cell">
        <input
          type="checkbox"
          checked={chosenRuns().includes(props.run.id)}
          disabled={props.run.state === 'broken'}
          aria-label={words().runs.select(props.run.id)}
          onChange={() => toggleRun(props.run.id)}
        />
      </td>
      <th scope="row">
        <Link to={{ page: 'run', run: props.run.id }} class="run-link">
          {label(props.run.id, 80)}
        </Link>
        <Show when={props.run.kind}>{(kind) => <small>{words().runs.kinds[kind()]}</small>}</Show>
      </th>
      <td data-label={columns().state}>
        <span class="state" data-state={props.run.state}>
          {words().runs.states[props.run.state]}
        </span>
        <Show when={props.run.problem}>{(problem) => <small class="why">{problem()}</small>}</Show>
      </td>
      <td data-label={columns().model}>{props.run.model === null ? '—' : label(props.run.model, 48)}</td>
      <td class="number" data-label={columns().problems}>
        {saidCount(props.run.problems)}
      </td>
      <td class="number" data-label={columns().responses}>
        <Responses run={props.run} />
      </td>
      <td data-label={columns().accuracy}>
        <ArmAccuracy run={props.run} />
      </td>
      <td data-label={columns().started} class="started">
        <Show when={props.run.startedAt} fallback="—">
          {(at) => (
            <time dateTime={at()} title={saidMoment(at())}>
              {saidAgo(at(), Date.now())}
            </time>
          )}
        </Show>
      </td>
    </tr>
  )
}

function Responses(props: { readonly run: RunListing }): JSX.Element {
  const underway = (): number | undefined =>
    props.run.planned !== null && props.run.responses < props.run.planned ? props.run.planned : undefined
  return (
    <Show when={underway()} fallback={saidCount(props.run.responses)}>
      {(planned) => (
        <Progress
          done={props.run.responses}
          of={planned()}
          text={words().runs.progress(saidCount(props.run.responses), saidCount(planned()))}
        />
      )}
    </Show>
  )
}

function ArmAccuracy(props: { readonly run: RunListing }): JSX.Element {
  const measured = (): { readonly arm: string; readonly share: number }[] =>
    props.run.arms.flatMap((arm, at) => {
      const share = props.run.accuracy[at]
      return share == null ? [] : [{ arm, share }]
    })
  return (
    <Show when={measured().length > 0} fallback={<span class="muted">{words().runs.noAccuracy}</span>}>
      <ul class="arm-shares">
        <For each={measured().slice(0, mostArms)}>
          {({ arm, share }) => (
            <li>
              <span class="arm-name" title={label(arm, 120)}>
                {label(arm, 28)}
              </span>
              <span class="number">{saidShare(share)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={measured().length > mostArms}>
        <small>{words().runs.moreArms(measured().length - mostArms)}</small>
      </Show>
    </Show>
  )
}
