import { openBytes } from '#run'
import {
  findLoop,
  type Loop,
  type SplitSettings,
  splitWarning,
  type ThoughtSplit,
  thoughtSplitter,
} from '#thought'
import { splitReasoning } from '#trace'
import { oneLine } from './harmless-text.ts'
import { openersFrom } from './openers-file.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** The flags of splitting. */
export interface SplitFlags {
  readonly openers?: string
  readonly granularity?: string
  readonly reflections?: boolean
}

const markers = { open: '<think>', close: '</think>' }

interface Stretch {
  readonly start: number
  readonly end: number
}

/** `jevons split`: cuts the reasoning in a file into thoughts. Offsets are UTF-16 units into the file's text. */
export async function split(file: string, flags: object, world: World): Promise<void> {
  const { json = false, ...rest } = flags as SplitFlags & { readonly json?: boolean }
  const splitter = thoughtSplitter({ ...settingsOf(rest), reflectionPlaces: true })
  const text = await wholeText(file, world)
  const reasoning = reasoningIn(text)
  const inside = text.slice(reasoning.start, reasoning.end)
  const found = splitter(inside)
  const loop = findLoop(inside)
  const warning = warningOf(inside, found)
  if (warning !== undefined) world.err(`${warning}\n`)
  world.out(
    json
      ? `${JSON.stringify(document(found, reasoning, loop))}\n`
      : listing(inside, { found, reasoning, loop }),
  )
}

/** What the flags of splitting say; other commands that split take the same ones. */
export function settingsOf({ openers, granularity, reflections }: SplitFlags): SplitSettings {
  if (granularity !== undefined && granularity !== 'opener' && granularity !== 'blank-line')
    throw new UsageError(`--granularity must be one of opener, blank-line, not "${granularity}"`)
  return {
    ...(openers === undefined ? {} : { lexicon: openersFrom(openers) }),
    ...(granularity === 'blank-line' ? { granularity: 'blank line' } : {}),
    ...(reflections === true ? { switchAt: 'transitions and reflections' } : {}),
  }
}

async function wholeText(file: string, world: World): Promise<string> {
  const source = await openBytes(file, { stdin: world.stdin })
  try {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let text = ''
    for await (const chunk of source.chunks) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  } finally {
    source.close()
  }
}

/** A text without tags is reasoning as a whole: nobody splits an answer. */
function reasoningIn(text: string): Stretch {
  if (!text.includes(markers.open) && !text.includes(markers.close)) return { start: 0, end: text.length }
  return splitReasoning(text, markers)
}

function warningOf(inside: string, { thoughts }: ThoughtSplit): string | undefined {
  const switches = thoughts.filter((thought) => thought.class === 'transition').length
  return splitWarning({ texts: 1, characters: inside.length, switches })
}

function document(found: ThoughtSplit, { start: from, end }: Stretch, loop: Loop | undefined): object {
  return {
    reasoning: { start: from, end },
    thoughts: found.thoughts.map((thought) => ({
      start: from + thought.start,
      end: from + thought.end,
      opener: thought.opener ?? null,
      class: thought.class ?? null,
    })),
    reflections: found.reflections,
    reflectionPlaces: (found.reflectionPlaces ?? []).map(({ at, opener }) => ({ at: from + at, opener })),
    loop: loop === undefined ? null : { start: from + loop.start, end: from + loop.end, period: loop.period },
  }
}

function listing(
  inside: string,
  {
    found,
    reasoning: { start: from },
    loop,
  }: { readonly found: ThoughtSplit; readonly reasoning: Stretch; readonly loop: Loop | undefined },
): string {
  const rows = found.thoughts.map(({ start, end, opener, class: of }, index) => {
    const kind = opener === undefined ? '' : `[${of}] `
    return `${String(index + 1).padStart(4)}  ${`${from + start}–${from + end}`.padEnd(15)}  ${kind}${oneLine(inside.slice(start, end), 80)}\n`
  })
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
  const total = `${count(found.thoughts.length, 'thought')}, ${count(found.reflections, 'reflection')}\n`
  return rows.join('') + total + (loop === undefined ? '' : loopText(loop, from))
}

/** A loop in words: where, and how often what is said. */
export function loopText({ start, end, period }: Loop, from = 0): string {
  const rounds = Math.floor((end - start) / period)
  return `loop: from ${from + start} to ${from + end}, about ${rounds} rounds of ${period} characters\n`
}
