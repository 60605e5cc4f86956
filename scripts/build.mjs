import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Compiles `src/` to `dist/`, and the pages of `ui/` to `dist/ui/`. Run as npm's `prepare` (`--if-possible`) it leaves `dist/` as it is where the compiler was
 * not installed (`npm ci --omit=dev`): so it is plain JavaScript and needs nothing but Node.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

/** A program of a development package; undefined where it is not installed. */
function program(name, ...path) {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), ...path)
  } catch {
    return undefined
  }
}

function run(file, ...args) {
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}

const tsc = program('typescript', 'bin', 'tsc')
const vite = program('vite', 'bin', 'vite.js')
if (tsc && vite) {
  // A file whose source is gone would otherwise live on.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const compiled = run(tsc, '-p', 'tsconfig.build.json')
  const bundled = run(vite, 'build', '--logLevel', 'warn')
  const command = join(root, 'dist', 'cli', 'main.js')
  if (existsSync(command)) chmodSync(command, 0o755)
  process.exitCode = compiled || bundled
} else if (process.argv.includes('--if-possible')) {
  console.error(
    'dist/ is left as it is: the compilers come with the development packages, which are not installed.',
  )
} else {
  console.error('typescript or vite is missing: run `npm ci` (with the development packages) first.')
  process.exitCode = 1
}
