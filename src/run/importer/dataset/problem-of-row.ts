import type { ImportedProblem } from '../import-format.ts'
import { fieldOf, firstText, levelIn, type Row } from './dataset-field.ts'

/** What a format knows of a problem beside what any row may say of itself. */
export type ToldProblem = { readonly [Field in keyof ImportedProblem]?: ImportedProblem[Field] | undefined }

/** Names of fields that say where a row comes from, the clearest first. */
const names = {
  subject: [
    'subject',
    'problem_type',
    'category',
    'Category',
    'Subject',
    'High-level domain',
    'domain',
    'type',
  ],
  dataset: ['dataset', 'data_source', 'dataset_name', 'source', 'src'],
  split: ['split'],
  licence: ['licence', 'license'],
} as const

/** A row's problem: what its format tells, and level, subject, data set, split and licence where the row says so. */
export function problemOfRow(row: Row, told: ToldProblem): ImportedProblem {
  return withoutAbsent({
    id: told.id,
    question: told.question,
    gold: told.gold,
    goldAlternatives: told.goldAlternatives,
    kind: told.kind,
    choices: told.choices,
    cluster: told.cluster,
    level: told.level ?? levelIn(fieldOf(row, 'level')) ?? levelIn(fieldOf(row, 'difficulty')),
    subject: told.subject ?? firstText(row, names.subject),
    dataset: told.dataset ?? firstText(row, names.dataset),
    split: told.split ?? firstText(row, names.split),
    licence: told.licence ?? firstText(row, names.licence),
  })
}

type WithoutAbsent<Fields> = { readonly [Field in keyof Fields]?: Exclude<Fields[Field], undefined> }

/** The object without the fields that are undefined. */
export function withoutAbsent<Fields extends object>(fields: Fields): WithoutAbsent<Fields> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value
  return kept as WithoutAbsent<Fields>
}
