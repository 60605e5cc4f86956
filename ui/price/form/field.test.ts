import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoute, writeRoute } from '../../route/route.ts'
import { entriesOf, faultsOf } from './entries.ts'
import { type Field, faultOf, readNumber, readRange, withText, writeRange } from './field.ts'

const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0)
const ranges = fc
  .tuple(amount, amount, amount)
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low = 0, value = 0, high = 0]) => ({ value, low, high }))

const elasticity: Field = { id: 'elasticity', kind: 'range', initial: '1.11:0.5:1.57', least: 0, most: 100 }
const batch: Field = { id: 'batch', kind: 'number', initial: '', least: 1, isWhole: true }
const gpu: Field = { id: 'gpu', kind: 'choice', initial: 'h100', options: [{ value: 'h100' }] }
const day: Field = { id: 'date', kind: 'date', initial: '2023-12-01' }

describe('a field', () => {
  it('reads back the range that was written into an address, to the last bit', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const texts = withText({}, elasticity, writeRange(range))
        const address = writeRoute({ page: 'price', calculator: 'chain', texts })
        const route = readRoute(address)
        expect(route.page).toBe('price')
        const back = route.page === 'price' ? (route.texts['elasticity'] ?? elasticity.initial) : ''
        expect(readRange(back)).toEqual(range)
      }),
      { seed: 8 },
    )
  })

  it('keeps nothing in the address that is as it started', () => {
    expect(withText({ elasticity: '2', gpu: 'h20' }, elasticity, elasticity.initial)).toEqual({ gpu: 'h20' })
  })

  it('takes numbers as people and programs write them, and nothing else for one', () => {
    expect(['1,024', ' 37e9 ', '.5', '-3', '1e-3'].map(readNumber)).toEqual([1024, 37e9, 0.5, -3, 0.001])
    for (const text of ['', 'x', '1e999', 'NaN', 'Infinity', '0x10', '1 2', '1.2.3', '--1'])
      expect(readNumber(text), text).toBeUndefined()
    for (const text of ['1:2', '1:2:3:4', '1::2', 'a:b:c', ':']) expect(readRange(text), text).toBeUndefined()
  })

  it('says what is wrong with what stands in it', () => {
    expect(faultOf(elasticity, '1.2')).toBeUndefined()
    expect(faultOf(elasticity, 'much')?.kind).toBe('range')
    expect(faultOf(elasticity, '1:2:3')?.kind).toBe('order')
    expect(faultOf(elasticity, '1:-1:3')?.kind).toBe('limits')
    expect(faultOf(batch, '')).toBeUndefined()
    expect(faultOf(batch, '1.5')?.kind).toBe('whole')
    expect(faultOf(batch, '0')?.kind).toBe('limits')
    expect(faultOf(gpu, '<img src=x>')?.kind).toBe('choice')
    expect(faultOf(day, '2023-02-30')?.kind).toBe('date')
    expect(faultOf({ id: 'config', kind: 'long', initial: '' }, '"'.repeat(7000))?.kind).toBe('long')
  })

  it('is read only where no field has a fault', () => {
    const fields = [elasticity, batch]
    expect([...faultsOf(fields, { elasticity: 'x' }).keys()]).toEqual(['elasticity'])
    const entries = entriesOf(fields, { elasticity: '2:1:3' })
    expect(entries.range('elasticity')).toEqual({ value: 2, low: 1, high: 3 })
    expect(entries.optional('batch')).toBeUndefined()
  })
})
