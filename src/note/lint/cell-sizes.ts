import { mentionsIn } from '../mention/mentions-in.ts'
import type { NumberTable } from './number-table.ts'
import { countedIn, type Size } from './sizes.ts'
import type { Statement } from './statement.ts'

export const accuracyWord: RegExp =
  /\bacc(?:uracy)?\b|pass ?@ ?1|\bscores?\b|\bsolv\w+|\bcorrect(?:ly)?\b|정확도|정답률|맞/iu
/** A mean of several runs: it need be no whole number of right answers. */
export const repeated: RegExp =
  /\b(?:mean|average\w*|averaged) (?:of|over)|\b\d+ (?:runs|samples)|avg@|평균|(?<!\b1)(?<!단 한 )회 (?:반복|실행)/iu
const rateWord = /\b(?:pass|success) rates?\b|합격률|성공률/iu
const otherMeasure =
  /price|cost|\$|time|second|hour|token|param|size|rank|^n$|가격|비용|시간|초\)|토큰|매개변수|크기|순위|변동|문항\s?수/iu

/** How many problems each accuracy of a table is of; undefined for cells that are none, or of whom nobody says it. */
export function cellSizes(
  table: NumberTable,
  sizes: readonly Size[],
  statements: readonly Statement[],
): (row: number, column: number) => Size | undefined {
  const title = table.table.caption?.title ?? ''
  const before = sentencesBefore(table, statements)
  const isOfAccuracies = isAccuracy([title, ...before.map(({ text }) => text)].join(' '))
  const around = countedIn(title, mentionsIn(title)) ?? sizeIn(before)
  return (row, column) => {
    const header = table.header[column] ?? ''
    if (otherMeasure.test(header)) return undefined
    if (isPlain(header))
      return (
        inRow(table, row, sizes) ?? sizes.find(({ name }) => name.test(title)) ?? inHeader(header) ?? around
      )
    // A header that names a test: its own size, else that of all tests.
    const isShare = table.rows[row]?.cells[column]?.number?.unit.kind === 'percent'
    const own = isOfAccuracies || isShare || isAccuracy(table.said) ? inHeader(header) : undefined
    const isOfTest = sizes.some(({ name }) => name.test(header))
    return own ?? (isOfAccuracies && isOfTest ? around : undefined)
  }
}

function isAccuracy(text: string): boolean {
  return accuracyWord.test(text) || rateWord.test(text)
}

/** "Accuracy", "%", or nothing: a header that names no test. */
function isPlain(header: string): boolean {
  return accuracyWord.test(header) || /^%?$/.test(header)
}

function inHeader(header: string): Size | undefined {
  return countedIn(header, mentionsIn(header))
}

/** The test that a row names, or one above it whose cells it leaves empty. */
function inRow({ rows }: NumberTable, row: number, sizes: readonly Size[]): Size | undefined {
  for (let at = row; at >= 0; at--) {
    const labels = rows[at]?.cells.map(({ text }) => text).join(' ') ?? ''
    const size = sizes.find(({ name }) => name.test(labels))
    if (size) return size
    if ((rows[at]?.cells[0]?.text ?? '') !== '') return undefined
  }
  return undefined
}

/** The paragraph right before a table. */
function sentencesBefore({ table }: NumberTable, statements: readonly Statement[]): readonly Statement[] {
  const top = Math.min(table.line, table.caption?.line ?? table.line)
  const last = statements.findLast(
    ({ line, kind }) => kind === 'paragraph' && line <= top && line >= top - linesBefore,
  )
  return last ? statements.filter(({ block }) => block === last.block) : []
}

const linesBefore = 4

function sizeIn(sentences: readonly Statement[]): Size | undefined {
  if (sentences.some(({ text }) => repeated.test(text))) return undefined
  const size = sentences
    .map(({ text, mentions }) => countedIn(text, mentions))
    .find((found) => found !== undefined)
  return size && size.problems >= fewestProblems ? size : undefined
}

const fewestProblems = 10
