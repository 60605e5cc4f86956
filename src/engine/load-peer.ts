import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EngineError } from './engine-error.ts'

/**
 * Loads a library that jevons works with and does not bring: out of the first of these folders that has it, else from where jevons itself
 * is installed.
 * @throws EngineError with how to install it where it is not there, or with why it can't be loaded
 */
export async function loadPeer(name: string, folders: readonly string[]): Promise<unknown> {
  const [entry = name] = folders.flatMap((folder) => entryOf(folder, name) ?? [])
  try {
    return await import(entry)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND' || message.startsWith('Could not resolve')
    if (entry === name && isAbsent && message.includes(name))
      throw new EngineError(`this needs a library that is not installed: npm install ${name}`)
    throw new EngineError(`${name} can't be loaded: ${message.split('\n')[0]}`, { cause: error })
  }
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
