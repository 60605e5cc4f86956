import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EngineError } from './engine-error.ts'

/**
 * Loads a library that jevons works with and does not bring: whoever wants it installs it beside jevons, or in one of these folders.
 * @throws EngineError with how to install it where it is not there, or with why it can't be loaded
 */
export async function loadPeer(name: string, folders: readonly string[]): Promise<unknown> {
  const places = [undefined, ...folders.map((folder) => entryOf(folder, name))]
  for (const place of places) {
    try {
      return await import(place ?? name)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      const isAbsent = place === undefined && code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${name}'`)
      if (!isAbsent)
        throw new EngineError(`${name} can't be loaded: ${message.split('\n')[0]}`, { cause: error })
    }
    if (places.slice(1).every((other) => other === undefined)) break
  }
  throw new EngineError(`this engine needs a library that is not installed: npm install ${name}`)
}

/** The file that `import` would load, in the folder's own packages; undefined where there is none. */
function entryOf(folder: string, name: string): string | undefined {
  const root = join(folder, 'node_modules', name)
  const file = join(root, 'package.json')
  if (!existsSync(file)) return undefined
  const { exports, main } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly exports?: Exported
    readonly main?: string
  }
  const entry = chosen(typeof exports === 'object' && '.' in exports ? exports['.'] : exports) ?? main
  return entry === undefined ? undefined : pathToFileURL(join(root, entry)).href
}

type Exported = string | { readonly [condition: string]: Exported }

const conditions = ['node', 'import', 'default']

function chosen(exported: Exported | undefined): string | undefined {
  if (exported === undefined || typeof exported === 'string') return exported
  return conditions.flatMap((condition) => chosen(exported[condition]) ?? [])[0]
}
