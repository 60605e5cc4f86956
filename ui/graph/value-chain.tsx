import { createMemo, For, type JSX, Show } from 'solid-js'
import '../style/graph.css'
import { effectNames, type GraphObject, type Hit, hits } from '#market'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { navigate } from '../route/location.ts'
import type { GraphRoute } from '../route/route.ts'
import { useTitle } from '../shell/title.ts'
import { ChainDrawing } from './chain-drawing.tsx'
import { chainEvents, chainGraph } from './chain-graph.ts'
import { type GraphPageWords, graphPageWords } from './graph-page-words.ts'
import { nameOf, ObjectPanel, percent } from './object-panel.tsx'

/** The value chain: the picture, whom an event hits, and an object's links. The address holds what is chosen. */
export function ValueChain(props: { readonly route: GraphRoute }): JSX.Element {
  const said = (): GraphPageWords => graphPageWords[words().language]
  useTitle(() => said().title)
  const event = createMemo(() => chainEvents.find(({ id }) => id === props.route.event))
  const reached = createMemo(() => {
    const struck = event()
    return struck ? hits(chainGraph, struck.id) : undefined
  })
  const object = (): GraphObject | undefined => chainGraph.byId.get(props.route.object ?? '')
  const go = (change: {
    readonly event?: string | undefined
    readonly object?: string | undefined
  }): void => {
    const next = { event: props.route.event, object: props.route.object, ...change }
    navigate({
      page: 'graph',
      ...(next.event ? { event: next.event } : {}),
      ...(next.object ? { object: next.object } : {}),
    })
  }
  return (
    <div class="page chain-page">
      <nav class="trail" aria-label={words().doors.weekly.title}>
        <ol>
          <li>
            <Link to={{ page: 'weekly' }}>{words().doors.weekly.title}</Link>
          </li>
          <li aria-current="page">{said().title}</li>
        </ol>
      </nav>
      <h1>{said().title}</h1>
      <p class="lead">{said().lead}</p>
      <label class="field chain-event">
        {said().event}
        <select onChange={(change) => go({ event: change.currentTarget.value })}>
          <option value="">{said().noEvent}</option>
          <For each={chainEvents}>
            {({ id }) => (
              <option value={id} selected={id === props.route.event}>
                {nameOf(id)}
              </option>
            )}
          </For>
        </select>
      </label>
      <ChainDrawing
        hits={reached()}
        event={event()?.name[words().language]}
        object={object()?.id}
        choose={(id) => go({ object: id })}
      />
      <Show when={object()} fallback={<p class="muted">{said().pick}</p>}>
        {(chosen) => <ObjectPanel object={chosen()} choose={(id) => go({ object: id })} />}
      </Show>
      <Show when={reached()}>{(all) => <HitTable hits={all()} choose={(id) => go({ object: id })} />}</Show>
    </div>
  )
}

function HitTable(props: {
  readonly hits: readonly Hit[]
  readonly choose: (id: string) => void
}): JSX.Element {
  const said = (): GraphPageWords => graphPageWords[words().language]
  return (
    <section>
      <h2>{said().hits(props.hits.length)}</h2>
      <div class="table-scroll">
        <table class="data">
          <thead>
            <tr>
              <th>{said().columns.object}</th>
              <th>{said().columns.effect}</th>
              <th>{said().columns.path}</th>
              <th class="number">{said().columns.links}</th>
              <th class="number">{said().columns.share}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.hits}>
              {(hit) => (
                <tr>
                  <td>
                    <button type="button" class="link" onClick={() => props.choose(hit.object)}>
                      {nameOf(hit.object)}
                    </button>
                  </td>
                  <td>{effectNames[hit.effect][words().language]}</td>
                  <td>{hit.path.slice(1).map(nameOf).join(' › ')}</td>
                  <td class="number">{hit.links}</td>
                  <td class="number">{hit.share === null ? said().unknown : `${percent(hit.share)} %`}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p class="muted">{said().unknownWhy}</p>
    </section>
  )
}
