import { words } from '../language/language.ts'
import { navigate } from '../route/location.ts'
import { chosenRuns } from '../shell/chosen-runs.ts'
import { useKeys } from '../shell/keys.ts'
import { moveFocus } from '../shell/move-focus.ts'

const links = '.run-link'

/** Keys of the list of runs: the focus itself moves, so that Enter opens what has it. */
export function bindListKeys({ search }: { readonly search: () => void }): void {
  useKeys({
    title: () => words().runs.title,
    actions: {
      j: () => moveFocus(links, 1),
      ArrowDown: () => moveFocus(links, 1),
      k: () => moveFocus(links, -1),
      ArrowUp: () => moveFocus(links, -1),
      '/': search,
      x: () => document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input')?.click(),
      c: () => (chosenRuns().length > 1 ? navigate({ page: 'compare', runs: chosenRuns() }) : false),
    },
    help: [
      { keys: ['j', 'k'], does: () => words().runs.keyOf.next },
      { keys: ['Enter'], does: () => words().runs.keyOf.open },
      { keys: ['x'], does: () => words().runs.keyOf.select },
      { keys: ['c'], does: () => words().runs.keyOf.compare },
    ],
  })
}
