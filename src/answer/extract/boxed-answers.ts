import { closingBrace } from './unwrapped.ts'

interface Box {
  /** Where its command begins, and the character after its end. */
  readonly start: number
  readonly end: number
  readonly content: string
}

const commands: readonly string[] = ['\\boxed', '\\fbox', '\\framebox']
/** Boxes that are looked at, from the last one: more empty or broken ones than that are noise. */
const mostBoxes = 16
/** Characters in which a box must close. */
const longestBox = 1_000_000

/**
 * What stands in the last box of a text: `\boxed{…}`, its braces balanced, `\fbox{…}`, `\boxed 5`. Boxes that are joined by
 * nothing but "and", "or", commas and labels (`x =`) are one list: `\boxed{1} and \boxed{2}` gives `1, 2`. An empty or broken
 * box does not count.
 */
export function boxedAnswers(text: string): string[] {
  const used = commandsIn(text)
  const last = boxBefore(text, text.length, used)
  if (!last) return []
  const list = [last]
  for (let first = last; list.length < mostBoxes; ) {
    const before = boxBefore(text, first.start, used)
    if (!before || before.end > first.start || !isJoint(text.slice(before.end, first.start))) break
    list.unshift(before)
    first = before
  }
  const contents = [...new Set(list.map(({ content }) => content))]
  return [contents.join(', ')]
}

/** Where the last box that counts ends; undefined where there is none. */
export function endOfLastBox(text: string): number | undefined {
  return boxBefore(text, text.length, commandsIn(text))?.end
}

/** Forwards: V8 searches many times faster that way, and most texts have none. */
function commandsIn(text: string): readonly string[] {
  return commands.filter((command) => text.includes(command))
}

/** The last whole box that begins before `end`. */
function boxBefore(text: string, end: number, used: readonly string[]): Box | undefined {
  if (used.length === 0) return undefined
  let before = end
  for (let tried = 0; tried < mostBoxes; tried++) {
    const start = lastCommand(text, before, used)
    if (start < 0) return undefined
    const box = boxAt(text, start)
    if (box && box.content !== '') return box
    before = start
  }
  return undefined
}

function lastCommand(text: string, before: number, used: readonly string[]): number {
  if (before <= 0) return -1
  return Math.max(...used.map((command) => text.lastIndexOf(command, before - 1)))
}

function boxAt(text: string, start: number): Box | undefined {
  const name = commands.find((command) => text.startsWith(command, start)) ?? ''
  let at = start + name.length
  while (text.charAt(at) === ' ') at++
  if (text.charAt(at) !== '{') return bareBox(text, start, at)
  const end = closingBrace(text, at, longestBox)
  return end < 0 ? undefined : { start, end: end + 1, content: text.slice(at + 1, end).trim() }
}

/** TeX takes the next token; people who write `\boxed 42` mean the whole number. */
function bareBox(text: string, start: number, at: number): Box | undefined {
  const bare = /^(?:[-+−]?\d[\d.,]{0,40}|\\[a-zA-Z]{1,20}|[A-Za-z](?![A-Za-z]))/.exec(
    text.slice(at, at + 48),
  )?.[0]
  return bare === undefined ? undefined : { start, end: at + bare.length, content: bare }
}

/** Is this between two boxes nothing but what joins the parts of one answer? */
function isJoint(between: string): boolean {
  return (
    between.length <= 60 &&
    /^(?:\s|\$|\\\(|\\\)|\\\[|\\\]|,|;|&|、|，|\\quad|\\qquad|\\ |\\text\{|\}|\band\b|\bor\b|또는|그리고|和|或|[a-zA-Z](?:_\d)?\s?=)*$/.test(
      between,
    )
  )
}
