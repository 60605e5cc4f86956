import { createMemo, For, type JSX, Show } from 'solid-js'
import type { ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { stateSigns } from './state-signs.ts'
import { partAt, type StripPart, stripParts } from './strip-layout.ts'
import { barPath, dotPath, stripHeight, stripWidth } from './strip-path.ts'

interface TimelineStripProps {
  readonly thoughts: readonly ResponseThought[]
  readonly current: number
  readonly labelled: (index: number) => boolean
  readonly go: (index: number) => void
}

const states = ['correct', 'abandoned', 'incorrect', 'unjudged'] as const
/** The share of the strip that has room for a sign. */
const leastSigned = 0.025

/** The thoughts of a response side by side, as wide as they are long; how each was judged by colour, height and sign. */
export function TimelineStrip(props: TimelineStripProps): JSX.Element {
  const parts = createMemo(() => stripParts(props.thoughts))
  const current = (): StripPart | undefined => parts()[props.current]
  const choose = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const part = partAt(parts(), (event.clientX - box.left) / box.width)
    if (part) props.go(part.index)
  }
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key]
    if (to === undefined) return
    event.preventDefault()
    props.go(Math.max(0, Math.min(props.thoughts.length - 1, props.current + to)))
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: it has a tabindex, in the spelling of HTML.
    <div
      class="strip"
      role="slider"
      tabindex="0"
      title={words().reader.timelineHelp}
      aria-label={words().reader.timeline}
      aria-valuemin={1}
      aria-valuemax={props.thoughts.length}
      aria-valuenow={props.current + 1}
      aria-valuetext={words().reader.position(
        saidCount(props.current + 1),
        saidCount(props.thoughts.length),
        words().reader.states[current()?.state ?? 'unjudged'],
      )}
      onPointerDown={choose}
      onKeyDown={press}
    >
      <svg viewBox={`0 0 ${stripWidth} ${stripHeight}`} preserveAspectRatio="none" aria-hidden="true">
        <For each={states}>
          {(state) => <path class="strip-bars" data-state={state} d={barPath(parts(), state)} />}
        </For>
        <path class="strip-dots" d={dotPath(parts(), props.labelled)} />
      </svg>
      <For each={parts().filter(({ width }) => width >= leastSigned)}>
        {(part) => (
          <span class="strip-sign" data-state={part.state} style={placeOf(part)} aria-hidden="true">
            {stateSigns[part.state]}
          </span>
        )}
      </For>
      <Show when={current()}>{(part) => <span class="strip-current" style={placeOf(part())} />}</Show>
    </div>
  )
}

function placeOf({ from, width }: StripPart): JSX.CSSProperties {
  return { left: `${100 * from}%`, width: `${100 * width}%` }
}
