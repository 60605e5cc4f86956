import { createMemo, For, type JSX } from 'solid-js'
import type { ResponseThought } from '#viewer'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { stateSigns } from './state-signs.ts'
import { partAt, type StripPart, stripParts } from './strip-layout.ts'

interface TimelineStripProps {
  readonly thoughts: readonly ResponseThought[]
  readonly current: number
  readonly labelled: (index: number) => boolean
  readonly go: (index: number) => void
}

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
      <For each={parts()}>
        {(part) => (
          <span
            class="strip-part"
            data-state={part.state}
            data-current={props.current === part.index}
            data-labelled={props.labelled(part.index)}
            style={{ left: `${100 * part.from}%`, width: `${100 * part.width}%` }}
          >
            <span class="strip-bar">{stateSigns[part.state]}</span>
          </span>
        )}
      </For>
    </div>
  )
}
