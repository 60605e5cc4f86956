import type { RecordedVerdict } from '../../record.ts'
import { promptQuestion } from '../chat-question.ts'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  levelOf,
  listOf,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  textsOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'
import { lmEvalOrigin } from './lm-eval-origin.ts'

/** lm-evaluation-harness, `--log_samples`: a document a line, once for each filter of its answers. */
export const lmEval: RecordFormat = {
  name: 'lm-eval',
  summary: 'lm-evaluation-harness samples (samples_*.jsonl)',
  recognises(record) {
    const line = objectOf(record)
    return line !== undefined && isDocument(line) && Array.isArray(line['resps'])
  },
  read: readLine,
  begin() {
    const seen = new Map<string, string>()
    return (record, options) => {
      const line = objectOf(record) ?? {}
      const filter = textOf(line['filter']) ?? ''
      const document = `${plainText(line['doc_id'])}\n${textOf(line['doc_hash']) ?? ''}`
      const first = seen.get(document)
      if (first !== undefined && first !== filter) {
        throw new SkippedRecord(`the same responses once more, filter ${filter} after ${first}`)
      }
      const records = readLine(record, options)
      seen.set(document, filter)
      return records
    }
  },
}

function isDocument(line: JsonObject): boolean {
  return (
    Object.hasOwn(line, 'doc_id') && Object.hasOwn(line, 'target') && Object.hasOwn(line, 'filtered_resps')
  )
}

function readLine(record: unknown, options: ReadingOptions): readonly ImportedRecord[] {
  const line = objectOf(record)
  if (line === undefined) throw new SkippedRecord('not an object')
  const texts = generatedTexts(line)
  const origin = lmEvalOrigin(options.file)
  const recorded = texts.length === 1 ? verdictOf(line) : undefined
  const responses = texts.map((text, sample) =>
    withoutMissing<ImportedResponse>({
      reply: evaluatedReply({ text, model: origin.model }, options),
      sample: texts.length === 1 ? undefined : sample,
      recorded,
    }),
  )
  return [{ problem: problemOf(line, origin.task), responses }]
}

/**
 * What the model wrote: one request a document, its repeats in a list. Documents that are scored by the likelihood of given
 * continuations have nothing that was written.
 */
function generatedTexts(line: JsonObject): readonly string[] {
  const requests = listOf(line['resps']) ?? []
  if (requests.length === 0) throw new SkippedRecord('no resps')
  const repeats = requests.length === 1 && typeof requests[0] === 'string' ? requests : listOf(requests[0])
  const texts = textsOf(repeats)
  const isGenerated = requests.length === 1 && texts !== undefined && settingsOf(line) !== 'none'
  if (!isGenerated) throw new SkippedRecord('scored by likelihood: the model generated no text')
  return texts
}

/** Generation has settings beside its prompt; a likelihood has a continuation, or nothing. */
function settingsOf(line: JsonObject): 'some' | 'none' | 'unknown' {
  const request = firstRequest(line)
  if (request === undefined) return 'unknown'
  return objectOf(request[1]) ? 'some' : 'none'
}

/** A list of pairs, or the same with names: `{gen_args_0: {arg_0, arg_1}}`. */
function firstRequest(line: JsonObject): readonly [unknown, unknown] | undefined {
  const named = objectOf(objectOf(line['arguments'])?.['gen_args_0'])
  if (named) return [named['arg_0'], named['arg_1']]
  const pair = listOf(listOf(line['arguments'])?.[0])
  return pair && [pair[0], pair[1]]
}

const questionNames = ['question', 'problem', 'Question', 'Problem', 'query', 'input', 'prompt'] as const

function problemOf(line: JsonObject, task: string | undefined): ImportedProblem {
  const doc = objectOf(line['doc']) ?? {}
  const id = plainText(line['doc_id'])
  const choices =
    textsOf(doc['choices']) ?? textsOf(doc['options']) ?? textsOf(objectOf(doc['choices'])?.['text'])
  const named = questionNames.map((name) => sayingText(doc[name])).find((text) => text !== undefined)
  const question = named ?? promptQuestion(firstRequest(line)?.[0])
  return withoutMissing<ImportedProblem>({
    id: id === undefined || task === undefined ? undefined : `${task}/${id}`,
    question,
    gold: goldOf(line['target'], { doc, choices }),
    choices: choices?.length ? choices : undefined,
    level: levelOf(doc['level']) ?? levelOf(doc['difficulty']),
    subject: sayingText(doc['subject']) ?? sayingText(doc['type']) ?? sayingText(doc['category']),
    dataset: task,
  })
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const bracketedLetter = /^\(([A-J])\)$/

/** The target is the answer, a worked solution that ends in it, or the number of the right option. */
function goldOf(
  value: unknown,
  { doc, choices }: { readonly doc: JsonObject; readonly choices: readonly string[] | undefined },
): string | undefined {
  const target = plainText(listOf(value)?.[0] ?? value)?.trim()
  if (target === undefined || target === '') return sayingText(doc['answer'])
  const place = typeof value === 'number' ? countOf(value) : undefined
  if (choices && place !== undefined && place < choices.length) return letters[place]
  const marked = target.lastIndexOf('####')
  if (marked >= 0) return target.slice(marked + 4).trim()
  const answer = sayingText(doc['answer'])?.trim()
  const isSolution = answer !== undefined && target.length > answer.length && target.includes('\\boxed')
  return isSolution ? answer : (bracketedLetter.exec(target)?.[1] ?? target)
}

/** The first metric that is a share of 1. */
function verdictOf(line: JsonObject): RecordedVerdict | undefined {
  const names = textsOf(line['metrics']) ?? ['exact_match', 'acc']
  const scores = names.map((name) => (Object.hasOwn(line, name) ? numberOf(line[name]) : undefined))
  const score = scores.find((value) => value !== undefined && value >= 0 && value <= 1)
  const filtered = listOf(line['filtered_resps'])?.[0]
  const answer = textOf(filtered) ?? textOf(listOf(filtered)?.[0])
  if (score === undefined && answer === undefined) return undefined
  const correct = score === 0 || score === 1 ? score === 1 : undefined
  return withoutMissing<RecordedVerdict>({
    correct,
    score,
    answer: answer === '[invalid]' ? undefined : answer,
  })
}
