import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { capabilityRow } from './capability-prices.ts'
import { readTable } from './table-file.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-table-'))
afterAll(() => rmSync(root, { recursive: true }))

async function read(name: string, text: string): Promise<unknown> {
  const path = join(root, name)
  writeFileSync(path, text)
  return await readTable(path, capabilityRow).catch((error: Error) => error.message.replace(`${root}/`, ''))
}

const row = { benchmark: 'b', model: 'm', date: '2024-01-01', usdPerMillion: 0.5, score: 70 }

describe('a table of a user’s own', () => {
  it('is CSV by its first line, TSV, or a JSON list', async () => {
    expect(
      await read('a.csv', 'benchmark,model,date,usdPerMillion,score\r\nb,m,2024-01-01,0.5,70\r\n'),
    ).toEqual([row])
    expect(
      await read('a.tsv', 'benchmark\tmodel\tdate\tusdPerMillion\tscore\nb\tm\t2024-01-01\t0.5\t70'),
    ).toEqual([row])
    expect(await read('a.json', JSON.stringify([row]))).toEqual([row])
  })

  it('is refused in one line that says where and what', async () => {
    expect(await read('b.csv', 'model,date,usdPerMillion,score\nm,2024-01-01,-1,70\n')).toMatch(
      /^b\.csv: row 1 \(line 2\): usdPerMillion: /,
    )
    expect(await read('b.csv', 'model,date,usdPerMillion,score\nm,2024-01-01\n')).toContain(
      '2 cells where there are 4 columns',
    )
    expect(await read('b.csv', 'model\n')).toBe('b.csv: holds no row')
    expect(await read('b.json', '{"a": 1}')).toBe('b.json: must be a list of rows')
    expect(await read('b.json', '[')).toBe('b.json: not JSON')
    await expect(readTable(root, capabilityRow)).rejects.toThrow('is no file')
  })
})
