import { type JSX, Show } from 'solid-js'
import type { Chart } from '#figure'
import { say } from '../../shell/notice.ts'
import { priceWords } from '../price-words.ts'
import { type ExportedValue, exportedCsv } from './result-csv.ts'
import { saveChart, saveFile } from './save-file.ts'

interface ExportBarProps {
  readonly name: string
  readonly values: () => readonly ExportedValue[]
  readonly charts: readonly Chart[]
}

/** Takes what is shown away: as numbers, as drawings, as a link. */
export function ExportBar(props: ExportBarProps): JSX.Element {
  const copy = (): void => {
    navigator.clipboard.writeText(location.href).then(
      () => say({ text: priceWords().linkCopied, tone: 'done' }),
      () => say({ text: priceWords().notCopied, tone: 'failed' }),
    )
  }
  const saveAll = (): void => {
    for (const chart of props.charts) saveChart(chart, `jevons-${props.name}-${chart.id}`)
  }
  return (
    <div class="export-bar">
      <button type="button" onClick={copy}>
        {priceWords().link}
      </button>
      <button
        type="button"
        onClick={() => saveFile(`jevons-${props.name}.csv`, 'text/csv', exportedCsv(props.values()))}
      >
        {priceWords().csv}
      </button>
      <Show when={props.charts.length > 0}>
        <button type="button" onClick={saveAll}>
          {priceWords().svg}
        </button>
      </Show>
    </div>
  )
}
