/** Options in the order in which a model saw them. */
export interface AskedChoices {
  readonly choices: readonly string[]
  /** The letter that an option of the recorded order has in the order that was asked. */
  readonly letterOf: (recordedLetter: string) => string
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const option = /^\s{0,8}\(?([A-Z])[).:]\s{1,8}(.*)$/gm

/**
 * The options as the prompt lists them: solvers shuffle options for a sample, while the log keeps the data set's order and
 * the letter that was right in it. Undefined where the prompt lists them as recorded, or does not list all of them.
 */
export function askedChoices(prompt: string, recorded: readonly string[]): AskedChoices | undefined {
  if (recorded.length > letters.length) return undefined
  const shown = new Map<string, string>()
  for (const [, letter = '', text = ''] of prompt.matchAll(option)) shown.set(letter, text.trim())
  const order = recorded.map((_, place) => {
    const text = shown.get(letters[place] ?? '')
    return text === undefined ? -1 : recorded.findIndex((choice) => choice.trim() === text)
  })
  const isOrder = new Set(order).size === recorded.length && !order.includes(-1)
  if (!isOrder || order.every((from, place) => from === place)) return undefined
  return {
    choices: order.map((from) => recorded[from] ?? ''),
    letterOf(letter) {
      const place = order.indexOf(letters.indexOf(letter))
      return letter.length === 1 && place >= 0 ? (letters[place] ?? letter) : letter
    },
  }
}
