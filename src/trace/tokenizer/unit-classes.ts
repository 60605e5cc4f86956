/** The Unicode class of UTF-16 units, one bit a class, so that a scan of text is a table look-up a unit. */
export interface UnitClasses {
  /** By unit; 0 for a surrogate, whose class is that of the pair it belongs to. */
  readonly bits: Uint16Array
  /** Of a character beyond U+FFFF. */
  readonly ofPair: (codePoint: number) => number
  /** Of a surrogate that stands alone: that of U+FFFD, which UTF-8 writes in its place. */
  readonly ofLone: number
}

/** A class: its bit and what is in it, as a regular expression writes it between brackets. */
export interface ClassRule {
  readonly bit: number
  readonly members: string
}

const unitCount = 0x10000

/** Later rules win over earlier ones; what none names has the bit `rest`. */
export function unitClasses(rules: readonly ClassRule[], rest: number): UnitClasses {
  const bits = new Uint16Array(unitCount).fill(rest)
  const every = everyUnit()
  for (const { bit, members } of rules) {
    for (const run of every.matchAll(new RegExp(`[${members}]+`, 'gu')))
      bits.fill(bit, run.index, run.index + run[0].length)
  }
  bits.fill(0, 0xd800, 0xe000)
  return { bits, ofPair: pairClasses(rules, rest), ofLone: bits[0xfffd] as number }
}

/** All units in order, with a space for each surrogate: together they would be characters. */
function everyUnit(): string {
  const step = 0x1000
  let text = ''
  for (let start = 0; start < unitCount; start += step) {
    const codes = Array.from({ length: step }, (_, offset) => start + offset)
    text += String.fromCharCode(...codes.map((code) => (code >= 0xd800 && code < 0xe000 ? 32 : code)))
  }
  return text
}

/** Filled as characters are met: few texts have many, and there are a million. */
function pairClasses(rules: readonly ClassRule[], rest: number): (codePoint: number) => number {
  const tests = rules.map(({ bit, members }) => ({ bit, pattern: new RegExp(`[${members}]`, 'u') })).reverse()
  let known: Uint16Array | undefined
  return (codePoint) => {
    known ??= new Uint16Array(0x100000)
    const found = known[codePoint - unitCount] as number
    if (found !== 0) return found
    const character = String.fromCodePoint(codePoint)
    const bit = tests.find(({ pattern }) => pattern.test(character))?.bit ?? rest
    known[codePoint - unitCount] = bit
    return bit
  }
}

/** The character that begins with the surrogate at `at`, or undefined where the surrogate stands alone. */
function pairAt(units: Uint16Array, at: number, to: number): number | undefined {
  const high = units[at] as number
  if (high >= 0xdc00 || at + 1 >= to) return undefined
  const low = units[at + 1] as number
  if (low < 0xdc00 || low > 0xdfff) return undefined
  return ((high - 0xd800) << 10) + (low - 0xdc00) + unitCount
}

/** The class of the character at `at`. */
export function classAt(classes: UnitClasses, units: Uint16Array, at: number, to: number): number {
  const bit = classes.bits[units[at] as number] as number
  if (bit !== 0) return bit
  const pair = pairAt(units, at, to)
  return pair === undefined ? classes.ofLone : classes.ofPair(pair)
}

/** Where the character at `at` ends: a unit further, or two. */
export function characterEnd(units: Uint16Array, at: number, to: number): number {
  const unit = units[at] as number
  return unit < 0xd800 || unit > 0xdbff || pairAt(units, at, to) === undefined ? at + 1 : at + 2
}

/** Where the run of characters of the classes in `mask` ends that begins at `at`; `at` itself where there is none. */
export function runEnd(
  classes: UnitClasses,
  mask: number,
  units: Uint16Array,
  at: number,
  to: number,
): number {
  const { bits } = classes
  let end = at
  while (end < to) {
    const bit = bits[units[end] as number] as number
    if ((bit & mask) !== 0) end++
    else if (bit !== 0 || (classAt(classes, units, end, to) & mask) === 0) break
    else end = characterEnd(units, end, to)
  }
  return end
}

/** As `runEnd`, of at most so many characters. */
export function shortRunEnd(
  classes: UnitClasses,
  mask: number,
  most: number,
  units: Uint16Array,
  at: number,
  to: number,
): number {
  let end = at
  for (let count = 0; count < most && end < to; count++) {
    if ((classAt(classes, units, end, to) & mask) === 0) break
    end = characterEnd(units, end, to)
  }
  return end
}
