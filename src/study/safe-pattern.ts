import { createContext, Script } from 'node:vm'
import type { AnswerPattern } from '#answer'
import { StudyError } from './study-error.ts'

/** A pattern that was stopped: it tries the same text over and over again in ever new ways. */
export class PatternTimeout extends StudyError {}

/** Time for one text. Searches of megabytes take milliseconds; one that backtracks does not end at all. */
const defaultLimitMs = 1000

const lastMatch = new Script(`(() => {
  let last
  for (const found of text.matchAll(pattern)) last = found
  if (last === undefined) return undefined
  if (last.groups?.answer !== undefined) return [last.groups.answer]
  return last.length === 1 ? [last[0]] : last.slice(1).filter((group) => group !== undefined)
})()`)
const compile = new Script('pattern = new RegExp(source, flags); undefined')

/**
 * A user's regular expression as a way to find answers. The last match counts: its group named `answer`, or all its groups, or
 * all of it. `/…/i` gives flags. It runs in a context of its own, where V8 stops it when its time is over.
 * @throws StudyError where it is no regular expression, PatternTimeout (when it is used) where it takes too long
 */
export function safePattern(written: string, limitMs: number = defaultLimitMs): AnswerPattern {
  const { source, flags } = parsed(written)
  const context = createContext(Object.assign(Object.create(null), { source, flags: `${flags}g` }), {
    codeGeneration: { strings: false, wasm: false },
  })
  try {
    compile.runInContext(context)
  } catch (error) {
    const said = error instanceof Error || isErrorLike(error) ? error.message : String(error)
    throw new StudyError(`pattern ${written}: ${said}`)
  }
  return (text) => {
    context.text = text
    try {
      const groups = lastMatch.runInContext(context, { timeout: limitMs }) as ArrayLike<unknown> | undefined
      return groups === undefined ? undefined : Array.from(groups, String)
    } catch (error) {
      if (!isTimeout(error)) throw error
      throw new PatternTimeout(
        `pattern ${written}: stopped after ${limitMs} ms on a text of ${text.length} characters; repetitions within repetitions, such as (a+)+, are the usual cause`,
      )
    } finally {
      context.text = ''
    }
  }
}

function parsed(written: string): { readonly source: string; readonly flags: string } {
  const delimited = /^\/([\s\S]+)\/([a-z]*)$/.exec(written)
  if (!delimited) return { source: written, flags: '' }
  const [, source = '', flags = ''] = delimited
  if (!/^[imsu]*$/.test(flags) || new Set(flags).size < flags.length) {
    throw new StudyError(`pattern ${written}: flags must be some of i, m, s, u, not "${flags}"`)
  }
  return { source, flags }
}

function isTimeout(error: unknown): boolean {
  return isErrorLike(error) && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** Errors of another context are no instances of our Error. */
function isErrorLike(error: unknown): error is { readonly message: string; readonly code?: unknown } {
  return typeof error === 'object' && error !== null && 'message' in error
}
