import { type JSX, Show } from 'solid-js'
import type { ResponseDetail } from '#viewer'
import { words } from '../language/language.ts'
import { FormulaText } from './formula-text.tsx'

/** What was asked, and what would have been right. */
export function Question(props: { readonly detail: ResponseDetail | undefined }): JSX.Element {
  return (
    <Show when={props.detail}>
      {(detail) => (
        <dl class="question">
          <div>
            <dt>{words().reader.question}</dt>
            <dd class="question-text" tabindex="0">
              <FormulaText text={detail().question} />
            </dd>
          </div>
          <Show when={detail().gold}>
            {(gold) => (
              <div>
                <dt>{words().reader.gold}</dt>
                <dd>
                  <FormulaText text={gold()} />
                </dd>
              </div>
            )}
          </Show>
        </dl>
      )}
    </Show>
  )
}
