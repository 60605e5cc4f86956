import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { corpusRandom } from '../reasoner/corpus/random.ts'
import { writeTrace } from '../reasoner/corpus/trace.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'

export interface TokenTexts {
  /** What they are, in words. */
  readonly source: string
  readonly texts: readonly string[]
}

/**
 * Real reasoning where ../shared (or JEVONS_SHARED) is at hand: every text of three data sets, of which each n-th is taken
 * until so many megabytes are left. Else traces that the reasoner's corpus writes.
 */
export function tokenTexts(megabytes: number): TokenTexts {
  const shared = process.env.JEVONS_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
  const folder = `${shared}/data/traces`
  return existsSync(folder) ? real(folder, megabytes) : written(megabytes)
}

function real(folder: string, megabytes: number): TokenTexts {
  const fields: Readonly<Record<string, readonly string[]>> = {
    'lrm-token-economy': ['thinking', 'output'],
    'trace-topology-math500': ['full_response'],
    'zeroeval-o1-mini-math-l5': ['output'],
    'qwen25-math-cot-maj': ['response'],
  }
  const all = Object.entries(fields).flatMap(([file, names]) =>
    gunzipSync(readFileSync(`${folder}/${file}.jsonl.gz`))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .flatMap((row) => names.flatMap((name) => row[name]))
      .filter((text): text is string => typeof text === 'string' && text !== ''),
  )
  const total = all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const every = Math.max(1, Math.round(total / megabytes))
  const texts = all.filter((_, index) => index % every === 0)
  return { source: `real reasoning and answers, ${texts.length} of ${all.length} texts`, texts }
}

function written(megabytes: number): TokenTexts {
  const random = corpusRandom('bench/tokens')
  const texts: string[] = []
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += texts.at(-1)?.length ?? 1) {
    const problem = drawCountdownProblem(random, { level: 3, split: 'development' })
    texts.push(
      writeTrace(problem, random)
        .map(({ text }) => text)
        .join(''),
    )
  }
  return { source: `traces of the reasoner’s corpus, ${texts.length} texts`, texts }
}
