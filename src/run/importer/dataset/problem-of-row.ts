import type { ImportedProblem } from '../import-format.ts'
import { levelOf, withoutAbsent } from '../json-value.ts'
import { fieldOf, firstText, type Row } from './dataset-field.ts'

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
    level: told.level ?? levelOf(fieldOf(row, 'level')) ?? levelOf(fieldOf(row, 'difficulty')),
    subject: told.subject ?? firstText(row, names.subject),
    dataset: told.dataset ?? firstText(row, names.dataset),
    split: told.split ?? firstText(row, names.split),
    licence: told.licence ?? firstText(row, names.licence),
  })
}
