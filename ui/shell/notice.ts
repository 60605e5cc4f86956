import { type Accessor, createSignal } from 'solid-js'

/** A line that says what just happened, with a way back where there is one. */
export interface Notice {
  readonly text: string
  readonly tone: 'done' | 'busy' | 'failed'
  readonly undo?: () => void
}

const shownForMs = 6000
const [current, setCurrent] = createSignal<Notice>()
let timer: ReturnType<typeof setTimeout> | undefined

export const notice: Accessor<Notice | undefined> = current

/** Shows a notice and says it to screen readers. A failure stays until something else is said. */
export function say(next: Notice): void {
  clearTimeout(timer)
  setCurrent(next)
  if (next.tone === 'done') timer = setTimeout(() => setCurrent(), shownForMs)
}

export function silence(): void {
  clearTimeout(timer)
  setCurrent()
}
