import { parentPort, workerData } from 'node:worker_threads'

/** A thread that simplifies: what it is asked may never end, and then it is stopped from outside. */

/** What is used of @cortex-js/compute-engine, which the main install does not bring. */
interface Expression {
  readonly isValid: boolean
  readonly isEqual: (other: Expression) => boolean | undefined
  readonly simplify: () => Expression
  readonly is: (value: number) => boolean
  /** The value of a number; NaN or null where it is none. */
  readonly re: number | null
  readonly unknowns: readonly string[]
}
interface ComputeEngine {
  readonly parse: (latex: string) => Expression
  readonly box: (expression: readonly [string, Expression, Expression]) => Expression
}
interface Library {
  readonly ComputeEngine: new () => ComputeEngine
}

/** Where the library lies. */
export interface SymbolicStart {
  readonly library: string
}

export interface SymbolicQuestion {
  readonly number: number
  readonly prediction: string
  readonly gold: string
}

export interface SymbolicReply {
  /** Of the question; −1 once the library is loaded. */
  readonly number: number
  readonly equal?: boolean
}

const { library } = workerData as SymbolicStart
const module = (await import(library)) as Partial<Library> & { readonly default?: Partial<Library> }
// Where it is resolved as CommonJS, Node hands its names over as one.
const ComputeEngine = module.ComputeEngine ?? module.default?.ComputeEngine
if (!ComputeEngine) throw new Error('it has no ComputeEngine')
const engine = new ComputeEngine()
// Older and newer ones may take the same calls for something else, and would decide nothing without a word.
if (sameSymbolically('\\int_0^1 x dx', '\\frac12') !== true) throw new Error('it does not simplify')

function sameSymbolically(prediction: string, gold: string): boolean | undefined {
  const [left, right] = [engine.parse(prediction), engine.parse(gold)]
  if (!left.isValid || !right.isValid) return undefined
  const equal = left.isEqual(right)
  if (equal === true) return true
  const difference = engine.box(['Subtract', left, right]).simplify()
  if (difference.is(0)) return true
  // Only a number that is not 0 proves a difference: what could not be simplified proves nothing.
  const isNumber =
    difference.unknowns.length === 0 && typeof difference.re === 'number' && !Number.isNaN(difference.re)
  return isNumber ? false : undefined
}

function reply({ number, prediction, gold }: SymbolicQuestion): SymbolicReply {
  try {
    const equal = sameSymbolically(prediction, gold)
    return equal === undefined ? { number } : { number, equal }
  } catch {
    // It throws on what it can't parse: then it can't tell.
    return { number }
  }
}

parentPort?.on('message', (question: SymbolicQuestion) => parentPort?.postMessage(reply(question)))
parentPort?.postMessage({ number: -1 } satisfies SymbolicReply)
