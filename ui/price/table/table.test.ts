import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountCell, countCell, dayCell, optionalAmount, optionalText, textCell } from './cells.ts'
import { heldTable, holdTable, isHeld, tableName } from './held-table.ts'
import { TableFault, tableFaultText } from './table-fault.ts'
import { tableRows } from './table-rows.ts'

function faultOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof TableFault) return tableFaultText(error.fault, 'ko')
    throw error
  }
  return ''
}

describe('a pasted table', () => {
  it.each([
    ['commas', 'price,quantity\n1,2\n3,4'],
    ['semicolons and a mark of byte order', '\uFEFFprice;quantity\r\n1;2\r\n3;4\r\n'],
    ['tabs and empty lines', '\nprice\tquantity\n\n1\t2\n3\t4\n\n'],
  ])('is read by the names of its columns: %s', (_, text) => {
    expect(tableRows(text).map((row) => [amountCell(row, 'price'), amountCell(row, 'quantity')])).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('keeps what stands in quotes together, line breaks too', () => {
    const [row] = tableRows('unit,price\n"a, ""b""\nc",1')
    expect(row && textCell(row, 'unit')).toBe('a, "b"\nc')
  })

  it('gives back what was written, whatever it holds', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.trim())
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\n')
        expect(tableRows(text).map(({ cells }) => [cells['a'], cells['b']])).toEqual(rows)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('says which row is wrong, in the language of the page', () => {
    expect(faultOf(() => tableRows(''))).toContain('행이 없습니다')
    expect(faultOf(() => tableRows('a,b\n1,2\n3'))).toBe('2행의 칸은 1개인데 열은 2개입니다.')
    expect(faultOf(() => tableRows('a,b\n"1,2\n3,4'))).toContain('따옴표')
    const [row] = tableRows('date,n,x\n2025-02-30,1.5,-1')
    if (row === undefined) throw new Error('no row')
    expect(faultOf(() => dayCell(row, 'date'))).toContain('1행: date 값은')
    expect(faultOf(() => countCell(row, 'n'))).toContain('정수')
    expect(faultOf(() => amountCell(row, 'x'))).toContain('0보다 큰 숫자')
    expect(faultOf(() => textCell(row, 'y'))).toBe('1행: y 값이 없습니다.')
    expect([optionalText(row, 'y'), optionalAmount(row, 'y')]).toEqual([undefined, undefined])
  })

  it('finds nothing on what objects have by themselves', () => {
    const [row] = tableRows('__proto__,price\n{"polluted": 1},2')
    expect(row && textCell(row, '__proto__')).toBe('{"polluted": 1}')
    expect(row && optionalText(row, 'constructor')).toBeUndefined()
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('a table in an address', () => {
  it('is itself where it is short, and a name that is the same for the same table where it is long', () => {
    expect(holdTable('a,b\n1,2')).toBe('a,b\n1,2')
    const long = `a,b\n${'1,2\n'.repeat(3000)}`
    const name = holdTable(long)
    expect(name).toMatch(/^table:3001-[0-9a-f]{16}$/)
    expect([isHeld(name), heldTable(name), tableName(long)]).toEqual([true, long, name])
    expect(tableName(`${long}3,4`)).not.toBe(name)
  })

  it('is not there where nobody chose it', () => {
    expect(heldTable('table:12-0123456789abcdef')).toBeUndefined()
  })
})
