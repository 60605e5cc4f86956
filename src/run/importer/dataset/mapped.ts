import {
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { levelOf, listOf, withoutAbsent } from '../json-value.ts'
import { countIn, firstText, isRow, numberIn, type Row, textIn, truthIn } from './dataset-field.ts'
import { finishIn, replyOf } from './dataset-reply.ts'
import { type Found, followPath } from './map-path.ts'
import { type MapSpec, type MapTarget, mapSpec } from './map-spec.ts'

/** Targets of which each response has its own. */
const ofResponse: readonly MapTarget[] = [
  'response',
  'reasoning',
  'answer',
  'model',
  'arm',
  'sample',
  'finish',
  'cost',
  'tokens.prompt',
  'tokens.reasoning',
  'tokens.output',
  'recorded.correct',
  'recorded.score',
  'recorded.answer',
]
const texts: readonly MapTarget[] = ['response', 'reasoning', 'answer']

/**
 * The format that `--map` describes. A path with `[]` in one of the targets of a response gives a response for each
 * element; lists beside each other belong together element by element, and a single value belongs to all.
 * @throws RunError where the map is not one
 */
export function mappedFormat(text: string): RecordFormat {
  const spec = mapSpec(text)
  return {
    name: 'map',
    summary: 'records of any shape, by --map',
    recognises: isRow,
    read(record, options) {
      if (!isRow(record)) throw new SkippedRecord('not an object')
      const find = (target: MapTarget): Found | undefined => found(record, spec, target)
      const { responses, skipped } = responsesOf(find, options)
      const problem = problemOf(find)
      if (problem.question === undefined && problem.id === undefined && responses.length === 0)
        throw new SkippedRecord(skipped[0] ?? 'the map finds neither a problem nor a response')
      return [{ problem, responses, ...(skipped.length === 0 ? {} : { skipped }) }]
    },
  }
}

type Find = (target: MapTarget) => Found | undefined

function found(record: Row, spec: MapSpec, target: MapTarget): Found | undefined {
  const source = spec.get(target)
  if (source === undefined) return undefined
  return 'constant' in source ? { isList: false, value: source.constant } : followPath(record, source.steps)
}

function problemOf(find: Find): ReturnType<RecordFormat['read']>[number]['problem'] {
  const one = (target: MapTarget): unknown => valueAt(find(target), 0)
  const golds = textsOf(find('gold'))
  const choices = textsOf(find('choices'))
  return withoutAbsent({
    question: textIn(one('problem')),
    id: textIn(one('id')),
    gold: golds[0],
    goldAlternatives: golds.length > 1 ? golds.slice(1) : undefined,
    choices: choices.length > 1 ? choices : undefined,
    level: levelOf(one('level')),
    subject: textIn(one('subject')),
    dataset: textIn(one('dataset')),
    split: textIn(one('split')),
    licence: textIn(one('licence')),
    cluster: textIn(one('cluster')),
  })
}

/** A list by `[]`, or one that stands where the path ends. */
function textsOf(value: Found | undefined): readonly string[] {
  if (value === undefined) return []
  const list = value.isList ? value.values : (listOf(value.value) ?? [value.value])
  return list.flatMap((entry) =>
    isRow(entry) ? (firstText(entry, ['text', 'value']) ?? []) : (textIn(entry) ?? []),
  )
}

function valueAt(value: Found | undefined, at: number): unknown {
  if (value === undefined) return undefined
  return value.isList ? value.values[at] : value.value
}

function responsesOf(
  find: Find,
  options: ReadingOptions,
): { readonly responses: readonly ImportedResponse[]; readonly skipped: readonly string[] } {
  const values = new Map(ofResponse.map((target) => [target, find(target)]))
  const given = texts.filter((target) => values.get(target) !== undefined)
  const lists = given.flatMap((target) => {
    const value = values.get(target)
    return value?.isList ? [value.values.length] : []
  })
  const count = given.length === 0 ? 0 : lists.length === 0 ? 1 : Math.max(...lists)
  const responses: ImportedResponse[] = []
  const skipped: string[] = []
  for (let at = 0; at < count; at++) {
    const own = (target: MapTarget): unknown => valueAt(values.get(target), at)
    const response = responseOf(own, { options, sample: lists.length === 0 ? undefined : at })
    if (response === undefined)
      skipped.push(`response ${at}: the map finds no text for ${given.join(' or ')}`)
    else responses.push(response)
  }
  return { responses, skipped }
}

function responseOf(
  own: (target: MapTarget) => unknown,
  { options, sample: place }: { readonly options: ReadingOptions; readonly sample: number | undefined },
): ImportedResponse | undefined {
  const [text, reasoning, answer] = texts.map((target) => textIn(own(target)))
  if (text === undefined && reasoning === undefined && answer === undefined) return undefined
  const reply = replyOf(
    {
      text,
      reasoning,
      answer: answer ?? text,
      model: textIn(own('model')),
      finish: finishIn(own('finish')),
      costUsd: numberIn(own('cost')),
      usage: withoutAbsent({
        prompt: countIn(own('tokens.prompt')),
        reasoning: countIn(own('tokens.reasoning')),
        output: countIn(own('tokens.output')),
      }),
    },
    options,
  )
  const score = numberIn(own('recorded.score'))
  const recorded = withoutAbsent({
    correct: truthIn(own('recorded.correct')),
    score: score !== undefined && score >= 0 && score <= 1 ? score : undefined,
    answer: textIn(own('recorded.answer')),
  })
  return {
    reply,
    ...withoutAbsent({ arm: textIn(own('arm')), sample: countIn(own('sample')) ?? place }),
    ...(Object.keys(recorded).length === 0 ? {} : { recorded }),
  }
}
