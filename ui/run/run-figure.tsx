import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { type Chart, chartElement, type ResponseFilter } from '#figure'
import { words } from '../language/language.ts'
import { theme } from '../shell/theme.ts'
import { DataTable } from './data-table.tsx'
import { liveTargets } from './live-targets.ts'
import { openOnClick } from './open-on-click.ts'

interface RunFigureProps {
  readonly chart: Chart
  /** What every filter of the figure has. */
  readonly filter: ResponseFilter
  /** Marks of another outcome step back. */
  readonly outcome: 'correct' | 'incorrect' | undefined
  /** Undefined where there is no one run to open responses of. */
  readonly open: ((filter: ResponseFilter) => void) | undefined
  /** Pixels that it is never drawn wider than. */
  readonly widest?: number
}

const usualWidest = 460

/** A figure with its title and how to read it, or the same as a table. */
export function RunFigure(props: RunFigureProps): JSX.Element {
  const [asTable, setAsTable] = createSignal(false)
  return (
    <figure class="run-figure">
      <figcaption>
        <h3>{props.chart.title}</h3>
        <button
          type="button"
          class="quiet"
          aria-pressed={asTable()}
          onClick={() => setAsTable((now) => !now)}
        >
          {asTable() ? words().run.asFigure : words().run.asTable}
        </button>
        <p>{props.chart.reading}</p>
      </figcaption>
      <Show when={asTable()} fallback={<Drawing {...props} />}>
        <DataTable table={props.chart.table} open={props.open} />
      </Show>
    </figure>
  )
}

function Drawing(props: RunFigureProps): JSX.Element {
  const [width, setWidth] = createSignal(0)
  const [failed, setFailed] = createSignal(false)
  let place: HTMLDivElement | undefined
  onMount(() => {
    if (!place) return
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.min(props.widest ?? usualWidest, Math.floor(entry?.contentRect.width ?? 0))),
    )
    observer.observe(place)
    openOnClick(place, (filter) => props.open?.(filter))
    onCleanup(() => observer.disconnect())
  })
  createEffect(() => {
    theme()
    if (!place || width() < 200) return
    try {
      place.replaceChildren(drawn(props, width()))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  })
  return (
    <>
      <div class="drawing" ref={place} />
      <Show when={failed()}>
        <p class="muted">{words().run.figureFailed}</p>
      </Show>
    </>
  )
}

function drawn({ chart, filter, outcome, open }: RunFigureProps, width: number): SVGSVGElement {
  const element = chartElement(chart, { document, width, interactive: true, filter })
  const svg = element as unknown as SVGSVGElement
  if (open) liveTargets(svg, { outcome })
  return svg
}
