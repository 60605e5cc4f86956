import {
  type GradeLine,
  type ResponseKey,
  type ResponseLine,
  type RunReader,
  rawId,
  shownId,
  type ThoughtsLine,
} from '#run'
import { findLoop, type SplitSettings, thoughtSplitter } from '#thought'
import { splitReasoning } from '#trace'
import { harmlessText } from './harmless-text.ts'
import { ownReasoning } from './own-reasoning.ts'
import { loopText } from './split.ts'

interface ShownThought {
  readonly start: number
  readonly end: number
  readonly opener: string | null
  readonly remarks: readonly string[]
}

export interface ResponseTextOptions {
  /** How to cut the reasoning where the run has no thoughts for it, or other ones are asked for. */
  readonly settings: SplitSettings
  readonly colours: boolean
}

type Paint = (text: string, style: keyof typeof styles) => string

/** Codes of terminals (SGR): thoughts in two colours by turns, openers in bold. */
const styles = {
  heading: '1',
  dim: '2',
  odd: '36',
  even: '33',
  good: '32',
  bad: '31',
  opener: '1;4',
} as const

/** A response for a terminal: what was asked, how it ended, and the reasoning with its thoughts numbered. */
export async function responseText(
  run: RunReader,
  response: ResponseLine,
  { settings, colours }: ResponseTextOptions,
): Promise<string> {
  const paint: Paint = (text, style) => (colours ? `\u001b[${styles[style]}m${text}\u001b[0m` : text)
  const [header, thoughts] = [
    await headerText(run, response, paint),
    await thoughtsOf(run, response, settings),
  ]
  return `${header}\n${bodyText(run, response, thoughts, paint)}`
}

async function headerText(run: RunReader, response: ResponseLine, paint: Paint): Promise<string> {
  const problem = await first(run.problems(), ({ id }) => id === response.problem)
  const grade = await first(run.grades(), sameAs(response))
  const { prompt, reasoning, output } = response.usage
  const tokens = Object.entries({ prompt, reasoning, output })
    .filter(([, count]) => count !== undefined)
    .map(([name, count]) => `${count} ${name}`)
  const gold = problem && 'gold' in problem ? problem.gold : undefined
  const target = problem?.kind === 'countdown' ? `${problem.target} from ${problem.numbers.join(', ')}` : gold
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['problem', problem?.question],
    ['gold', target],
    ['outcome', grade && outcomeText(grade, paint)],
    ['answer', grade?.answer ?? undefined],
    ['tokens', tokens.length === 0 ? undefined : tokens.join(', ')],
    ['finish', response.finishReason],
    ['source', response.source],
  ]
  const lines = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name.padEnd(8)} ${name === 'outcome' ? value : harmlessText(value)}`],
  )
  return `${paint(shownId(response), 'heading')}\n${lines.join('\n')}\n`
}

function outcomeText({ outcome, reason }: GradeLine, paint: Paint): string {
  const text = `${outcome ?? 'none'} (${harmlessText(reason)})`
  return outcome === 'correct' ? paint(text, 'good') : outcome === 'incorrect' ? paint(text, 'bad') : text
}

async function thoughtsOf(
  run: RunReader,
  response: ResponseLine,
  settings: SplitSettings,
): Promise<readonly ShownThought[]> {
  const own = ownReasoning(response, run.description)
  if (own === undefined) return []
  const recorded =
    Object.keys(settings).length === 0 ? await first(run.thoughts(), sameAs(response)) : undefined
  if (recorded !== undefined) return recorded.thoughts.map(recordedThought)
  return thoughtSplitter(settings)(own.text).thoughts.map(({ start, end, opener = null }) => ({
    start: own.start + start,
    end: own.start + end,
    opener,
    remarks: [],
  }))
}

function recordedThought({ start, end, opener, ...judged }: ThoughtsLine['thoughts'][number]): ShownThought {
  const remarks = [
    ...(judged.tokensUpTo === null ? [] : [`${judged.tokensUpTo} tokens so far`]),
    ...(typeof judged.correct === 'boolean' ? [judged.correct ? 'correct' : 'incorrect'] : []),
    ...(judged.abandoned === true ? ['abandoned'] : []),
  ]
  return { start, end, opener, remarks }
}

function bodyText(
  run: RunReader,
  response: ResponseLine,
  thoughts: readonly ShownThought[],
  paint: Paint,
): string {
  const { text } = response
  const span = response.span ?? splitReasoning(text, run.description.engine.reasoningMarkers)
  const parts: string[] = []
  if (response.reasoning === 'summary') {
    parts.push(paint("── reasoning: a vendor's summary of it, so it is not split", 'heading'))
    parts.push(harmlessText(text.slice(span.start, span.end).trim()))
  }
  for (const [index, thought] of thoughts.entries())
    parts.push(...thoughtLines(text, { thought, index, paint }))
  const loop = thoughts.length === 0 ? undefined : findLoop(text.slice(span.start, span.end))
  if (loop !== undefined) parts.push(paint(loopText(loop, span.start).trimEnd(), 'bad'))
  parts.push(paint('── answer', 'heading'))
  const answer = span.answerStart === undefined ? '' : text.slice(span.answerStart).trim()
  parts.push(answer === '' ? paint('none', 'dim') : harmlessText(answer))
  return `${parts.join('\n')}\n`
}

function thoughtLines(
  text: string,
  {
    thought,
    index,
    paint,
  }: { readonly thought: ShownThought; readonly index: number; readonly paint: Paint },
): readonly string[] {
  const { start, end, opener, remarks } = thought
  const about = [`${end - start} characters`, ...remarks].join(' · ')
  const body = text.slice(start, end).trim()
  const colour = index % 2 === 0 ? 'odd' : 'even'
  const opened = opener !== null && body.startsWith(opener)
  const said = opened
    ? paint(harmlessText(opener), 'opener') + paint(harmlessText(body.slice(opener.length)), colour)
    : paint(harmlessText(body), colour)
  return [paint(`── thought ${index + 1} · ${about}`, 'heading'), said]
}

function sameAs(key: ResponseKey): (other: ResponseKey) => boolean {
  const id = rawId(key)
  return (other) => rawId(other) === id
}

async function first<Value>(
  values: AsyncIterable<Value>,
  fits: (value: Value) => boolean,
): Promise<Value | undefined> {
  for await (const value of values) if (fits(value)) return value
  return undefined
}
