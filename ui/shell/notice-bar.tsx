import { type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { notice, silence } from './notice.ts'

/** The last thing that happened, at the foot of the window. */
export function NoticeBar(): JSX.Element {
  return (
    <div class="notice-place" role="status" aria-live="polite">
      <Show when={notice()}>
        {(shown) => (
          <div class="notice" data-tone={shown().tone}>
            <span>{shown().text}</span>
            <Show when={shown().undo}>
              {(undo) => (
                <button type="button" onClick={() => undo()()}>
                  {words().reader.undo}
                </button>
              )}
            </Show>
            <button type="button" class="quiet" aria-label={words().shell.close} onClick={silence}>
              ×
            </button>
          </div>
        )}
      </Show>
    </div>
  )
}
