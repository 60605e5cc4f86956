import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Compiles `src/` to `dist/`. Run as npm's `prepare` (`--if-possible`) it leaves `dist/` as it is where the compiler was
 * not installed (`npm ci --omit=dev`): so it is plain JavaScript and needs nothing but Node.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

function compiler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  } catch {
    return undefined
  }
}

const tsc = compiler()
if (tsc) {
  // A file whose source is gone would otherwise live on.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  const command = join(root, 'dist', 'cli', 'main.js')
  if (existsSync(command)) chmodSync(command, 0o755)
  process.exitCode = status ?? 1
} else if (process.argv.includes('--if-possible')) {
  console.error(
    'dist/ is left as it is: the compiler comes with the development packages, which are not installed.',
  )
} else {
  console.error('typescript is missing: run `npm ci` (with the development packages) first.')
  process.exitCode = 1
}
