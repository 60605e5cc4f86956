import type { Stretch } from './reading.ts'

/** A formula in running text: where it is with its marks, and what is between them. */
export interface Formula extends Stretch {
  readonly tex: string
  /** On a line of its own. */
  readonly display: boolean
}

/** Longer than this nothing is taken for a formula: a mark that is never closed must not swallow the page. */
const longest = 2000

const openings = /\\[\\$]|\$\$?|\\\[|\\\(|\\boxed\s*\{|\\begin\{([a-zA-Z]{1,16}\*?)\}/g

const environments = new Set(
  'equation align gather aligned gathered cases matrix pmatrix bmatrix vmatrix array split multline'
    .split(' ')
    .flatMap((name) => [name, `${name}*`]),
)

/**
 * The formulas of a text, in order: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\boxed{…}` and environments. A dollar is money
 * unless it is written as pandoc has it: no blank inside the marks and no digit after the closing one.
 */
export function formulasIn(text: string): Formula[] {
  const formulas: Formula[] = []
  openings.lastIndex = 0
  for (let opening = openings.exec(text); opening !== null; opening = openings.exec(text)) {
    const formula = formulaAt(text, opening.index, opening[0], opening[1])
    if (formula === undefined) continue
    formulas.push(formula)
    openings.lastIndex = formula.end
  }
  return formulas
}

function formulaAt(
  text: string,
  start: number,
  mark: string,
  environment: string | undefined,
): Formula | undefined {
  if (mark === '$$') return until(text, { start, mark, close: '$$', display: true })
  if (mark === '\\[') return until(text, { start, mark, close: '\\]', display: true })
  if (mark === '\\(') return until(text, { start, mark, close: '\\)', display: false })
  if (mark === '$') return inDollars(text, start)
  if (mark.startsWith('\\boxed')) return boxed(text, start, mark)
  if (environment === undefined || !environments.has(environment)) return undefined
  const close = `\\end{${environment}}`
  const found = until(text, { start, mark, close, display: true })
  return found && { ...found, tex: text.slice(found.start, found.end) }
}

interface Marks {
  readonly start: number
  readonly mark: string
  readonly close: string
  readonly display: boolean
}

function until(text: string, { start, mark, close, display }: Marks): Formula | undefined {
  const from = start + mark.length
  const within = text.slice(from, from + longest)
  const found = within.indexOf(close)
  if (found < 0) return undefined
  const tex = within.slice(0, found)
  return isFormula(tex) ? { start, end: from + found + close.length, tex, display } : undefined
}

function inDollars(text: string, start: number): Formula | undefined {
  const within = text.slice(start + 1, start + 1 + longest / 2)
  const found = /^(?![\s$])(?:[^\\$]|\\[\s\S])*?(?<!\s)\$(?!\d)/.exec(within)
  if (found === null) return undefined
  const tex = found[0].slice(0, -1)
  return isFormula(tex) ? { start, end: start + 1 + found[0].length, tex, display: false } : undefined
}

function boxed(text: string, start: number, mark: string): Formula | undefined {
  let depth = 1
  const from = start + mark.length
  for (let at = from; at < text.length && at - from < longest; at += 1) {
    const character = text[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth === 0) return { start, end: at + 1, tex: text.slice(start, at + 1), display: false }
  }
  return undefined
}

/** A blank line ends every paragraph, and with it what was meant to be a formula. */
function isFormula(tex: string): boolean {
  return tex.trim() !== '' && !/\n\s*\n/.test(tex)
}
