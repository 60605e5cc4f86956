import { describe, expect, it } from 'vitest'
import { readSafetensors } from './safetensors.ts'

function file(header: object, ...numbers: readonly ArrayBufferView[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true)
  const parts = [length, json, ...numbers.map(({ buffer }) => new Uint8Array(buffer as ArrayBuffer))]
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

describe('reading safetensors', () => {
  it('widens halves exactly: normal, subnormal, infinite', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00, 0x8000)
    const tensors = readSafetensors(file({ a: { dtype: 'F16', shape: [7], data_offsets: [0, 14] } }, halves))
    expect([...(tensors.get('a')?.values ?? [])]).toEqual([
      1,
      -2,
      2 ** -24,
      1023 * 2 ** -24,
      65504,
      Infinity,
      -0,
    ])
  })

  it('reads several tensors and leaves the metadata out', () => {
    const header = {
      __metadata__: { format: 'pt' },
      a: { dtype: 'F32', shape: [1, 2], data_offsets: [0, 8] },
      b: { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
    }
    const tensors = readSafetensors(file(header, Float32Array.of(1.5, -2, 3)))
    expect([...tensors.keys()]).toEqual(['a', 'b'])
    expect(tensors.get('a')).toEqual({ shape: [1, 2], values: Float32Array.of(1.5, -2) })
  })

  it('says what is wrong with a file that is cut off or of another kind', () => {
    const header = { a: { dtype: 'F32', shape: [3], data_offsets: [0, 12] } }
    expect(() => readSafetensors(Uint8Array.of(1, 2))).toThrow('not a safetensors file')
    expect(() => readSafetensors(file(header, Float32Array.of(1)))).toThrow('tensor a does not fit')
    expect(() => readSafetensors(file({ a: { ...header.a, dtype: 'I8' } }))).toThrow('tensor a is I8')
  })
})
