import { boxedAnswers } from './boxed-answers.ts'
import { emphasesIn, formulasIn, isCalculation, rightSide, type Span } from './formula.ts'
import { firstNumber, hasNumeral, numbersOf } from './number-tokens.ts'
import { plainNumber } from './plain-number.ts'
import { type Reading, readingOf, type Source, saysNoAnswer } from './reading.ts'
import { unwrapped } from './unwrapped.ts'

/** Verbs after which a value stands. */
const verbs =
  /\b(?:is|are|was|were|be|been|equals?|has|have|contains?|gives?|yields?|gets?|becomes?|totals?|costs?|needs?|takes?|remains?|leaves?|makes?|earns?|reach(?:es)?|travels?|covers?|walks?|drives?|goes|pays?|spends?|saves?|weighs?|uses?|produces?|sells?|measures?)\b(?:\s(?:equal to|exactly|approximately|about|roughly|only|a total of|simply|just|therefore|thus|now|given by|precisely|at least|at most))?\s*[:：]?\s*/gi

/**
 * "increases by 100%", "drops to 3", "amounts to 7": only where the value ends the sentence, since a condition reads alike
 * ("as x grows by 1, y doubles").
 */
const changes =
  /\b(?:increase[sd]?|decrease[sd]?|reduced|rises?|rose|falls?|fell|grows?|grew|drops?|dropped|declined?s?|shrinks?|shrank|changes?|changed|amounts?|comes?|adds? up|sums? up|works? out|simplifies|evaluates|converges)\s(?:by|to)(?:\s(?:exactly|approximately|about|roughly|only|at least|at most))?\s+(?=(?:[^,;]|,\d|\{,\}){1,60}$)/gi

/** Verbs that are looked at, from the last one. */
const mostVerbs = 40
/** Sentences longer than this are read at their end. */
const longest = 4000

/** Reads a number out of the words at one place; undefined where they hold none. */
export function readNumber(words: string, source: Source): Reading | undefined {
  return readValue(words, source, 'number')
}

/** Reads a mathematical expression out of the words at one place; undefined where they hold none. */
export function readExpression(words: string, source: Source): Reading | undefined {
  return readValue(words, source, 'expression')
}

type ValueKind = 'number' | 'expression'

function readValue(words: string, source: Source, kind: ValueKind): Reading | undefined {
  const content = unwrapped(words)
  if (saysNoAnswer(content)) return undefined
  if (source === 'exact') return formulaValue(content, kind)
  const sentence = content.length > longest ? content.slice(-longest) : content
  const [boxed] = boxedAnswers(sentence)
  if (boxed !== undefined) return formulaValue(unwrapped(boxed), kind)
  if (isBare(sentence)) return hasValue(sentence, kind) ? formulaValue(sentence, kind) : undefined
  return valueInSentence(sentence, kind, source)
}

/** A formula or number that is nothing else. */
function formulaValue(formula: string, kind: ValueKind): Reading {
  const plain = kind === 'number' ? withoutModulus(plainNumber(formula)) : formula
  const right = rightSide(plain)
  if (right === undefined)
    return readingOf(plain, [numberAlone(plain), kind === 'number' ? '' : plainNumber(plain)])
  const value = unwrapped(right)
  return kind === 'number' || isCalculation(plain)
    ? readingOf(value, [numberAlone(value), plain])
    : readingOf(plain, [value])
}

/** `16 (mod 1000)` says 16. */
function withoutModulus(formula: string): string {
  if (formula.length > longest) return formula
  const at = formula.search(/[\s~]{0,4}(?:\\pmod|\\?\(\s?(?:\\text\{)?\\?(?:mod|bmod)\b)/)
  return at > 0 ? formula.slice(0, at) : formula
}

/** `220 apples` and `about 5 km` without their words: only where there is one number, and nothing of a formula. */
function numberAlone(text: string): string {
  if (text.length > 120 || /^-?\d+$/.test(text) || /[\\^_=+*/()[\]{}<>]/.test(text.replace(/\\%|\\\$/g, '')))
    return ''
  const numbers = numbersOf(plainNumber(text))
  const [number = ''] = numbers
  if (numbers.length !== 1) return ''
  const rest = text.replace(number, ' ')
  return /^[\s\p{L}.'’-]*$/u.test(rest) && !/(?:^|[^\p{L}])[a-z](?![\p{L}])/u.test(rest) ? number : ''
}

function valueInSentence(sentence: string, kind: ValueKind, source: Source): Reading | undefined {
  const spans = [...emphasesIn(sentence), ...formulasIn(sentence)]
    .filter(({ content }) => hasValue(content, kind))
    .sort((a, b) => a.start - b.start)
  const leading = leadingSpans(sentence, spans)
  if (leading !== undefined) return formulaValue(leading, kind)
  const rest = plainNumber(sentence)
  const first = kind === 'number' && !rest.includes('=') ? startingNumber(rest) : undefined
  return first ?? afterVerb(sentence, spans, kind) ?? atTheEnd(sentence, spans, { kind, source })
}

/** The span that a sentence begins with, and those joined to it by "and", "or" or a comma: one answer. */
function leadingSpans(sentence: string, spans: readonly Span[]): string | undefined {
  const [first] = spans
  if (!first || /[^\s*_:：(]/.test(sentence.slice(0, first.start))) return undefined
  let joined = unwrapped(first.content)
  let end = first.end
  for (const span of spans.slice(1)) {
    if (span.start < end) continue
    if (
      !/^[\s*_]*(?:,|;|and|or|,\s?and|,\s?or)[\s*_]*$/.test(
        sentence.slice(end, Math.min(span.start, end + 20)),
      )
    )
      break
    joined = `${joined}, ${unwrapped(span.content)}`
    end = span.end
  }
  return joined
}

/** `220 apples on the largest tree`: the number first, and its unit with it. */
function startingNumber(sentence: string): Reading | undefined {
  const number = firstNumber(sentence.slice(0, 400))
  if (number === undefined) return undefined
  const at = sentence.indexOf(number)
  if (
    at > 0 &&
    !/^(?:[\s*_"'(~≈]|about|approximately|exactly|only|a total of|roughly)*$/i.test(sentence.slice(0, at))
  ) {
    return undefined
  }
  // A calculation begins here, not its result: "1 + 1 equals 2".
  if (/^\s?(?:[+*/×÷·^=<>(]|[-–−]\s?\d|\\(?:times|cdot|div))/.test(sentence.slice(at + number.length)))
    return undefined
  const list = /^(?:,\s?and\s|\sand\s|,\s?)\$?[-−]?\d/.test(sentence.slice(at + number.length))
  if (list) return readingOf(unwrapped(/^[\d\s,.$−-]+(?:and\s[\d$−-]+)?/.exec(sentence.slice(at))?.[0] ?? ''))
  const unit =
    /^[^,;.\n]{0,40}?(?=[,;.\n]|\s(?:which|because|since|as|so|when|if|that|for|on|in|of|by|with|and|but)\b|$)/.exec(
      sentence.slice(at + number.length),
    )?.[0]
  const whole = unwrapped(number + (unit ?? ''))
  return readingOf(plainNumber(number), [whole])
}

/** The value after the last verb that has one. */
function afterVerb(sentence: string, spans: readonly Span[], kind: ValueKind): Reading | undefined {
  const ends = [...sentence.matchAll(verbs), ...sentence.matchAll(changes)]
    .map((found) => found.index + found[0].length)
    .sort((a, b) => a - b)
  const prose = withoutSpans(sentence, spans)
  const calculates = /[=≈≡]|\\(?:approx|equiv)/.test(prose)
  for (const end of ends.slice(-mostVerbs).reverse()) {
    const span = spans.find(({ start }) => start >= end && start <= end + 1)
    if (span) return formulaValue(unwrapped(span.content), kind)
    const rest = plainNumber(sentence.slice(end, end + 400))
    if (rest.includes('=') && isBare(rest)) return formulaValue(unwrapped(rest), kind)
    const number = (calculates ? calculated(prose.slice(end, end + 400)) : undefined) ?? startingNumber(rest)
    if (number) return number
    if (kind === 'expression' && isBare(rest) && hasValue(rest, kind))
      return formulaValue(unwrapped(rest), kind)
  }
  return undefined
}

/** What a calculation ends in, or else the last thing set apart, or else the last number. */
function atTheEnd(
  sentence: string,
  spans: readonly Span[],
  { kind, source }: { readonly kind: ValueKind; readonly source: Source },
): Reading | undefined {
  const last = spans.at(-1)
  const right = rightSide(sentence)
  const [number] = right === undefined ? [] : numbersOf(plainNumber(right).slice(0, 400))
  const isAfterSpans = right !== undefined && (last?.end ?? 0) <= sentence.length - right.length
  if (number !== undefined && isAfterSpans) return readingOf(plainNumber(number))
  if (source === 'statement') {
    const isCalculated = last !== undefined && rightSide(last.content) !== undefined && isLast(sentence, last)
    return isCalculated ? formulaValue(unwrapped(last.content), kind) : undefined
  }
  if (last) return formulaValue(unwrapped(last.content), kind)
  const plain = numbersOf(plainNumber(sentence)).at(-1)
  return plain === undefined ? undefined : readingOf(plainNumber(plain))
}

/** The number on the right side of what is calculated in these words. */
function calculated(words: string): Reading | undefined {
  const right = rightSide(plainNumber(words))
  return right === undefined ? undefined : startingNumber(right)
}

/** The sentence with blanks in the place of what is set apart. */
function withoutSpans(sentence: string, spans: readonly Span[]): string {
  let prose = sentence
  for (const { start, end } of spans) {
    prose = prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end)
  }
  return prose
}

function isLast(sentence: string, { end }: Span): boolean {
  return /^[\s*_.)]*$/.test(sentence.slice(end, end + 20))
}

/** Words of a formula that are no prose. */
const formulaWords =
  /\\(?:text|textbf|mathrm|mbox|operatorname)\s?\{[^{}]{0,200}\}|\\[a-zA-Z]+|\b(?:sin|cos|tan|cot|sec|csc|log|ln|exp|sqrt|max|min|mod|lcm|gcd|and|or|pi|inf|infty|infinity)\b|(?<=[\d)}])(?:and|or)(?=[A-Z\d(\\])/g

/** Is this a formula or number without prose around it? */
function isBare(text: string): boolean {
  return text.length <= longest && !/\p{L}{2,}/u.test(text.replace(formulaWords, ' '))
}

/** Does it hold what this kind of answer is made of? */
function hasValue(text: string, kind: ValueKind): boolean {
  if (hasNumeral(text)) return !isLabel(text)
  if (/[〇零一二三四五六七八九十百千万亿]/.test(text) && plainNumber(text) !== text) return true
  if (/\\(?:pi|infty|emptyset|varnothing|sqrt|frac|sin|cos|log|ln|mathbb)\b|[π∞∅]/.test(text)) return true
  return kind === 'expression' && /^[^\s]{1,40}$|[-+*/^=<>]/.test(text) && isBare(text)
}

/** `Step 3`, `Case 2:` and `1.` head a part and are no answers. */
function isLabel(text: string): boolean {
  return (
    /^(?:step|case|part|method|approach|option|claim|lemma|equation|problem|question|section|figure|note)\b/i.test(
      text,
    ) || /[:：]$/.test(text)
  )
}
