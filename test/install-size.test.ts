import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** What `npm ci --omit=dev` installs, by the lock file, measured where it lies. */
interface Locked {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
}

const root = fileURLToPath(new URL('..', import.meta.url))
const lock: { readonly packages: Record<string, Locked> } = JSON.parse(
  readFileSync(`${root}package-lock.json`, 'utf8'),
)
const runTime = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)

function filesOf(path: string): string[] {
  const names = readdirSync(root + path, { recursive: true, encoding: 'utf8' })
  // A package nested in another one is measured by itself, if it is needed at run time at all.
  const own = names.filter((name) => !name.split(/[\\/]/).includes('node_modules'))
  return own.map((name) => `${root}${path}/${name}`).filter((file) => statSync(file).isFile())
}

describe('what a user has to install', () => {
  it('is there to be measured, but for what is optional', () => {
    expect(runTime.length).toBeGreaterThan(3)
    const absent = runTime.filter(([path, { optional }]) => !optional && !existsSync(root + path))
    expect(absent).toEqual([])
  })

  it('is at most 50 MB', () => {
    const present = runTime.filter(([path]) => existsSync(root + path))
    const bytes = present.flatMap(([path]) => filesOf(path)).map((file) => statSync(file).size)
    expect(bytes.reduce((sum, size) => sum + size, 0) / 1e6).toBeLessThanOrEqual(50)
  })

  it('holds no native code and runs nothing while it installs', () => {
    expect(runTime.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
    const files = runTime.filter(([path]) => existsSync(root + path)).flatMap(([path]) => filesOf(path))
    expect(files.filter((file) => /\.(node|so|dylib|dll|gyp)$/.test(file))).toEqual([])
  })
})
