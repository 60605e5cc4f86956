import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { narrowSummary, type ResponseFilter } from '#figure'
import type { Summary } from '#run'
import { words } from '../language/language.ts'
import { navigate } from '../route/location.ts'
import { chartsOf } from './charts-of.ts'
import { type FigureChoice, FigureFilter } from './figure-filter.tsx'
import { RunFigure } from './run-figure.tsx'

interface FiguresProps {
  readonly summary: Summary
  readonly run: string
}

/** The report's figures, drawn here by the same code: they can be narrowed down, and lead to the responses behind them. */
export function Figures(props: FiguresProps): JSX.Element {
  const [choice, setChoice] = createSignal<FigureChoice>({})
  const narrowed = createMemo(() => narrowSummary(props.summary, choice()))
  const charts = createMemo(() => chartsOf(narrowed(), props.summary))
  const open = (filter: ResponseFilter): void =>
    navigate({ page: 'responses', run: props.run, query: filter })
  const common = (): ResponseFilter => {
    const { level } = choice()
    return level === undefined ? {} : { level }
  }
  return (
    <section id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{words().run.sections.figures}</h2>
      <FigureFilter summary={props.summary} choice={choice()} choose={setChoice} />
      <Show when={charts().length > 0} fallback={<p class="muted">{words().run.noFigures}</p>}>
        <div class="figures">
          <For each={charts()}>
            {(chart) => <RunFigure chart={chart} filter={common()} outcome={choice().outcome} open={open} />}
          </For>
        </div>
      </Show>
    </section>
  )
}
