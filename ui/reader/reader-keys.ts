import { words } from '../language/language.ts'
import type { Words } from '../language/words.ts'
import { type KeyGroup, useKeys } from '../shell/keys.ts'
import type { Label } from './given-labels.ts'
import type { ReaderState } from './reader-state.ts'

export const findFieldId = 'find-in-response'

/** Keys of the reader: those that read, and those that label the thought in sight. */
export function bindReaderKeys(state: ReaderState): void {
  const { active, step } = state
  const label = (value: Label) => (): void => active().model.label(active().model.current(), value)
  useKeys({
    title: () => words().reader.reading,
    actions: {
      j: () => move(state, 1),
      k: () => move(state, -1),
      n: () => step(1),
      p: () => step(-1),
      c: label('correct'),
      i: label('incorrect'),
      u: label('unsure'),
      Backspace: label(null),
      z: () => active().model.undo(),
      '/': () => document.getElementById(findFieldId)?.focus(),
      g: () => active().search.move(1),
      G: () => active().search.move(-1),
      b: () => toggleBeside(state),
      o: () => otherSide(state),
      m: state.toggleFormulas,
    },
    help: [
      help(['j', 'k'], 'thought'),
      help(['n', 'p'], 'response'),
      help(['c', 'i', 'u'], 'label'),
      help(['⌫'], 'takeBack'),
      help(['z'], 'undo'),
      help(['g', 'G'], 'match'),
      help(['b'], 'beside'),
      help(['o'], 'pane'),
      help(['m'], 'formulas'),
      help(['Esc'], 'list'),
    ],
  })
}

function help(keys: readonly string[], name: keyof Words['reader']['keyOf']): KeyGroup {
  return { keys, does: () => words().reader.keyOf[name] }
}

function move({ active }: ReaderState, by: 1 | -1): void {
  const { model } = active()
  const last = (model.detail()?.thoughtList.length ?? 0) - 1
  if (last >= 0) model.go(Math.max(0, Math.min(last, model.current() + by)))
}

/** The first other response to the same problem, of another arm where there is one; or none again. */
function toggleBeside({ route, change, first }: ReaderState): void {
  if (route().beside !== undefined) {
    change({ beside: undefined })
    return
  }
  const detail = first.model.detail()
  const others = detail?.siblings ?? []
  const other = others.find(({ arm }) => arm !== detail?.arm) ?? others[0]
  if (other) change({ beside: other.id })
}

function otherSide({ active, activate, first, second, route }: ReaderState): void {
  if (route().beside !== undefined) activate(active() === first ? second : first)
}
