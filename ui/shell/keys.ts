import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Keys that do one thing together, as the help shows them: `j` and `k` move. */
export interface KeyGroup {
  /** As they are printed: `j`, `k`. */
  readonly keys: readonly string[]
  readonly does: () => string
}

export interface KeyBindings {
  /** By `KeyboardEvent.key`; false lets the browser have the key after all. */
  readonly actions: Readonly<Record<string, (event: KeyboardEvent) => unknown>>
  readonly help: readonly KeyGroup[]
  readonly title: () => string
}

const [bound, setBound] = createSignal<readonly KeyBindings[]>([])

/** What can be pressed now, the innermost first. */
export const boundKeys: Accessor<readonly KeyBindings[]> = bound

/** Binds keys for as long as the component lives. An inner component's keys go before an outer one's. */
export function useKeys(bindings: KeyBindings): void {
  setBound((all) => [bindings, ...all])
  onCleanup(() => setBound((all) => all.filter((one) => one !== bindings)))
}

/** Gives a pressed key to whoever bound it. In a field keys write; only Escape leaves it. */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (document.querySelector('dialog[open]')) return
  if (isField(event.target)) {
    if (event.key === 'Escape') (event.target as HTMLElement).blur()
    return
  }
  for (const { actions } of bound()) {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined
    if (action === undefined) continue
    if (action(event) === false) continue
    event.preventDefault()
    return
  }
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select')
}
