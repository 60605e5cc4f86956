import { createEffect, type JSX, Match, on, onMount, Switch } from 'solid-js'
import type { ResponseDetail } from '#viewer'
import { words } from '../language/language.ts'
import { Failure } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { copySource } from './copy-source.ts'
import { PaneHead } from './pane-head.tsx'
import type { PaneModel } from './pane-model.ts'
import { PaneText } from './pane-text.tsx'
import { followScroll, showBlock, showThought } from './scroll-to.ts'
import type { TextSearch } from './text-search.ts'
import { nearWatch, TextViewContext } from './text-view.ts'

export interface ReaderPaneProps {
  readonly model: PaneModel
  readonly search: TextSearch
  readonly formulas: boolean
  readonly active: boolean
  /** The thought to begin at, 0 for the first; undefined begins at the top. */
  readonly begin: number | undefined
  readonly activate: () => void
  readonly close?: (() => void) | undefined
}

/** One side of the reader. It scrolls by itself. */
export function ReaderPane(props: ReaderPaneProps): JSX.Element {
  return (
    <section
      class="pane"
      data-active={props.active}
      aria-label={paneName(props.model.detail())}
      onPointerDown={() => props.activate()}
      onFocusIn={() => props.activate()}
    >
      <Switch fallback={<Loading />}>
        <Match when={props.model.failure()}>
          {(error) => <Failure error={error()} retry={props.model.reload} />}
        </Match>
        <Match when={props.model.detail()} keyed>
          {(detail) => <Loaded {...props} detail={detail} />}
        </Match>
      </Switch>
    </section>
  )
}

function paneName(detail: ResponseDetail | undefined): string {
  return detail ? words().reader.paneOf(detail.arm, String(detail.sample)) : '…'
}

function Loaded(props: ReaderPaneProps & { readonly detail: ResponseDetail }): JSX.Element {
  let scroller: HTMLDivElement | undefined
  const watching: { watch?: ReturnType<typeof nearWatch> } = {}
  onMount(() => {
    const { begin, model, detail } = props
    const first = Math.min(begin ?? 0, Math.max(0, detail.thoughtList.length - 1))
    model.setCurrent(first)
    if (begin !== undefined) showThought(scroller, first, { glide: false })
    model.onGo((index) => showThought(scroller, index))
    if (scroller) followScroll(scroller, model.setCurrent)
  })
  createEffect(on(props.search.current, (match) => match && showBlock(scroller, match)))
  return (
    <TextViewContext.Provider
      value={{
        formulas: () => props.formulas,
        loop: () => props.detail.loop,
        matchesIn: (block) => props.search.matchesIn(block),
        currentMatch: () => props.search.current(),
        watch: (element, whenNear) => {
          watching.watch ??= nearWatch(scroller ?? element)
          return watching.watch(element, whenNear)
        },
      }}
    >
      <PaneHead detail={props.detail} model={props.model} go={props.model.go} close={props.close} />
      <section
        class="pane-text"
        tabindex="0"
        aria-label={`${words().reader.reasoning}: ${paneName(props.detail)}`}
        ref={scroller}
        onCopy={copySource}
      >
        <PaneText detail={props.detail} model={props.model} choose={props.model.setCurrent} />
      </section>
    </TextViewContext.Provider>
  )
}
