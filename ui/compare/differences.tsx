import { For, type JSX, Show } from 'solid-js'
import { comparisonTable, label, type Table } from '#figure'
import { figureWords } from '../language/figure-words.ts'
import { words } from '../language/language.ts'
import { DataTable } from '../run/data-table.tsx'
import type { NamedSummary } from './merged-summary.ts'

/** The differences that each study declared and paired; none between runs, and why. */
export function Differences(props: { readonly runs: readonly NamedSummary[] }): JSX.Element {
  const tables = (): { readonly run: string; readonly table: Table }[] =>
    props.runs.flatMap(({ run, summary }) => {
      const table = comparisonTable(summary, figureWords())
      return table ? [{ run, table }] : []
    })
  return (
    <section aria-labelledby="differences-title">
      <h2 id="differences-title">{words().compare.differences}</h2>
      <p>{words().compare.differencesAcross}</p>
      <pre class="command">
        {words().compare.differencesCommand} {props.runs.map(({ run }) => run).join(' ')}
      </pre>
      <Show when={tables().length > 0}>
        <p>{words().compare.differencesWithin}</p>
        <For each={tables()}>
          {({ run, table }) => (
            <>
              <h3 class="table-title">{label(run, 60)}</h3>
              <DataTable table={table} />
            </>
          )}
        </For>
      </Show>
    </section>
  )
}
