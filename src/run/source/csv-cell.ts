import { isAnswerName } from '../importer/dataset/gold-of-row.ts'
import { pythonLiteral } from './python-literal.ts'

/**
 * What a cell of a text table holds: a list or an object where it is one, otherwise its text. `[1, 2]` in a column for
 * answers is an interval or a list in mathematics and stays a text.
 */
export function cellValue(cell: string, column: string): unknown {
  const first = cell.charCodeAt(0)
  if (first !== openBracket && first !== openBrace) return cell
  if (isAnswerName(column) && !/^[[{]\s{0,9}['"]/.test(cell)) return cell
  const value = parsedJson(cell) ?? pythonLiteral(cell)
  return typeof value === 'object' && value !== null ? value : cell
}

const openBracket = 91
const openBrace = 123

function parsedJson(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return undefined
  }
}
