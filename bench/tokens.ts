import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { listTokenizers, loadVocabulary } from '../src/run/vocabulary/index.ts'
import { byteCounter, type TokenCounter, type Vocabulary } from '../src/trace/index.ts'
import { machineInWords } from './machine.ts'
import { benchPython } from './python-peers.ts'
import { alternate, type Measured } from './rounds.ts'
import { spreadOf } from './spread.ts'
import { exportForPeers } from './token-exports.ts'
import { tokenTexts } from './token-texts.ts'

/** One counter on one vocabulary: rates of every round, in the order of the rounds. */
export interface TokenRate {
  readonly vocabulary: string
  readonly counter: string
  readonly tokensPerSecond: readonly number[]
  readonly tokens: number
  /** Texts whose ids are not ours, of all; undefined for our own. */
  readonly differing?: number
}

export interface TokenBench {
  readonly texts: string
  readonly documents: number
  readonly megabytes: number
  readonly rates: readonly TokenRate[]
  readonly missing: readonly string[]
}

interface PeerName {
  readonly library: string
  readonly vocabulary: string
  readonly version: string
}

/** Tokens a second of processor time (all threads of a process together), ours beside tiktoken and tokenizers, on the same vocabularies and texts. */
export async function tokenBench(options: {
  readonly rounds: number
  readonly megabytes: number
  readonly python: string
}): Promise<TokenBench> {
  const { source, texts } = tokenTexts(options.megabytes)
  const vocabularies = vocabulariesAtHand()
  const folder = mkdtempSync(join(tmpdir(), 'jevons-tokens-'))
  try {
    exportForPeers(folder, texts, vocabularies)
    const peers = await startPeers(options.python, folder, vocabularies)
    const ours = vocabularies.map((vocabulary) => ({ vocabulary, counter: byteCounter(vocabulary) }))
    const differing = await differences(peers, ours, texts)
    const counts = new Map(ours.map(({ counter }) => [counter.name, totalOf(counter, texts)]))
    const measured = ours.flatMap(({ vocabulary, counter }): Measured[] => {
      const tokens = counts.get(counter.name) ?? 0
      return [
        measuredAs(vocabulary.name, 'jevons', async () => rateOf(counter, texts)),
        measuredAs(vocabulary.name, 'jevons, nothing met before', async () =>
          rateOf(byteCounter(vocabulary), texts),
        ),
        ...peers.ready
          .filter((peer) => peer.vocabulary === vocabulary.name)
          .map((peer) =>
            measuredAs(vocabulary.name, `${peer.library} ${peer.version}`, async () => {
              const { seconds } = (await peers.ask({ ...peer })) as { seconds: number }
              return tokens / seconds
            }),
          ),
      ]
    })
    const rates = await alternate(measured, options.rounds, () => {})
    peers.close()
    return {
      texts: source,
      documents: texts.length,
      megabytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6,
      missing: [
        ...peers.missing,
        ...(vocabularies.length > 0 ? [] : ['vocabularies: jevons tokenizers add qwen']),
      ],
      rates: [...rates].map(([name, tokensPerSecond]) => {
        const [vocabulary = '', counter = ''] = name.split(': ')
        const differs = differing.get(name)
        const tokens = counts.get(vocabulary) ?? 0
        return {
          vocabulary,
          counter,
          tokensPerSecond,
          tokens,
          ...(differs === undefined ? {} : { differing: differs }),
        }
      }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const measuredAs = (vocabulary: string, counter: string, measure: () => Promise<number>): Measured => ({
  name: `${vocabulary}: ${counter}`,
  measure,
})

/** What an installed package or the cache holds. Added tokens are left out: tiktoken's plain encoding knows none. */
function vocabulariesAtHand(): Vocabulary[] {
  return listTokenizers()
    .filter(({ atHand, name }) => (atHand === 'cache' || atHand === 'package') && name !== 'r1-llama')
    .map(({ name }) => loadVocabulary(name))
    .flatMap((loaded) => (loaded.type === 'bytes' ? [{ ...loaded.vocabulary, added: [] }] : []))
}

function totalOf(counter: TokenCounter, texts: readonly string[]): number {
  let total = 0
  for (const text of texts) total += counter.count(text)
  return total
}

function rateOf(counter: TokenCounter, texts: readonly string[]): number {
  const before = process.cpuUsage()
  const total = totalOf(counter, texts)
  const { user, system } = process.cpuUsage(before)
  return (total * 1e6) / (user + system)
}

interface TokenPeers {
  readonly ready: readonly PeerName[]
  readonly missing: readonly string[]
  readonly ask: (request: object) => Promise<unknown>
  readonly close: () => void
}

async function startPeers(
  python: string,
  folder: string,
  vocabularies: readonly Vocabulary[],
): Promise<TokenPeers> {
  const script = fileURLToPath(new URL('./token_peers.py', import.meta.url))
  const names = vocabularies.map(({ name }) => name)
  const child = spawn(python, [script, folder, ...names], { stdio: ['pipe', 'pipe', 'inherit'] })
  const next = answers(child)
  try {
    const hello = (await next()) as {
      ready: PeerName[]
      missing: { library: string; vocabulary: string; why: string }[]
    }
    return {
      ready: hello.ready,
      missing: hello.missing.map(({ library, vocabulary, why }) => `${library} on ${vocabulary}: ${why}`),
      ask: (request) => {
        child.stdin?.write(`${JSON.stringify(request)}\n`)
        return next()
      },
      close: () => void child.stdin?.end(),
    }
  } catch (error) {
    const install = `${python} -m pip install tiktoken tokenizers`
    const missing = [`tiktoken and tokenizers: ${(error as Error).message}; to have them: ${install}`]
    return { ready: [], missing, ask: () => Promise.reject(error), close: () => {} }
  }
}

/** The lines that a process answers, one after the other. */
function answers(child: ChildProcess): () => Promise<unknown> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error('the process of the Python peers ended')))
  })
  ended.catch(() => {})
  return () =>
    Promise.race([new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line)))), ended])
}

/** How many texts have other ids by a peer than by ours. */
async function differences(
  peers: TokenPeers,
  ours: readonly { readonly vocabulary: Vocabulary; readonly counter: TokenCounter }[],
  texts: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const { vocabulary, counter } of ours) {
    const own = texts.map((text) => {
      const ids = counter.ids(text)
      return createHash('sha256').update(Buffer.from(ids.buffer)).digest('hex')
    })
    for (const peer of peers.ready.filter((one) => one.vocabulary === vocabulary.name)) {
      const { hashes } = (await peers.ask({ ...peer, check: true })) as { hashes: string[] }
      const differing = own.filter((hash, index) => hash !== hashes[index]).length
      found.set(`${vocabulary.name}: ${peer.library} ${peer.version}`, differing)
    }
  }
  return found
}

/** The measured table, in Markdown. */
export function tokenReport(bench: TokenBench): string {
  const rows = bench.rates.map((rate) => {
    const own =
      bench.rates.find((one) => one.vocabulary === rate.vocabulary && one.counter === 'jevons') ?? rate
    const bytesPerToken = (bench.megabytes * 1e6) / rate.tokens
    const { most: best, median: middle } = spreadOf(rate.tokensPerSecond)
    const ratio = spreadOf(
      rate.tokensPerSecond.map((one, round) => (own.tokensPerSecond[round] ?? Number.NaN) / one),
    ).median
    const alike =
      rate.differing === undefined ? '' : `${bench.documents - rate.differing} of ${bench.documents}`
    const cells = [
      rate.vocabulary,
      rate.counter,
      (middle / 1e6).toFixed(2),
      (best / 1e6).toFixed(2),
      ((middle * bytesPerToken) / 1e6).toFixed(1),
      ratio.toFixed(1),
      alike,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    `${machineInWords()}. Per second of processor time; ${bench.texts}, ${bench.megabytes.toFixed(1)} MB; ${bench.rates[0]?.tokensPerSecond.length ?? 0} rounds that alternate.`,
    '',
    '| vocabulary | counter | million tokens/s, median | best | MB/s, median | jevons is so many times as fast | same ids |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    ...bench.missing.map((line) => `\nskipped: ${line}`),
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      megabytes: { type: 'string', default: '4' },
      python: { type: 'string', default: benchPython() },
    },
  })
  const bench = await tokenBench({
    rounds: Number(values.rounds),
    megabytes: Number(values.megabytes),
    python: values.python,
  })
  console.log(tokenReport(bench))
}
