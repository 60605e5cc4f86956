import { For, type JSX, Show } from 'solid-js'
import { label } from '#figure'
import type { Summary } from '#run'
import { words } from '../language/language.ts'
import { groupedReasons, type ReasonGroup } from './grouped-reasons.ts'
import { Recorded } from './recorded.tsx'

const mostPaths = 12

/** What could not be estimated, and why: paths that share a reason stand together. */
export function AbsentValues(props: { readonly summary: Summary }): JSX.Element {
  const groups = (): readonly ReasonGroup[] => groupedReasons(props.summary.absent)
  return (
    <section id="absent" aria-labelledby="absent-title">
      <h2 id="absent-title">{words().run.sections.absent}</h2>
      <Show when={groups().length > 0} fallback={<p class="muted">{words().run.absentNone}</p>}>
        <p>{words().run.absentLead}</p>
        <ul class="reasons">
          <For each={groups()}>
            {({ reason, paths }) => (
              <li>
                <details open={paths.length <= 3}>
                  <summary>
                    <Recorded text={reason} />{' '}
                    <span class="number muted">{words().run.absentCount(paths.length)}</span>
                  </summary>
                  <ul class="paths">
                    <For each={paths.slice(0, mostPaths)}>
                      {(path) => (
                        <li>
                          <code>{label(path, 120)}</code>
                        </li>
                      )}
                    </For>
                    <Show when={paths.length > mostPaths}>
                      <li>… {words().runs.moreArms(paths.length - mostPaths)}</li>
                    </Show>
                  </ul>
                </details>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
