import { createMemo, For, type JSX, Show } from 'solid-js'
import { type Chart, modelCharts, modelTable } from '#figure'
import { figureWords } from '../language/figure-words.ts'
import { words } from '../language/language.ts'
import { DataTable } from '../run/data-table.tsx'
import { RunFigure } from '../run/run-figure.tsx'
import { mergedSummary, type NamedSummary } from './merged-summary.ts'

/** The arms of all runs in the same figures and one table: values with their intervals, no differences. */
export function Overlaid(props: { readonly runs: readonly NamedSummary[] }): JSX.Element {
  const merged = createMemo(() => mergedSummary(props.runs))
  const charts = (): Chart[] => {
    const summary = merged()
    return summary ? modelCharts(summary, figureWords()) : []
  }
  return (
    <section aria-labelledby="overlaid-title">
      <h2 id="overlaid-title">{words().compare.overlaid}</h2>
      <div class="figures">
        <For each={charts()}>
          {(chart) => <RunFigure chart={chart} filter={{}} outcome={undefined} open={undefined} />}
        </For>
      </div>
      <Show when={merged()}>
        {(summary) => (
          <>
            <h3 class="table-title">{words().compare.values}</h3>
            <DataTable table={modelTable(summary(), figureWords())} />
          </>
        )}
      </Show>
    </section>
  )
}
