import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules/.cache')

/** The pages of the workbench as `ui/` is now, built once for each state of it; `dist/` is left alone. */
export function builtPages(): string {
  const folder = join(cache, `pages-${stateOfSources()}`)
  if (existsSync(join(folder, 'index.html'))) return folder
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(join(cache, 'unfinished-pages-'))
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--logLevel', 'error', '--outDir', unfinished]
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`the pages can't be built: ${stdout}${stderr}`)
    forgetOld()
    place(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}

/** Where two processes built at once, the first one's is kept. */
function place(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

function stateOfSources(): string {
  const hash = createHash('sha256')
  for (const folder of ['ui', 'src', 'data/economics', 'examples', 'reasoner/weights'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const { mtimeMs, size } = statSync(join(root, folder, name))
      if (/\.(tsx?|css|html|svg|json|csv)$/.test(name) && !/\.test\.ts$/.test(name))
        hash.update(`${folder}/${name} ${mtimeMs} ${size}\n`)
    }
  for (const name of ['vite.config.ts', 'package-lock.json'])
    hash.update(`${name} ${statSync(join(root, name)).mtimeMs}\n`)
  return hash.digest('hex').slice(0, 16)
}

const oldMs = 3_600_000

function forgetOld(): void {
  for (const name of readdirSync(cache).filter((one) => one.startsWith('pages-'))) {
    const folder = join(cache, name)
    if (Date.now() - statSync(folder).mtimeMs > oldMs) rmSync(folder, { recursive: true, force: true })
  }
}
