import type { GenerationEvent } from '#engine'
import { reasoningSplitter, type SplitPiece } from '../reasoning-splitter.ts'

type Told = Pick<Extract<GenerationEvent, { type: 'token' }>, 'text' | 'part'>

/** Takes the pieces of a response apart into reasoning and answer: by what the engine says of them, or else by the markers. */
export interface PartSplitter {
  readonly add: (piece: Told) => SplitPiece
  /** What was held back, since it might have become a marker. */
  readonly end: () => SplitPiece
}

export function partSplitter(
  markers: { readonly open: string; readonly close: string },
  { isOpen }: { readonly isOpen: boolean },
): PartSplitter {
  const splitter = reasoningSplitter(markers, { isOpen })
  let at: 'before' | 'reasoning' | 'answer' = isOpen ? 'reasoning' : 'before'
  /** The marker that the text has where the part changes. */
  const turnTo = (part: 'reasoning' | 'answer'): string => {
    const turned = `${at}-${part}`
    at = part
    if (turned === 'before-reasoning') return `${markers.open}\n`
    return turned === 'reasoning-answer' ? markers.close : ''
  }
  return {
    add({ text, part }) {
      if (part === undefined) return splitter.add(text)
      if (part === 'marker') return { reasoning: '', content: '' }
      return splitter.add(`${turnTo(part)}${text}`)
    },
    end: splitter.end,
  }
}
