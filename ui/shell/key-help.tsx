import { type Accessor, createEffect, For, type JSX } from 'solid-js'
import { words } from '../language/language.ts'
import { boundKeys } from './keys.ts'

interface KeyHelpProps {
  readonly open: Accessor<boolean>
  readonly close: () => void
}

/** What can be pressed on this screen. */
export function KeyHelp(props: KeyHelpProps): JSX.Element {
  let dialog: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open()) dialog?.showModal()
    else dialog?.close()
  })
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === dialog) props.close()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      class="key-help"
      aria-labelledby="key-help-title"
      onClose={props.close}
      onClick={closeOutside}
    >
      <header>
        <h2 id="key-help-title">{words().shell.keys}</h2>
        <button type="button" class="quiet" onClick={props.close}>
          {words().shell.close}
        </button>
      </header>
      <div class="key-groups">
        <For each={boundKeys()}>
          {({ title, help }) => (
            <section>
              <h3>{title()}</h3>
              <dl>
                <For each={help}>
                  {({ keys, does }) => (
                    <div>
                      <dt>
                        <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
                      </dt>
                      <dd>{does()}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </dialog>
  )
}
