import { type Formula, formulasIn } from './formulas.ts'
import { drawFormula } from './katex.ts'
import type { Stretch } from './reading.ts'

/** What stands in a block: text as it is, and formulas, which are one thing each. */
export type Placed =
  | (Stretch & { readonly type: 'text'; readonly node: Text })
  | (Stretch & { readonly type: 'formula'; readonly element: HTMLElement })

interface Filling extends Stretch {
  readonly text: string
  /** Characters at its beginning that open a thought. */
  readonly opener: number
  readonly formulas: boolean
}

const filled = new WeakMap<HTMLElement, readonly Placed[]>()

/** What a block holds now. */
export function placedIn(element: HTMLElement): readonly Placed[] {
  return filled.get(element) ?? []
}

/** Puts a block's text into its element, only ever as text. */
export function fillBlock(element: HTMLElement, filling: Filling): Placed[] {
  const { text, start, end, opener } = filling
  const placed: Placed[] = []
  const nodes: Node[] = []
  if (opener > 0) {
    const mark = document.createElement('span')
    mark.className = 'opener'
    mark.append(plain(text, { start, end: start + opener }, placed))
    nodes.push(mark)
  }
  const from = start + opener
  let at = from
  for (const formula of filling.formulas ? formulasIn(text.slice(from, end)) : []) {
    const moved = { ...formula, start: from + formula.start, end: from + formula.end }
    if (moved.start > at) nodes.push(plain(text, { start: at, end: moved.start }, placed))
    nodes.push(drawnLater(text, moved, placed))
    at = moved.end
  }
  if (at < end) nodes.push(plain(text, { start: at, end }, placed))
  element.replaceChildren(...nodes)
  filled.set(element, placed)
  return placed
}

function plain(text: string, stretch: Stretch, placed: Placed[]): Text {
  const node = document.createTextNode(text.slice(stretch.start, stretch.end))
  placed.push({ type: 'text', ...stretch, node })
  return node
}

function drawnLater(text: string, { start, end, tex, display }: Formula, placed: Placed[]): HTMLElement {
  const element = document.createElement('span')
  element.className = display ? 'formula display' : 'formula'
  const source = text.slice(start, end)
  element.dataset.source = source
  element.textContent = source
  placed.push({ type: 'formula', start, end, element })
  void drawFormula(tex, element, { display })
  return element
}
