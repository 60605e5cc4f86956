import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementBlocks } from './element-blocks.ts'
import { lineBlocks } from './line-blocks.ts'
import type { RecordBlock } from './record-block.ts'

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  let start = 0
  for (const place of [...places, bytes.length]) {
    yield bytes.subarray(start, place)
    start = place
  }
}

async function records(blocks: AsyncIterable<RecordBlock>): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = []
  for await (const { bytes, bounds, first } of blocks) {
    expect(first).toBe(found.length + 1)
    for (let at = 0; at < bounds.length; at += 2) {
      const [start = 0, end = 0] = bounds.subarray(at, at + 2)
      found.push(start < 0 ? undefined : Buffer.from(bytes.subarray(start, end)).toString())
    }
  }
  return found
}

const cuts = fc.array(fc.nat(), { maxLength: 12 })

describe('the records of a file', () => {
  it('are its lines, however the bytes come in', async () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ' ')))
    await fc.assert(
      fc.asyncProperty(lines, cuts, async (given, at) => {
        const whole = given.map((line) => `${line}\n`).join('')
        expect(await records(lineBlocks(inPieces(whole, at)))).toEqual(given)
      }),
      { seed: 4 },
    )
    expect(await records(lineBlocks(inPieces('a\n\nb', [])))).toEqual(['a', '', 'b'])
  })

  it('are the elements of a JSON array, however the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json(), { minLength: 1 }), cuts, async (given, at) => {
        const whole = ` [${given.join(' , ')}] \n`
        const found = await records(elementBlocks(inPieces(whole, at), { name: 'x.json' }))
        expect(found.map((one) => JSON.parse(one ?? ''))).toEqual(given.map((one) => JSON.parse(one)))
      }),
      { seed: 5 },
    )
  })

  it('that are too long are left out, counted and the ones after them read', async () => {
    const found = await records(lineBlocks(inPieces(`a\n${'b'.repeat(50)}\nc\n`, [10, 20]), 20))
    expect(found).toEqual(['a', undefined, 'c'])
  })

  it('of an array that was cut off are an error', async () => {
    const cutOff = records(elementBlocks(inPieces('[{"a":1},{"a":', []), { name: 'x.json' }))
    await expect(cutOff).rejects.toThrow('x.json: the JSON array is not closed')
  })
})
