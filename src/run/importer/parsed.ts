import { parseWithConstants } from './json-constants.ts'

/** Undefined where the text is not JSON, which has no undefined of its own. Python's NaN and Infinity are null. */
export function parsed(text: string): unknown {
  try {
    // A byte order mark is no part of the first record.
    return parseWithConstants(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    return undefined
  }
}
