import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type ZipPart, zipBytes } from '../../../../test/fixture/zip-bytes.ts'
import { openZip, RefusedEntry } from './zip-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(bytes: Uint8Array): string {
  const file = join(folder, 'archive.zip')
  writeFileSync(file, bytes)
  return file
}

async function readFirst(part: ZipPart): Promise<string> {
  const archive = await openZip(written(zipBytes([part])))
  try {
    const [entry] = archive.entries
    if (!entry) throw new Error('no entry')
    const pieces: Uint8Array[] = []
    for await (const piece of archive.read(entry)) pieces.push(piece)
    return Buffer.concat(pieces).toString()
  } finally {
    archive.close()
  }
}

/** A zstd frame of nothing but blocks that repeat a zero byte 128 KiB long: four bytes each. */
function zstandardBomb(blocks: number, window = 0x38): Uint8Array {
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0x00, window]
  const size = 131_072
  const block = (isLast: boolean): readonly number[] => {
    const word = (size << 3) | (1 << 1) | Number(isLast)
    return [word & 255, (word >> 8) & 255, (word >> 16) & 255, 0]
  }
  const body = Array.from({ length: blocks }, (_, place) => block(place === blocks - 1)).flat()
  return Uint8Array.from([...header, ...body])
}

describe('openZip', () => {
  it('reads entries that are stored, deflated and compressed with zstd', async () => {
    const content = 'an entry of some length, an entry of some length'
    expect(await readFirst({ name: 'a', content })).toBe(content)
    expect(await readFirst({ name: 'a', content, method: 0 })).toBe(content)
    const zeros = zstandardBomb(2)
    expect(
      await readFirst({ name: 'a', content: Buffer.alloc(262_144), method: 93, stored: zeros }),
    ).toHaveLength(262_144)
  })

  it('lists entries with one name, with names that lead out, and with no name at all', async () => {
    const parts = ['../../etc/passwd', '/root', 'a', 'a', '__proto__', ''].map((name) => ({
      name,
      content: '1',
    }))
    const archive = await openZip(written(zipBytes(parts)))
    archive.close()
    expect(archive.entries.map(({ name }) => name)).toEqual(parts.map(({ name }) => name))
  })

  it('refuses an entry that admits to expand beyond measure, before any of it is unpacked', async () => {
    const bomb = Buffer.alloc(40 * 1024 ** 2)
    await expect(readFirst({ name: 'a', content: bomb })).rejects.toThrow('as a zip bomb does')
    await expect(readFirst({ name: 'a', content: 'x', bytes: 0xfffffff0 })).rejects.toThrow(
      'as a zip bomb does',
    )
  })

  it('refuses an entry that lies about its size, once it is seen to', async () => {
    const stored = zstandardBomb(400)
    await expect(readFirst({ name: 'a', content: 'x', method: 93, stored, bytes: 10 })).rejects.toThrow(
      RefusedEntry,
    )
    await expect(readFirst({ name: 'a', content: 'x'.repeat(1000), bytes: 10 })).rejects.toThrow(
      'cannot be unpacked',
    )
  })

  it('refuses a window that would take the memory', async () => {
    const stored = zstandardBomb(1, 0xa0)
    await expect(readFirst({ name: 'a', content: 'x', method: 93, stored })).rejects.toThrow('window')
  })

  it('gives up on a frame whose tables keep a decompressor running for ever', async () => {
    const file = new URL('../../../../test/fixture/import/evaluation/endless.zst', import.meta.url)
    const part = { name: 'a', content: 'x', method: 93, stored: readFileSync(file) }
    await expect(readFirst(part)).rejects.toThrow('cannot be unpacked (the zstd frame is broken)')
  })

  it.each([
    [{ name: 'a', content: 'x', flags: 1 }, 'encrypted'],
    [{ name: 'a', content: 'x', method: 12 }, 'compression method 12 is not known'],
    [{ name: 'a', content: 'xx', stored: Uint8Array.of(255, 255, 255) }, 'cannot be unpacked'],
    [{ name: 'a', content: 'xx', method: 93, stored: Uint8Array.of(1, 2, 3) }, 'cannot be unpacked'],
  ])('refuses %j', async (part, reason) => {
    await expect(readFirst(part)).rejects.toThrow(RefusedEntry)
    await expect(readFirst(part)).rejects.toThrow(reason)
  })

  it('says in one line that a file is no archive, or only the beginning of one', async () => {
    const whole = zipBytes([{ name: 'a', content: 'x'.repeat(500) }])
    for (const bytes of [new Uint8Array(0), whole.subarray(0, 60), Buffer.from('PK\x03\x04 and no more')]) {
      await expect(openZip(written(bytes))).rejects.toThrow(/^[^\n]*no complete zip archive[^\n]*$/)
    }
  })
})
