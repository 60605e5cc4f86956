import type { Tree } from '../latex/tree.ts'
import { newWork } from '../latex/work.ts'
import { calendarForm } from './calendar.ts'
import { choiceLetter, labelledChoice } from './choice.ts'
import { type Comparison, type Decision, either, undecided } from './comparison.ts'
import type { EqualityOptions, EqualityStage, EqualityVerdict } from './equality.ts'
import { namedAnswer } from './named-answer.ts'
import { normalForm, wordForm } from './normal-form.ts'
import { type PlainNumber, plainNumber, samePlainNumber } from './plain-number.ts'
import { readings } from './readings.ts'
import { renamed } from './renamed.ts'
import { newComparison } from './same-tree.ts'
import { variablesOf } from './variables.ts'

const defaults: Comparison['options'] = {
  orderMatters: false,
  tolerance: 1e-6,
  relativeTolerance: 0,
  strict: true,
  relationAsSet: true,
}

/** Nothing longer is an answer, unless it is a number: it only equals itself. */
const longestAnswer = 20_000

const verdict = (equal: boolean, stage: EqualityStage): EqualityVerdict => ({ equal, stage })

/**
 * Whether a prediction is the same answer as the gold one, and which stage decided. Both are bare answers, in LaTeX or plain
 * text: finding them in a response is another matter. Never throws, and takes bounded time on any input.
 *
 * @example sameAnswer('\\frac{1}{2}', '0.5') // { equal: true, stage: 'exact' }
 */
export function sameAnswer(prediction: string, gold: string, options: EqualityOptions = {}): EqualityVerdict {
  const [predicted, wanted] = [withoutEmphasis(prediction), withoutEmphasis(gold)]
  if (predicted === wanted) return verdict(true, 'normal form')
  const plain = samePlainNumbers(predicted, wanted, options)
  if (plain) return plain
  if (Math.max(predicted.length, wanted.length) > longestAnswer) return verdict(false, 'undecided')
  return (
    sameChoice(predicted, wanted, options) ??
    sameText(predicted, wanted, options) ??
    sameMeaning(predicted, wanted, options)
  )
}

/** `**5**` is 5 in bold. */
function withoutEmphasis(text: string): string {
  const trimmed = text.trim()
  const bold = trimmed.length > 4 && trimmed.startsWith('**') && trimmed.endsWith('**')
  return bold ? trimmed.slice(2, -2).trim() : trimmed
}

/** Letters of choices, where the gold answer is one. */
function sameChoice(
  predicted: string,
  wanted: string,
  { kind }: EqualityOptions,
): EqualityVerdict | undefined {
  if (kind === 'choice') {
    const letter = choiceLetter(wanted)
    return letter === undefined ? undefined : verdict(choiceLetter(predicted) === letter, 'normal form')
  }
  if (kind !== undefined) return undefined
  const [a, b] = [loneLetter(predicted), loneLetter(wanted)]
  if (a === undefined && b === undefined) return undefined
  const same = (a ?? labelledChoice(predicted)) === (b ?? labelledChoice(wanted))
  return same ? verdict(true, 'normal form') : undefined
}

/** `B`, `(B)`, `B.`: a letter without words behind it. */
function loneLetter(text: string): string | undefined {
  return /^\(?([A-J])[).]?$/.exec(text)?.[1]
}

function samePlainNumbers(
  predicted: string,
  wanted: string,
  options: EqualityOptions,
): EqualityVerdict | undefined {
  const a = plainNumber(predicted)
  const b = a && plainNumber(wanted)
  if (!a || !b) return undefined
  if (samePlainNumber(a, b)) return verdict(true, 'exact')
  // Commas may also part a list, and long decimals may round: what is more than two integers is looked at closely.
  const mayRound = a.rounded || b.rounded || (options.relativeTolerance ?? 0) > 0
  const long = Math.max(predicted.length, wanted.length) > 300
  if (long) return verdict(mayRound && nearlySame(a, b), 'exact')
  return mayRound || predicted.includes(',') !== wanted.includes(',') ? undefined : verdict(false, 'exact')
}

/** Numbers of hundreds of digits are only near each other if they begin alike. */
function nearlySame(a: PlainNumber, b: PlainNumber): boolean {
  return (
    a.negative === b.negative && a.whole === b.whole && a.fraction.slice(0, 50) === b.fraction.slice(0, 50)
  )
}

/** What text alone decides: the normal form, dates and times, answers in words. */
function sameText(predicted: string, wanted: string, options: EqualityOptions): EqualityVerdict | undefined {
  const [a, b] = [normalForm(predicted), normalForm(wanted)]
  if (a === b) return verdict(true, 'normal form')
  if (a === '' || b === '') return verdict(false, 'normal form')
  if (options.kind === 'text' && (isWords(wanted) || sameWordForm(predicted, wanted))) {
    return verdict(sameWordForm(predicted, wanted), 'normal form')
  }
  const date = calendarForm(wanted)
  const other = date === undefined ? undefined : calendarForm(predicted)
  if (date !== undefined && other !== undefined) return verdict(date === other, 'exact')
  // A clock and half a day more are no ratio of numbers.
  if ((date ?? calendarForm(predicted))?.startsWith('time')) return verdict(false, 'exact')
  if (isProse(predicted) && isProse(wanted) && !(namedAnswer(predicted) && namedAnswer(wanted)))
    return verdict(sameWordForm(predicted, wanted), 'normal form')
  return undefined
}

function sameWordForm(a: string, b: string): boolean {
  const [left, right] = [wordForm(a), wordForm(b)]
  return left !== '' && left === right
}

/** Whether an answer that is said to be in words is: `x = 4` is a formula, whoever called it text. */
function isWords(text: string): boolean {
  return !/[\\=<>^]/.test(text.replace(/\\text/g, '')) && /\p{L}{2}/u.test(text)
}

/** Words and nothing that could be a formula or a list. */
function isProse(text: string): boolean {
  const words = text.replace(/\\(?:text(?:bf|it|rm|normal)?|mbox|mathrm)\s*\{([^{}]*)\}/g, ' $1 ')
  if (!/^[\p{L}\p{M}\s.'’"!?-]+$/u.test(words)) return false
  if (/\b(?:and|or)\b/i.test(words)) return false
  return /\p{L}{4}/u.test(words) || /[^\p{ASCII}]/u.test(words)
}

function sameMeaning(predicted: string, wanted: string, options: EqualityOptions): EqualityVerdict {
  const work = newWork()
  const comparison = newComparison({ ...defaults, ...options }, work)
  const golds = readings(wanted, options, work)
  const predictions = golds.length === 0 ? [] : readings(predicted, options, work)
  let decision: Decision | undefined
  for (const tree of predictions) {
    for (const gold of golds) {
      const next = (): Decision => sameReading(tree, gold, comparison)
      decision = decision ? either(decision, next) : next()
      if (decision.outcome === 'equal') return verdict(true, decision.stage)
    }
  }
  const { outcome, stage } = decision ?? undecided
  return verdict(false, work.left < 0 || outcome === 'undecided' ? 'undecided' : stage)
}

function sameReading(predicted: Tree, gold: Tree, comparison: Comparison): Decision {
  const decision = comparison.same(predicted, gold)
  if (decision.outcome === 'equal' || comparison.options.strict) return decision
  return either(decision, () => comparison.same(withNamesOf(predicted, gold), gold))
}

/** The prediction with the gold answer's variables, matched in the order in which they occur. */
function withNamesOf(predicted: Tree, gold: Tree): Tree {
  const [own, other] = [[...variablesOf(predicted).names], [...variablesOf(gold).names]]
  if (own.length !== other.length) return predicted
  return renamed(predicted, new Map(own.map((name, place) => [name, other[place] ?? name])))
}
