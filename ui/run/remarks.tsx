import { For, type JSX, Show } from 'solid-js'
import type { Summary } from '#run'
import { words } from '../language/language.ts'
import { Recorded } from './recorded.tsx'

/** What must stand beside the numbers: about the model, and the summary's own warnings. */
export function Remarks(props: { readonly summary: Summary }): JSX.Element {
  const warnings = (): readonly string[] => props.summary.warnings ?? []
  return (
    <>
      <Show when={props.summary.study.notice}>
        {(notice) => (
          <aside class="remark" aria-label={words().run.notice}>
            <strong>{words().run.notice}</strong>
            <p>
              <Recorded text={notice()} />
            </p>
          </aside>
        )}
      </Show>
      <Show when={warnings().length > 0}>
        <details class="remark">
          <summary>
            {words().run.warnings} <span class="number">({warnings().length})</span>
          </summary>
          <ul>
            <For each={warnings()}>
              {(warning) => (
                <li>
                  <Recorded text={warning} />
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </>
  )
}
