import { For, type JSX, Show } from 'solid-js'
import { words } from '../../language/language.ts'
import { Link } from '../../route/link.tsx'
import { DataTable } from '../../run/data-table.tsx'
import { RunFigure } from '../../run/run-figure.tsx'
import type { Result } from '../calculation.ts'
import { priceWords } from '../price-words.ts'
import { NumberRows } from './number-rows.tsx'

/** What a calculator answers. */
export function ResultView(props: { readonly result: Result }): JSX.Element {
  // A drawing that stands alone has the width of the page.
  const widest = (): number => (props.result.charts?.length === 1 ? 640 : 460)
  return (
    <>
      <For each={props.result.answer}>{(sentence) => <p class="price-answer">{sentence}</p>}</For>
      <Show when={props.result.numbers.length > 0}>
        <NumberRows numbers={props.result.numbers} />
      </Show>
      <Show when={props.result.onward?.length}>
        <ul class="onward">
          <For each={props.result.onward}>
            {({ calculator, texts, says }) => (
              <li>
                <Link to={{ page: 'price', calculator, texts }} class="button">
                  {says} →
                </Link>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <h2 class="spoken">{words().run.sections.figures}</h2>
      <div class="price-figures">
        <For each={props.result.charts}>
          {(chart) => (
            <RunFigure chart={chart} filter={{}} outcome={undefined} open={undefined} widest={widest()} />
          )}
        </For>
      </div>
      <For each={props.result.tables}>
        {(table) => (
          <section class="price-table">
            <h2>{table.title}</h2>
            <DataTable table={table} />
          </section>
        )}
      </For>
      <Show when={props.result.notes?.length}>
        <div class="remark">
          <strong>{priceWords().notes}</strong>
          <ul>
            <For each={props.result.notes}>{(note) => <li>{note}</li>}</For>
          </ul>
        </div>
      </Show>
    </>
  )
}
