import type { FieldTexts } from '../../route/field-texts.ts'
import type { FieldWords } from '../calculation.ts'
import type { ExportedValue } from '../result/result-csv.ts'
import { tableName } from '../table/held-table.ts'
import { type Field, readRange, textOf } from './field.ts'

/** What was put in, as an export has it. */
export function fieldValues(
  fields: readonly Field[],
  { texts, words }: { readonly texts: FieldTexts; readonly words: FieldWords },
): readonly ExportedValue[] {
  return fields.map((field) => {
    const text = textOf(field, texts)
    // A table is told by its size and hash: it is a file of its own.
    const shown = field.kind === 'table' ? tableName(text) : text
    const range = field.kind === 'range' || field.kind === 'number' ? readRange(shown) : undefined
    return {
      part: 'input',
      name: words.fields[field.id] ?? field.id,
      ...(range ?? {}),
      ...('unit' in field && field.unit !== undefined ? { unit: field.unit } : {}),
      shown,
    }
  })
}
