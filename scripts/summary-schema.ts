import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { summarySchema, summaryVersion } from '#run'

/** `tsx --conditions=jevons-source scripts/summary-schema.ts`: writes docs/summary.schema.json from the schema in run/. */

/** The contract of summary.json as JSON Schema (draft 2020-12). */
export function summaryJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(summarySchema, {
    io: 'input',
    override({ jsonSchema }) {
      // The limits of a JavaScript number say nothing to a reader.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return `${JSON.stringify({ $schema, $id: `jevons:summary:${summaryVersion}`, ...schema }, undefined, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../docs/summary.schema.json', import.meta.url), summaryJsonSchema())
}
