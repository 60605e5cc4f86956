import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { summaryJsonSchema } from '../../scripts/summary-schema.ts'

const docs = new URL('../../docs/', import.meta.url)

function fieldsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...own, ...Object.values(schema).flatMap(fieldsIn)]
}

describe('the contract of summary.json', () => {
  it('is written down as JSON Schema as the code has it; scripts/summary-schema.ts writes it again', () => {
    expect(readFileSync(new URL('summary.schema.json', docs), 'utf8')).toBe(summaryJsonSchema())
  })

  it('has every field explained in docs/summary.md', () => {
    const page = readFileSync(new URL('summary.md', docs), 'utf8')
    const fields = new Set(fieldsIn(JSON.parse(summaryJsonSchema())))
    expect(fields.size).toBeGreaterThan(60)
    expect([...fields].filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })
})
