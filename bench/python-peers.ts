import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Contestant, Decoding, MissingPeer, Peers } from './contestant.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const environment =
  'python3 -m venv .cache/venv && .cache/venv/bin/pip install -r reasoner/train/requirements.txt'
const weights = here('../reasoner/weights/model.safetensors')

interface Hello {
  readonly ready: readonly { readonly name: string; readonly family: string; readonly version: string }[]
  readonly missing: readonly MissingPeer[]
}

/** The Python with the peers: the one that training uses, or else whatever is called python3. */
export function benchPython(): string {
  const own = here('../.cache/venv/bin/python')
  return existsSync(own) ? own : 'python3'
}

/** Writes the exports unless those of the weights at hand are there. Says why not where it can't. */
export function exportWeights(python: string, folder: string): string | undefined {
  const note = join(folder, 'weights.sha256')
  const hash = createHash('sha256').update(readFileSync(weights)).digest('hex')
  if (existsSync(note) && readFileSync(note, 'utf8').trim() === hash) return undefined
  const script = here('../reasoner/train/export_peers.py')
  const { status, stderr, error } = spawnSync(python, [script, '--out', folder], { encoding: 'utf8' })
  return status === 0 ? undefined : (error?.message ?? stderr.trim().split('\n').at(-1) ?? 'export failed')
}

export function missingExports(why: string): Peers {
  return { contestants: [], missing: [{ family: 'every peer (their weights)', why, install: environment }] }
}

/** PyTorch, onnxruntime and llama.cpp, in one Python process that waits between its turns. */
export async function pythonPeers(python: string, folder: string): Promise<Peers> {
  const child = spawn(python, [here('./peers.py'), folder], { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error('the process of the Python peers ended')))
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  try {
    const { ready, missing } = (await Promise.race([answer(lines), ended])) as Hello
    return { contestants: ready.map((peer) => contestant(peer, child, lines, ended)), missing }
  } catch (error) {
    const why = (error as Error).message
    return { contestants: [], missing: [{ family: 'Python peers', why, install: environment }] }
  }
}

function contestant(
  peer: Hello['ready'][number],
  child: ChildProcess,
  lines: Interface,
  ended: Promise<never>,
): Contestant {
  return {
    ...peer,
    async decode({ prompts, steps }) {
      child.stdin?.write(`${JSON.stringify({ contestant: peer.name, prompts, steps })}\n`)
      const reply = (await Promise.race([answer(lines), ended])) as Decoding | { readonly error: string }
      if ('error' in reply) throw new Error(`${peer.name}: ${reply.error}`)
      return reply
    },
    close: () => void child.stdin?.end(),
  }
}

const answer = (lines: Interface): Promise<unknown> =>
  new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line))))
