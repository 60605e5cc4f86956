import type { Accessor } from 'solid-js'
import { words } from '../language/language.ts'
import { useKeys } from '../shell/keys.ts'

interface ResponseKeysOptions {
  readonly current: Accessor<number>
  /** Makes a row the current one and gives it the focus. */
  readonly go: (row: number) => void
  readonly total: () => number
  readonly clear: () => void
}

/** Keys of the list of responses: the focus follows the current row, so that Enter opens it. */
export function bindResponseKeys({ current, go, total, clear }: ResponseKeysOptions): void {
  const to = (row: number): void => go(Math.max(0, Math.min(total() - 1, row)))
  const entered = (): boolean => document.activeElement?.closest('.response-row') !== null
  // The focus follows with the next drawing: a press that comes before it is a second one all the same.
  let onItsWay = false
  const by = (step: number): void => {
    const inside = entered()
    // The first press goes to the current row itself.
    to(inside || onItsWay ? current() + step : current())
    onItsWay = !inside
  }
  useKeys({
    title: () => words().responses.title,
    actions: {
      j: () => by(1),
      ArrowDown: () => by(1),
      k: () => by(-1),
      ArrowUp: () => by(-1),
      PageDown: () => by(15),
      PageUp: () => by(-15),
      Home: () => to(0),
      End: () => to(total() - 1),
      x: clear,
    },
    help: [
      { keys: ['j', 'k', '↓', '↑'], does: () => words().responses.keyOf.next },
      { keys: ['Enter'], does: () => words().responses.keyOf.open },
      { keys: ['x'], does: () => words().responses.keyOf.clear },
    ],
  })
}
