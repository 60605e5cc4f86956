import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpusRandom } from '../reasoner/corpus/random.ts'
import { writeTrace } from '../reasoner/corpus/trace.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'
import { findLoop, openerLexicons, thoughtSplitter } from '../src/thought/index.ts'

/** Characters of a text: what a reasoning model writes about one problem. */
const textLength = 11_000
const texts = 200

/** Megabytes of reasoning a second, text by text, all on the same texts and in the same run. */
export interface SplitRate {
  /** Cut into thoughts by the default lexicon, reflections counted. */
  readonly megabytesPerSecond: number
  /** A plain scan of the same text for the same words. */
  readonly plainMegabytesPerSecond: number
  /** A plain scan for the one word that starts thoughts. */
  readonly oneOpenerMegabytesPerSecond: number
  /** Cut by the widest lexicon. */
  readonly wideMegabytesPerSecond: number
  /** Looked through for a loop. */
  readonly loopMegabytesPerSecond: number
  /** The same texts as strings of JSON, parsed. */
  readonly parseMegabytesPerSecond: number
}

/** Rates on texts of the length of real reasoning, made of the countdown corpus; or on those that are given. */
export function thoughtSplit(given: readonly string[] = writtenTexts()): () => SplitRate {
  const megabytes = given.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const { transitions, reflections } = openerLexicons.en
  const plain = new RegExp([...transitions, ...reflections].join('|'), 'g')
  const one = new RegExp(transitions.join('|'), 'g')
  const narrow = thoughtSplitter()
  const wide = thoughtSplitter({ lexicon: openerLexicons['en-wide'] })
  const lines = given.map((text) => JSON.stringify(text))
  const rate = (work: (text: string) => unknown, over: readonly string[] = given): number => {
    const startedMs = performance.now()
    for (const text of over) work(text)
    return (megabytes * 1000) / (performance.now() - startedMs)
  }
  return () => ({
    megabytesPerSecond: rate(narrow),
    plainMegabytesPerSecond: rate((text) => [...text.matchAll(plain)].length),
    oneOpenerMegabytesPerSecond: rate((text) => [...text.matchAll(one)].length),
    wideMegabytesPerSecond: rate(wide),
    loopMegabytesPerSecond: rate(findLoop),
    parseMegabytesPerSecond: rate((line) => JSON.parse(line), lines),
  })
}

function writtenTexts(): readonly string[] {
  const random = corpusRandom('bench/thoughts')
  return Array.from({ length: texts }, () => {
    let text = ''
    while (text.length < textLength) {
      const problem = drawCountdownProblem(random, { level: 3, split: 'development' })
      text += writeTrace(problem, random)
        .map((part) => part.text)
        .join('')
    }
    // One piece, as a reader of JSON hands it over, and not the tree that it was put together from.
    return JSON.parse(JSON.stringify(text)) as string
  })
}

/** `npm run bench -- thoughts`: the rates on texts of the training corpus, as ratios. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { run: { type: 'string' } } })
  const measure = thoughtSplit(values.run === undefined ? undefined : textsOf(values.run))
  const rounds = Array.from({ length: 7 }, measure).slice(2)
  const median = (of: (rate: SplitRate) => number): number =>
    rounds.map(of).sort((a, b) => a - b)[rounds.length >> 1] ?? Number.NaN
  const parse = median((rate) => rate.parseMegabytesPerSecond)
  const one = median((rate) => rate.oneOpenerMegabytesPerSecond)
  const rows = (Object.keys(rounds[0] ?? {}) as (keyof SplitRate)[]).map((row) => {
    const value = median((rate) => rate[row])
    const name = row.replace('MegabytesPerSecond', '').replace('megabytesPerSecond', 'split')
    return `| ${name} | ${value.toFixed(0)} | ${(value / parse).toFixed(2)} | ${(value / one).toFixed(2)} |`
  })
  console.log(
    ['| work | MB a second | of JSON.parse | of one opener |', '|---|---|---|---|', ...rows].join('\n'),
  )
}

function textsOf(run: string): readonly string[] {
  const lines = readFileSync(join(run, 'responses.jsonl'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => (JSON.parse(line) as { text: string }).text)
}
