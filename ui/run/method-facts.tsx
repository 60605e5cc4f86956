import { For, type JSX, Show } from 'solid-js'
import type { RunDetail } from '#viewer'
import { words } from '../language/language.ts'
import { methodRows } from './method-rows.ts'

/** How it was measured: everything that another person needs to know or to repeat it. */
export function MethodFacts(props: { readonly detail: RunDetail }): JSX.Element {
  return (
    <section id="method" aria-labelledby="method-title">
      <h2 id="method-title">{words().run.sections.method}</h2>
      <dl class="method">
        <For each={methodRows(props.detail, words())}>
          {({ name, text, code }) => (
            <div>
              <dt>{name}</dt>
              <dd>
                <Show when={code} fallback={text}>
                  <code>{text}</code>
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
