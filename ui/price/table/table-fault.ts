import type { Language } from '../calculation.ts'

/** What is wrong with a table that was pasted. */
export type TableFaultKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'rows'; readonly most: number }
  | { readonly kind: 'cells'; readonly row: number; readonly cells: number; readonly columns: number }
  | { readonly kind: 'quote'; readonly line: number | undefined }
  | { readonly kind: 'missing'; readonly row: number; readonly column: string }
  | {
      readonly kind: 'amount' | 'day' | 'whole'
      readonly row: number
      readonly column: string
      readonly found: string
    }
  | {
      readonly kind: 'unknown'
      readonly row: number
      readonly column: string
      readonly found: string
      readonly known: string
    }

/** A table that cannot be read, and the place of what is wrong with it. */
export class TableFault extends RangeError {
  readonly fault: TableFaultKind

  constructor(fault: TableFaultKind) {
    super(tableFaultText(fault, 'en'))
    this.fault = fault
  }
}

const mostShown = 40

function shown(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
}

/** The fault in one line. */
export function tableFaultText(fault: TableFaultKind, language: Language): string {
  return language === 'ko' ? korean(fault) : english(fault)
}

function english(fault: TableFaultKind): string {
  switch (fault.kind) {
    case 'empty':
      return 'The table holds no row below the names of its columns.'
    case 'rows':
      return `The table has more than ${fault.most.toLocaleString('en')} rows.`
    case 'cells':
      return `Row ${fault.row} has ${fault.cells} cells where there are ${fault.columns} columns.`
    case 'quote':
      return `A quote is left open${fault.line === undefined ? '' : `, before line ${fault.line}`}.`
    case 'missing':
      return `Row ${fault.row}: ${fault.column} is missing.`
    case 'amount':
      return `Row ${fault.row}: ${fault.column} must be a number above 0, not “${shown(fault.found)}”.`
    case 'whole':
      return `Row ${fault.row}: ${fault.column} must be a whole number from 1, not “${shown(fault.found)}”.`
    case 'day':
      return `Row ${fault.row}: ${fault.column} must be a day such as 2026-01-31, not “${shown(fault.found)}”.`
    case 'unknown':
      return `Row ${fault.row}: ${fault.column} “${shown(fault.found)}” is not known: ${fault.known}.`
  }
}

function korean(fault: TableFaultKind): string {
  switch (fault.kind) {
    case 'empty':
      return '열 이름 아래에 행이 없습니다.'
    case 'rows':
      return `행이 ${fault.most.toLocaleString('ko')}개를 넘습니다.`
    case 'cells':
      return `${fault.row}행의 칸은 ${fault.cells}개인데 열은 ${fault.columns}개입니다.`
    case 'quote':
      return `따옴표가 닫히지 않았습니다${fault.line === undefined ? '' : `(${fault.line}번째 줄 이전)`}.`
    case 'missing':
      return `${fault.row}행: ${fault.column} 값이 없습니다.`
    case 'amount':
      return `${fault.row}행: ${fault.column} 값은 0보다 큰 숫자여야 합니다(현재 “${shown(fault.found)}”).`
    case 'whole':
      return `${fault.row}행: ${fault.column} 값은 1 이상의 정수여야 합니다(현재 “${shown(fault.found)}”).`
    case 'day':
      return `${fault.row}행: ${fault.column} 값은 2026-01-31 같은 날짜여야 합니다(현재 “${shown(fault.found)}”).`
    case 'unknown':
      return `${fault.row}행: ${fault.column}의 “${shown(fault.found)}”은(는) 없는 값입니다: ${fault.known}.`
  }
}
