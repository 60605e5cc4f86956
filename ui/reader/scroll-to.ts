import { type Placed, placedIn } from './fill-block.ts'
import type { Stretch } from './reading.ts'

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
/** Longer ways are jumped: to watch a hundred screens fly by tells nothing. */
const longestGlide = 2000

/** Brings a thought to the top of its side. */
export function showThought(
  scroller: HTMLElement | undefined,
  index: number,
  { glide = true }: { readonly glide?: boolean } = {},
): void {
  const thought = scroller?.querySelector<HTMLElement>(`[data-thought="${index}"]`)
  if (!scroller || !thought) return
  const way = thought.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const glides = glide && !calm() && Math.abs(way) <= longestGlide
  settle(scroller, glides ? 1 : settlingFrames, () =>
    thought.scrollIntoView({ block: 'start', behavior: glides ? 'smooth' : 'instant' }),
  )
}

/** Brings a match to the middle: first the block that holds it, then itself. */
export function showBlock(scroller: HTMLElement | undefined, match: Stretch): void {
  const blocks = [...(scroller?.querySelectorAll<HTMLElement>('.block') ?? [])]
  const block = blocks.findLast(({ dataset }) => Number(dataset.start) <= match.start)
  if (!scroller || !block) return
  let frame = 0
  settle(scroller, settlingFrames, () => {
    frame += 1
    if (frame < settlingFrames) block.scrollIntoView({ block: 'center', behavior: 'instant' })
    else centre(scroller, block, match)
  })
}

/** What comes into sight on the way takes its true height only then, and so moves where it leads to. */
const settlingFrames = 6
const latest = new WeakMap<HTMLElement, symbol>()

/** Scrolls again for some frames, unless something else was asked for since. */
function settle(scroller: HTMLElement, frames: number, scroll: () => void): void {
  following.delete(scroller)
  const mine = Symbol('a way through the text')
  latest.set(scroller, mine)
  const go = (left: number): void => {
    if (latest.get(scroller) !== mine) return
    scroll()
    if (left > 1) requestAnimationFrame(() => go(left - 1))
  }
  go(frames)
}

function centre(scroller: HTMLElement, block: HTMLElement, match: Stretch): void {
  const piece = placedIn(block).find(({ end }) => match.start < end)
  if (!piece) return
  const box = piece.type === 'formula' ? piece.element.getBoundingClientRect() : boxOf(piece, match)
  const { top, height } = scroller.getBoundingClientRect()
  scroller.scrollBy({ top: box.top - top - height / 2, behavior: 'instant' })
}

function boxOf({ node, start }: Extract<Placed, { readonly type: 'text' }>, match: Stretch): DOMRect {
  const range = new Range()
  range.setStart(node, Math.max(0, match.start - start))
  range.setEnd(node, Math.min(node.length, match.end - start))
  return range.getBoundingClientRect()
}

/** Sides that a person scrolls: only then the thought in sight follows. */
const following = new WeakSet<HTMLElement>()

/** Tells which thought is at the top while a person scrolls. */
export function followScroll(scroller: HTMLElement, tell: (index: number) => void): void {
  for (const type of ['wheel', 'touchmove', 'pointerdown'] as const)
    scroller.addEventListener(type, () => following.add(scroller), { passive: true })
  let waiting = false
  scroller.addEventListener('scroll', () => {
    if (waiting || !following.has(scroller)) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const index = atTop(scroller)
      if (index !== undefined) tell(index)
    })
  })
}

function atTop(scroller: HTMLElement): number | undefined {
  const { left, top, width } = scroller.getBoundingClientRect()
  const element = document.elementFromPoint(left + width / 2, top + 40)
  const index = element?.closest<HTMLElement>('[data-thought]')?.dataset.thought
  return index === undefined ? undefined : Number(index)
}
