import { For, type JSX, Show } from 'solid-js'
import { type GraphLink, type GraphObject, linkRules } from '#market'
import { words } from '../language/language.ts'
import { chainGraph } from './chain-graph.ts'
import { type GraphPageWords, graphPageWords } from './graph-page-words.ts'

interface ObjectPanelProps {
  readonly object: GraphObject
  readonly choose: (object: string | undefined) => void
}

/** An object with its links, each with its source; the other end can be chosen. */
export function ObjectPanel(props: ObjectPanelProps): JSX.Element {
  const said = (): GraphPageWords => graphPageWords[words().language]
  const links = (): readonly GraphLink[] => [
    ...(chainGraph.leaving.get(props.object.id) ?? []),
    ...(chainGraph.arriving.get(props.object.id) ?? []),
  ]
  return (
    <section class="chain-object" aria-live="polite">
      <header>
        <h2>{nameOf(props.object.id)}</h2>
        <button type="button" class="quiet" onClick={() => props.choose(undefined)}>
          {said().close}
        </button>
      </header>
      <h3>
        {said().links} ({links().length})
      </h3>
      <ul>
        <For each={links()}>
          {(link) => <LinkLine link={link} here={props.object.id} choose={props.choose} />}
        </For>
      </ul>
    </section>
  )
}

interface LinkLineProps {
  readonly link: GraphLink
  readonly here: string
  readonly choose: (object: string) => void
}

function LinkLine(props: LinkLineProps): JSX.Element {
  const said = (): GraphPageWords => graphPageWords[words().language]
  const kind = (): string => linkRules[props.link.kind].name[words().language]
  const end = (id: string): JSX.Element => (
    <Show when={id !== props.here} fallback={<span>{nameOf(id)}</span>}>
      <button type="button" class="link" onClick={() => props.choose(id)}>
        {nameOf(id)}
      </button>
    </Show>
  )
  const shares = (): string =>
    [[props.link.shareOfFrom, props.link.from] as const, [props.link.shareOfTo, props.link.to] as const]
      .flatMap(([share, id]) => (share === undefined ? [] : [said().share(percent(share), nameOf(id))]))
      .join(', ')
  return (
    <li>
      <span>
        {end(props.link.from)} <span class="muted">{kind()}</span> {end(props.link.to)}
        <Show when={shares() !== ''}>
          <span> · {shares()}</span>
        </Show>
      </span>
      <small>
        {props.link.source}, {props.link.date} ({said().confidence[props.link.confidence]})
      </small>
    </li>
  )
}

/** The name of an object in the language that is spoken. */
export function nameOf(id: string): string {
  return chainGraph.byId.get(id)?.name[words().language] ?? id
}

/** A share as a percentage of at most one decimal. */
export function percent(share: number): string {
  return String(Math.round(share * 1000) / 10)
}
