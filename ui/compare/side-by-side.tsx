import { For, type JSX } from 'solid-js'
import { type Chart, label, type ResponseFilter } from '#figure'
import { words } from '../language/language.ts'
import { navigate } from '../route/location.ts'
import { chartsOf } from '../run/charts-of.ts'
import { RunFigure } from '../run/run-figure.tsx'
import type { NamedSummary } from './merged-summary.ts'

/** The same figure of each run next to each other; ids are made unique, since each run has one of every figure. */
export function SideBySide(props: { readonly runs: readonly NamedSummary[] }): JSX.Element {
  const drawn = (): { readonly run: string; readonly charts: readonly Chart[] }[] =>
    props.runs.map(({ run, summary }, at) => ({
      run,
      charts: chartsOf(summary, summary).map((chart) => ({ ...chart, id: `${chart.id}-${at}` })),
    }))
  const open =
    (run: string) =>
    (filter: ResponseFilter): void =>
      navigate({ page: 'responses', run, query: filter })
  return (
    <section aria-labelledby="side-by-side-title">
      <h2 id="side-by-side-title">{words().compare.sideBySide}</h2>
      <div class="columns" style={{ '--columns': String(props.runs.length) }}>
        <For each={drawn()}>
          {({ run, charts }) => (
            <div>
              <h3 class="column-title">{label(run, 60)}</h3>
              <For each={charts}>
                {(chart) => <RunFigure chart={chart} filter={{}} outcome={undefined} open={open(run)} />}
              </For>
            </div>
          )}
        </For>
      </div>
    </section>
  )
}
