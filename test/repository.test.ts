import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { needs } from './needs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function committedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  return list.split('\0').filter((path) => path !== '' && !/\.(safetensors|wasm|gz)$/.test(path))
}

/** Lines of committed text that match, as `path:line: text`. A file that is deleted but not yet committed is passed over. */
function linesMatching(pattern: RegExp): string[] {
  return committedFiles().flatMap((path) => {
    const lines = textOf(path).split('\n')
    return lines.flatMap((line, i) =>
      pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [],
    )
  })
}

function textOf(path: string): string {
  try {
    return readFileSync(root + path, 'utf8')
  } catch {
    return ''
  }
}

describe('the repository', () => {
  it('names no folder of the machine it was made on', needs.git, () => {
    // Written in two parts, so that this line is not one of them.
    const machinePath = new RegExp(['(^|[\\s"\'`(=])/(work', 'tmp', 'root', 'home)/'].join('|'))
    expect(linesMatching(machinePath)).toEqual([])
  })

  it('takes every package from the public registry', () => {
    const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(textOf('package-lock.json'))
    const elsewhere = Object.values(lock.packages).filter(
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
  })

  it('leaves no unresolved conflict in the text', needs.git, () => {
    expect(linesMatching(/^(<{7}|>{7}) /)).toEqual([])
  })
})
