import { createEffect, type JSX, Match, on, onMount, Show, Switch } from 'solid-js'
import type { RunDetail } from '#viewer'
import { words } from '../language/language.ts'
import { answerTo } from '../server/answer.ts'
import { useApi } from '../server/api-context.ts'
import { useLive } from '../server/live-context.ts'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { RunTrail } from '../shell/run-trail.tsx'
import { useTitle } from '../shell/title.ts'
import { AbsentValues } from './absent-values.tsx'
import { Facts } from './facts.tsx'
import { Figures } from './figures.tsx'
import { MethodFacts } from './method-facts.tsx'
import { NotMeasured } from './not-measured.tsx'
import { Remarks } from './remarks.tsx'
import { RunHead } from './run-head.tsx'
import { Tables } from './tables.tsx'

/** A run: what was measured, drawn, in tables, how, and what could not be. */
export function RunPage(props: { readonly run: string }): JSX.Element {
  const api = useApi()
  const live = useLive()
  const detail = answerTo(() => props.run, api.run)
  const state = (): string | undefined => live.runs()?.find(({ id }) => id === props.run)?.state
  const changes = (): string => `${live.edition(props.run)} ${state()}`
  createEffect(on(changes, detail.reload, { defer: true }))
  useTitle(() => props.run)
  return (
    <div class="page">
      <RunTrail run={props.run} />
      <Switch fallback={<Loading />}>
        <Match when={detail.failure()}>{(error) => <Failure error={error()} retry={detail.reload} />}</Match>
        <Match when={detail.value()}>{(shown) => <Loaded detail={shown()} />}</Match>
      </Switch>
    </div>
  )
}

function Loaded(props: { readonly detail: RunDetail }): JSX.Element {
  const run = (): string => props.detail.listing.id
  // What an address points at was not there yet when the browser looked for it.
  onMount(() => document.getElementById(location.hash.slice(1))?.scrollIntoView())
  return (
    <>
      <RunHead detail={props.detail} />
      <Show when={props.detail.summary} fallback={<NotMeasured listing={props.detail.listing} />}>
        {(summary) => (
          <>
            <Contents />
            <Facts summary={summary()} run={run()} />
            <Remarks summary={summary()} />
            <Figures summary={summary()} run={run()} />
            <Tables summary={summary()} run={run()} />
          </>
        )}
      </Show>
      <MethodFacts detail={props.detail} />
      <Show when={props.detail.summary}>{(summary) => <AbsentValues summary={summary()} />}</Show>
    </>
  )
}

const sections = ['facts', 'figures', 'tables', 'method', 'absent'] as const

function Contents(): JSX.Element {
  return (
    <nav class="contents" aria-label={words().run.onThisPage}>
      {sections.map((section) => (
        <a href={`#${section}`}>{words().run.sections[section]}</a>
      ))}
    </nav>
  )
}
