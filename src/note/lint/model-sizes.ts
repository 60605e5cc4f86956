import { mentionsIn } from '../mention/mentions-in.ts'
import type { NumberTable } from './number-table.ts'
import type { LintedNote } from './rule.ts'

/** How many parameters a note says that a model has: in its name, in a table, or in a sentence. */
export interface ModelSize {
  /** The name without a size in it, in small letters. */
  readonly model: string
  readonly parameters: number
  readonly text: string
  readonly line: number
  /** Whether the size is a part of the name: a family has several such. */
  readonly isInName: boolean
}

const model =
  '(?:[A-Z][A-Za-z]*[A-Za-z0-9.]*(?:-[A-Za-z0-9.]*[A-Za-z][A-Za-z0-9.]*|-\\d{1,2}(?:\\.\\d)?(?![\\dBMT]))*|[가-힣]{2,8}?(?=(?:은|는|이|가|을|를|와|과|의|도)?(?![가-힣]))(?:-\\d{1,2}(?:\\.\\d)?(?![\\dBMT]))?)'
const size = '(\\d{1,4}(?:\\.\\d+)?)(B|T)(?![A-Za-z0-9])'
const billions = '(\\d{1,4}(?:\\.\\d+)?)[ -](billion|trillion)[ -](?:parameters?|weights)'
const korean = '(\\d[\\d,]*(?:\\.\\d+)?(?:조|억)(?:\\s?\\d[\\d,]*억)?)\\s?(?:개)?'

interface Form {
  readonly form: RegExp
  readonly isInName: boolean
  /** Which groups hold the model and the size with its unit. */
  readonly at: readonly [model: number, size: number]
}

const named = (form: string, at: Form['at'], isInName = false): Form => ({
  form: new RegExp(form, 'gu'),
  isInName,
  at,
})
const start = '(?<![\\p{L}\\p{N}.-])'

const forms: readonly Form[] = [
  // "Basalt-2-235B", "Quartz 70B"
  named(`${start}(${model})-${size}`, [1, 2], true),
  named(`${start}(${model}) ${size}(?! (?:tokens?|model))`, [1, 2], true),
  // "Flint-4 has 32 billion parameters", "Slate-9 (671B parameters)", "Mica is a 175B model", "Mica (180B)"
  named(
    `${start}(${model}) (?:has|have|had|counts|with|is a model (?:of|with)),? (?:about |some |its )?${billions}`,
    [1, 2],
  ),
  named(`${start}(${model}),? a (?:[a-z]+ )?model (?:of|with) ${billions}`, [1, 2]),
  named(`${start}(${model}) (?:is|was) an? ${size}`, [1, 2]),
  named(`${start}(${model})\\s?\\(${size}[^)]{0,14}\\)`, [1, 2]),
  named(`[Ww]ith its ${billions} (${model})`, [3, 1]),
  // "the 180B Mica"
  named(`\\b(?:the|The) ${size} (${model})`, [3, 1]),
  // "오팔: 70B", "70B 모델인 누리", "72B짜리 누리"
  named(`${start}(${model}):\\s?${size}`, [1, 2]),
  named(`${size}(?:\\s?모델인|짜리|급)\\s(${model})`, [3, 1]),
  // "매개변수 700억 개의 쿼츠-5", "쿼츠-5의 매개변수는 720억 개"
  named(`(?:매개변수|파라미터)(?:가)?\\s${korean}(?:의|인|를 가진|를 갖춘)\\s(${model})`, [2, 1]),
  named(`${start}(${model})의\\s(?:매개변수|파라미터)(?:는|가|은)?\\s(?:약\\s)?${korean}`, [1, 2]),
]
const header =
  /^\s*(?:#\s?)?(?:params?|parameters?|size|model size|매개변수|파라미터|크기)(?:\s?수)?\s*(?:\([^)]*\))?\s*$/iu
/** Of a part of them, or of another model made of it. */
const part = /\b(?:active|activated|distill?\w*|pruned|quanti[sz]ed)\b|활성|증류|경량/iu

/** Every size of a model that a note says, in its order. */
export function modelSizes({ statements, tables }: LintedNote): readonly ModelSize[] {
  return [
    ...statements.flatMap(({ text, line }) => (part.test(text) ? [] : sizesIn(text, line))),
    ...tables.flatMap(inTable),
  ].sort((a, b) => a.line - b.line)
}

function sizesIn(text: string, line: number): readonly ModelSize[] {
  return forms.flatMap(({ form, isInName, at: [modelAt, sizeAt] }) =>
    [...text.matchAll(form)].flatMap((match) => {
      const parameters = parametersOf(match[sizeAt] ?? '', match[sizeAt + 1] ?? '')
      return parameters === undefined
        ? []
        : [{ model: (match[modelAt] ?? '').toLowerCase(), parameters, text: match[0], line, isInName }]
    }),
  )
}

const scales: Readonly<Record<string, number>> = { B: 1e9, T: 1e12, billion: 1e9, trillion: 1e12 }

function parametersOf(printed: string, unit: string): number | undefined {
  const scale = scales[unit]
  const value = scale === undefined ? mentionsIn(printed)[0]?.value : Number(printed) * scale
  return value !== undefined && value >= 1e8 ? value : undefined
}

/** A column of parameters, with the row's name; a size in the name is its own. */
function inTable(table: NumberTable): readonly ModelSize[] {
  return table.header
    .flatMap((name, column) => (header.test(name) ? [column] : []))
    .flatMap((column) =>
      table.rows.flatMap(({ cells, label, line }): readonly ModelSize[] => {
        const text = cells[column]?.text ?? ''
        const scaled = /^\s*([\d.]+)\s*(B|T)\s*$/.exec(text)
        const inBillions = /\((?:bn|billions?|B|십억)\)/i.test(table.header[column] ?? '') ? 'billion' : ''
        const parameters = scaled
          ? parametersOf(scaled[1] ?? '', scaled[2] ?? '')
          : parametersOf(text, inBillions)
        const name = label
          .replace(/[ -]\d+(?:\.\d+)?[BT]$/, '')
          .trim()
          .toLowerCase()
        return parameters === undefined || name.length < 2
          ? []
          : [{ model: name, parameters, text, line, isInName: false }]
      }),
    )
}

/** Less than 2 % apart, or the same digits in another order: 405B and 450B. In billions. */
export function isSizeTypo(a: number, b: number): boolean {
  const digits = (of: number): string => [...String(of)].sort().join('')
  return Math.abs(a / b - 1) < 0.02 || (a > 99 && b > 99 && digits(a) === digits(b))
}
