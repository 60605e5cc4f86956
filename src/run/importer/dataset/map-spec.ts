import { RunError } from '../../run-error.ts'
import { type MapCursor, type MapStep, MapSyntaxError, pathAt } from './map-path.ts'

/** What a map can fill. */
export const mapTargets = [
  'problem',
  'id',
  'gold',
  'response',
  'reasoning',
  'answer',
  'model',
  'arm',
  'sample',
  'level',
  'subject',
  'dataset',
  'split',
  'licence',
  'choices',
  'cluster',
  'finish',
  'cost',
  'tokens.prompt',
  'tokens.reasoning',
  'tokens.output',
  'recorded.correct',
  'recorded.score',
  'recorded.answer',
] as const

export type MapTarget = (typeof mapTargets)[number]

/** Where a target's value comes from: the record, or the map itself where a text stands there in single quotes. */
export type MapSource = { readonly steps: readonly MapStep[] } | { readonly constant: string }

export type MapSpec = ReadonlyMap<MapTarget, MapSource>

/**
 * Reads a map such as `problem=question,gold=answer,response=output[].text`.
 * @throws RunError in one line: what is wrong, at which character, and what is allowed
 */
export function mapSpec(text: string): MapSpec {
  const cursor: MapCursor = { text, at: 0 }
  const spec = new Map<MapTarget, MapSource>()
  try {
    do {
      const start = cursor.at
      const target = targetAt(cursor)
      if (spec.has(target)) throw new MapSyntaxError(`${target} is there twice`, start)
      spec.set(target, sourceAt(cursor))
    } while (text[cursor.at++] === ',')
    return checked(spec)
  } catch (error) {
    if (!(error instanceof MapSyntaxError)) throw error
    throw new RunError(`--map, character ${error.at + 1}: ${error.message}`)
  }
}

function targetAt(cursor: MapCursor): MapTarget {
  const { text, at } = cursor
  const equals = text.indexOf('=', at)
  if (equals < 0) throw new MapSyntaxError('must be TARGET=PATH, several with commas between', at)
  const name = text.slice(at, equals).trim()
  const target = mapTargets.find((one) => one === name)
  if (target === undefined) {
    const told = name.length > 40 ? `${name.slice(0, 40)}…` : name
    throw new MapSyntaxError(`no target "${told}"; allowed are ${mapTargets.join(', ')}`, at)
  }
  cursor.at = equals + 1
  return target
}

function sourceAt(cursor: MapCursor): MapSource {
  const { text } = cursor
  if (text[cursor.at] !== "'") return { steps: pathAt(cursor) }
  const start = cursor.at
  const end = text.indexOf("'", start + 1)
  if (end < 0) throw new MapSyntaxError('a single quote is not closed', start)
  cursor.at = end + 1
  if (cursor.at < text.length && text[cursor.at] !== ',')
    throw new MapSyntaxError('a text in single quotes stands alone; allowed is a comma', cursor.at)
  return { constant: text.slice(start + 1, end) }
}

const whole: readonly MapTarget[] = ['problem', 'id', 'response', 'reasoning', 'answer']

function checked(spec: MapSpec): MapSpec {
  if (!whole.some((target) => spec.has(target)))
    throw new MapSyntaxError(`fills none of ${whole.join(', ')}: there would be nothing to import`, 0)
  if (spec.has('response') && spec.has('answer'))
    throw new MapSyntaxError('response is the whole text, answer the part after the reasoning: give one', 0)
  return spec
}
