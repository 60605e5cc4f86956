import { readFileSync, writeFileSync } from 'node:fs'
import { roomImports, withDrawing } from './room-drawing.ts'

/** `npm run docs`: draws the rooms, as the code has them, into docs/architecture.md. */
const page = new URL('../docs/architecture.md', import.meta.url)
writeFileSync(page, withDrawing(readFileSync(page, 'utf8'), await roomImports()))
