import type { Stretch } from './reading.ts'

/** Characters that a block has at most: about a screen of text, which is laid out at once. */
export const mostInBlock = 2400

/**
 * A stretch cut into blocks that are drawn one by one: after a blank line where there is one, else after a line, a
 * space, or wherever it must be, but never within a character.
 */
export function textBlocks(text: string, { start, end }: Stretch): Stretch[] {
  const blocks: Stretch[] = []
  let at = start
  while (end - at > mostInBlock) {
    const next = cutAfter(text, at)
    blocks.push({ start: at, end: next })
    at = next
  }
  if (end > at) blocks.push({ start: at, end })
  return blocks
}

function cutAfter(text: string, from: number): number {
  // Looking back in the whole text would go on to its beginning.
  const within = text.slice(from, from + mostInBlock)
  for (const mark of ['\n\n', '\n', ' ']) {
    const found = within.lastIndexOf(mark)
    if (found >= mostInBlock / 2) return from + found + mark.length
  }
  const code = within.charCodeAt(mostInBlock - 1)
  return from + mostInBlock - (code >= 0xd800 && code <= 0xdbff ? 1 : 0)
}

/** Pixels that a block will take, roughly: until it is drawn the scroll bar goes by it. */
export function guessedHeight(text: string, { start, end }: Stretch): number {
  const charactersInLine = 88
  const lineHeight = 25
  const lines = text.slice(start, end).split('\n')
  return (
    lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersInLine)), 0) * lineHeight
  )
}
