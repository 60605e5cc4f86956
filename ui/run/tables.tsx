import { createMemo, For, type JSX } from 'solid-js'
import {
  armTable,
  comparisonTable,
  levelTable,
  modelLevelTable,
  modelTable,
  positionTable,
  type ResponseFilter,
  type Table,
} from '#figure'
import type { Summary } from '#run'
import { figureWords } from '../language/figure-words.ts'
import { words } from '../language/language.ts'
import { navigate } from '../route/location.ts'
import { DataTable } from './data-table.tsx'

/** The report's tables. */
export function Tables(props: { readonly summary: Summary; readonly run: string }): JSX.Element {
  const tables = createMemo(() => tablesOf(props.summary))
  const open = (filter: ResponseFilter): void =>
    navigate({ page: 'responses', run: props.run, query: filter })
  return (
    <section id="tables" aria-labelledby="tables-title">
      <h2 id="tables-title">{words().run.sections.tables}</h2>
      <For each={tables()}>
        {(table, at) => (
          <details class="table-block" open={at() === 0}>
            <summary>
              <h3>{table.title}</h3>
            </summary>
            <DataTable table={table} open={open} />
          </details>
        )}
      </For>
    </section>
  )
}

function tablesOf(summary: Summary): readonly Table[] {
  const said = figureWords()
  const tables =
    summary.study.kind === 'import'
      ? [modelTable(summary, said), modelLevelTable(summary, said), positionTable(summary, said)]
      : [armTable(summary, said), comparisonTable(summary, said), levelTable(summary, said)]
  return tables.filter((table) => table !== undefined)
}
