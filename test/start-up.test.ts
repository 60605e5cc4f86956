import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** What Node loads before a command line is read: a static import of a room would load hundreds of files for `--version`. */

const cli = fileURLToPath(new URL('../src/cli/', import.meta.url))

/** The modules that a file loads as it is loaded: neither types nor what is imported when it is called. */
function staticImports(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^import (?!type )(?:[^']* from )?'([^']+)'/gm)].map(([, name = '']) => name)
}

function loadedFrom(entry: string): {
  readonly files: ReadonlySet<string>
  readonly others: ReadonlySet<string>
} {
  const files = new Set<string>()
  const others = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const name of staticImports(file)) {
      if (name.startsWith('.')) waiting.push(join(dirname(file), name))
      else others.add(name)
    }
  }
  return { files, others }
}

describe('starting up', () => {
  const { files, others } = loadedFrom(join(cli, 'main.ts'))

  it('loads commander and Node, and no room', () => {
    expect([...others].filter((name) => !name.startsWith('node:'))).toEqual(['commander'])
  })

  it('loads the declarations of the commands, and none of their work', () => {
    const declared = readdirSync(join(cli, 'command')).map((name) => join(cli, 'command', name))
    expect(declared.filter((file) => !files.has(file))).toEqual([])
    expect(files.size - declared.length).toBeLessThan(10)
  })
})
