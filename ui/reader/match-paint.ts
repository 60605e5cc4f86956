import type { Placed } from './fill-block.ts'
import type { Stretch } from './reading.ts'

const names = { found: 'found', current: 'found-current' } as const

/** Marks what was found without touching the text: the browser draws over it, where it can. */
export interface MatchPaint {
  /** Marks the matches in a block anew, and forgets those it had. */
  readonly paint: (
    placed: readonly Placed[],
    matches: readonly Stretch[],
    current: Stretch | undefined,
  ) => void
  readonly clear: () => void
}

/** One for each block. */
export function matchPaint(): MatchPaint {
  let painted: { readonly name: string; readonly range: Range }[] = []
  let formulas: HTMLElement[] = []
  const clear = (): void => {
    for (const { name, range } of painted) highlightOf(name)?.delete(range)
    for (const element of formulas) element.classList.remove(names.found, names.current)
    painted = []
    formulas = []
  }
  const mark = (piece: Placed, match: Stretch, name: string): void => {
    if (piece.type === 'formula') {
      piece.element.classList.add(name)
      formulas.push(piece.element)
      return
    }
    const range = new Range()
    range.setStart(piece.node, Math.max(0, match.start - piece.start))
    range.setEnd(piece.node, Math.min(piece.node.length, match.end - piece.start))
    highlightOf(name)?.add(range)
    painted.push({ name, range })
  }
  return {
    paint: (placed, matches, current) => {
      clear()
      for (const match of matches)
        for (const piece of placed)
          if (piece.start < match.end && match.start < piece.end)
            mark(piece, match, match === current ? names.current : names.found)
    },
    clear,
  }
}

function highlightOf(name: string): Highlight | undefined {
  if (!('highlights' in CSS)) return undefined
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}
