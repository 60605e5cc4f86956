import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Target } from './load-client.ts'
import { type PinnedProcess, startPinned } from './pinned-process.ts'

/** Something that clients can ask for text: the upstream itself, or what stands before it. */
export interface Contestant extends Target {
  readonly name: string
  /** Whose processor time counts; the upstream's own does not. */
  readonly process: PinnedProcess
  /** Asked less than the others. */
  readonly isSlow?: boolean
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, '.cache', 'bench')

/** Runs a file of this folder from source. */
export function startSource(file: string, environment: Readonly<Record<string, string>> = {}): PinnedProcess {
  const args = ['--import', 'tsx', join(root, 'bench', 'gateway', file)]
  return startPinned({ core: 0, program: process.execPath, args, environment })
}

/** `jevons serve` as it is built, and its address. */
export async function startJevons(
  args: readonly string[],
  { core = 1, node = [] }: { readonly core?: 0 | 1; readonly node?: readonly string[] } = {},
): Promise<{ readonly process: PinnedProcess; readonly url: string }> {
  const main = join(builtFolder(), 'dist', 'cli', 'main.js')
  const started = startPinned({
    core,
    program: process.execPath,
    args: [...node, main, 'serve', '--port', '0', '--max-open', '4000', ...args],
  })
  return { process: started, url: await started.line((line) => line.startsWith('http')) }
}

/** What a gateway runs through. */
const rooms = ['gateway', 'engine', 'policy', 'thought', 'trace'] as const

/** The package as it is built: itself where that is newer than its source, or else a copy that is compiled here. */
function builtFolder(): string {
  const source = Math.max(...rooms.map((room) => newest(join(root, 'src', room))))
  if (builtAt(root) > source) return root
  const copy = join(cache, 'package')
  if (builtAt(copy) > source) return copy
  mkdirSync(copy, { recursive: true })
  for (const name of ['package.json', 'data', 'reasoner', 'node_modules'])
    if (!existsSync(join(copy, name))) symlinkSync(join(root, name), join(copy, name))
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const flags = ['--noCheck', '--declaration', 'false', '--isolatedDeclarations', 'false']
  const args = [tsc, '-p', 'tsconfig.build.json', ...flags, '--outDir', join(copy, 'dist')]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('the source could not be compiled')
  writeFileSync(join(copy, 'dist', 'built'), '')
  return copy
}

function builtAt(folder: string): number {
  const marks = ['built', 'index.js'].map((name) => join(folder, 'dist', name)).filter(existsSync)
  return Math.max(0, ...marks.map((mark) => statSync(mark).mtimeMs))
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  )
  return Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs))
}

const python = join(cache, 'litellm', 'bin', 'python')
/** The newest whose parts are all on PyPI. */
const wanted = 'litellm[proxy]==1.104.8'

/** Why LiteLLM can't be measured; undefined where it can, once it is installed. */
export function installLiteLlm(): string | undefined {
  if (existsSync(join(cache, 'litellm', 'bin', 'litellm'))) return undefined
  mkdirSync(cache, { recursive: true })
  const made = spawnSync('python3', ['-m', 'venv', join(cache, 'litellm')], { encoding: 'utf8' })
  if (made.status !== 0) return 'python3 -m venv does not work here'
  process.stderr.write(`installing ${wanted}\n`)
  const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', wanted], { encoding: 'utf8' })
  return installed.status === 0 ? undefined : `pip could not install ${wanted}`
}

/** LiteLLM's proxy before the same upstream, one worker, nothing logged. */
export async function startLiteLlm(upstream: string): Promise<Contestant> {
  const port = await freePort()
  const file = join(cache, 'litellm.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      model_list: [
        {
          model_name: 'scripted',
          litellm_params: { model: 'openai/scripted', api_base: upstream, api_key: 'none' },
        },
      ],
      litellm_settings: { telemetry: false },
    }),
  )
  const started = startPinned({
    core: 1,
    program: join(cache, 'litellm', 'bin', 'litellm'),
    args: ['--config', file, '--host', '127.0.0.1', '--port', String(port), '--num_workers', '1'],
    environment: {
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      LITELLM_LOG: 'ERROR',
      LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY: 'true',
      PYTHONUNBUFFERED: '1',
    },
  })
  const url = `http://127.0.0.1:${port}`
  await isUp(`${url}/health/liveliness`)
  return {
    name: `LiteLLM ${versionOf()}`,
    url: `${url}/v1`,
    model: 'scripted',
    process: started,
    isSlow: true,
  }
}

function versionOf(): string {
  const code = 'import importlib.metadata as m; print(m.version("litellm"))'
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim()
}

async function isUp(url: string): Promise<void> {
  for (let tried = 0; tried < 120; tried++) {
    const answer = await globalThis.fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} does not answer`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
