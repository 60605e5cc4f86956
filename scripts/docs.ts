import { readFileSync, writeFileSync } from 'node:fs'
import { roomImports, withDrawing } from './room-drawing.ts'
import { summaryJsonSchema } from './summary-schema.ts'

/** `npm run docs`: writes what docs/ takes from the code: the drawing of the rooms and the schema of summary.json. */
const docs = new URL('../docs/', import.meta.url)
const page = new URL('architecture.md', docs)
writeFileSync(page, withDrawing(readFileSync(page, 'utf8'), await roomImports()))
writeFileSync(new URL('summary.schema.json', docs), summaryJsonSchema())
