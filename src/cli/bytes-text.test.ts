import { describe, expect, it } from 'vitest'
import { bytesText } from './bytes-text.ts'

describe('bytes in words', () => {
  it('are in the unit of the whole, so that a small file is never 0 of 0', () => {
    expect(
      [
        [33, 33],
        [0, 2400],
        [1_200_000, 182_000_000],
        [1e9, 10.4e9],
        [999_600, 999_600],
      ].map(([done = 0, total]) => bytesText(done, total)),
    ).toEqual(['33 of 33 bytes', '0 of 2 kB', '1 of 182 MB', '1.0 of 10.4 GB', '1 of 1 MB'])
  })

  it('stand alone where the whole is not known', () => {
    expect([0, 512, 61_000_000].map((bytes) => bytesText(bytes))).toEqual(['0 bytes', '512 bytes', '61 MB'])
  })
})
