/** Which whole numbers of right answers could have been printed as some accuracy. */
export interface GrimFinding {
  /** Every number of right answers out of n that rounds to what is printed, to either side at a tie. None: it cannot be. */
  readonly right: readonly number[]
  /** Those that give it only if the digits behind were cut off instead of rounded. */
  readonly cutOff: readonly number[]
  /** The numbers of right answers just below and above it. */
  readonly nearest: readonly number[]
}

/** A share as somebody printed it. */
export interface PrintedShare {
  /** Its digits without the point: 843 of "84.3". */
  readonly digits: number
  /** How many of them stand behind the point. */
  readonly decimals: number
  /** What stands for all right: 100 in percent, 1 as a share. */
  readonly whole: 1 | 100
}

/**
 * Reads a printed accuracy: "84.3" and "84.3%" are percent, what is written with "0." or "." in front a share unless it says
 * percent.
 * @throws RangeError where it is no such number, or above all right
 */
export function printedShare(text: string, given?: 'percent' | 'share'): PrintedShare {
  const match = /^(\d{0,3})(?:\.(\d{1,9}))?(\s?%)?$/.exec(text.trim())
  const [, before = '', behind = '', sign] = match ?? []
  if (!match || before + behind === '')
    throw new RangeError(`"${text}": must be an accuracy such as 84.3, 84.3% or 0.843`)
  const asShare =
    given === undefined ? sign === undefined && Number(before) === 0 && behind !== '' : given === 'share'
  const whole = asShare ? 1 : 100
  const printed = { digits: Number(before + behind), decimals: behind.length, whole } as const
  if (printed.digits > whole * 10 ** printed.decimals)
    throw new RangeError(`"${text}": an accuracy is at most ${whole === 1 ? '1' : '100 %'}`)
  return printed
}

/**
 * Checks a printed accuracy the way GRIM checks means (Brown and Heathers 2017, "The GRIM test"): of n answers a whole number
 * is right, so most decimals cannot come about. Exact, in whole numbers.
 * @param n answers that the accuracy is a share of: problems × runs
 * @throws RangeError where n is no whole number from 1 or too large to be exact
 */
export function grim({ digits, decimals, whole }: PrintedShare, n: number): GrimFinding {
  const scale = whole * 10 ** decimals
  if (!(Number.isInteger(n) && n >= 1 && n * scale * 2 <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${n} answers: must be a whole number from 1 that is not too large to be exact`)
  // right ÷ n × scale, rounded, is digits: 2 |right × scale − digits × n| ≤ n.
  const middle = Math.floor((digits * n) / scale)
  const reach = Math.ceil(n / scale) + 1
  const around = Array.from({ length: 2 * reach + 1 }, (_, index) => middle - reach + index)
  const possible = around.filter((right) => right >= 0 && right <= n)
  const excess = (right: number): number => right * scale - digits * n
  const right = possible.filter((one) => 2 * Math.abs(excess(one)) <= n)
  return {
    right,
    cutOff: possible.filter((one) => excess(one) >= 0 && excess(one) < n && !right.includes(one)),
    nearest: [middle, middle + 1].filter((one) => one <= n),
  }
}

/**
 * The fewest runs over n problems in which all of several printed accuracies can have come about together, each the mean of
 * so many runs; undefined where not even `most` runs are enough.
 */
export function fewestRuns(printed: readonly PrintedShare[], n: number, most = 100): number | undefined {
  for (let runs = 1; runs <= most; runs++)
    if (printed.every((one) => grim(one, n * runs).right.length > 0)) return runs
  return undefined
}
