import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLoop } from './find-loop.ts'

const beginning = 'Let me think about the sum of the first numbers, and of how to group them:'
const round =
  'Wait, maybe I should group the other two. Then 2 and 3 give 5, and that is the same as before.\n'

const words = 'now the sum of this is less than what we had before so it must grow'.split(' ')

/** Text in which no long stretch comes back. */
function unrepeated(characters: number): string {
  let text = ''
  for (let state = 1; text.length < characters; state = (state * 48271) % 2147483647)
    text += `${words[state % words.length]} `
  return text
}

describe('finding a loop', () => {
  it('finds the block that a text repeats until its end, cut off in the middle of a round', () => {
    const text = beginning + round.repeat(9) + round.slice(0, 40)
    const loop = findLoop(text)
    expect(loop?.period).toBe(round.length)
    expect(loop?.end).toBe(text.length)
    expect(text.slice(loop?.start)).toBe(round.repeat(9) + round.slice(0, 40))
  })

  it('takes the smallest round, and blanks after the last one as part of it', () => {
    const text = `${beginning}${'Wait, no. '.repeat(60)}\n\n`
    expect(findLoop(text)).toEqual({ start: beginning.length, end: text.length, period: 10 })
  })

  it('wants three rounds and 300 characters, or two very long rounds', () => {
    expect(findLoop(beginning + round.repeat(2))).toBeUndefined()
    expect(findLoop(beginning + 'So it is 5. '.repeat(20))).toBeUndefined()
    const long = unrepeated(5000)
    expect(findLoop(beginning + long.repeat(2))).toMatchObject({ period: long.length })
    expect(findLoop(beginning + long.slice(0, 3000).repeat(2))).toBeUndefined()
  })

  it('sees a counter that runs on, whose rounds differ in numbers alone', () => {
    const steps = Array.from({ length: 90 }, (_, n) => `Step ${n + 8}: now check whether ${n * n} is even.\n`)
    const text = beginning + steps.join('')
    const loop = findLoop(text)
    expect(loop?.end).toBe(text.length)
    expect(loop?.start).toBeLessThan(beginning.length + 10)
    expect(loop?.period).toBe(steps.at(-1)?.length)
    expect(findLoop(`${text}So 17 of them are, and that is the answer.`)).toBeUndefined()
  })

  it('finds a loop that the text left again, if it is an eighth of it', () => {
    const [before, after] = [unrepeated(16_000), unrepeated(17_000).slice(600)]
    const text = before + round.repeat(80) + after
    const loop = findLoop(text)
    expect(loop?.period).toBe(round.length)
    expect(Math.abs((loop?.start ?? 0) - before.length)).toBeLessThan(10)
    expect(Math.abs((loop?.end ?? 0) - (before.length + 80 * round.length))).toBeLessThan(round.length)
    expect(findLoop(before + round.repeat(8) + after)).toBeUndefined()
  })

  it('takes no list, table, ruled line, number or progress mark for a loop', () => {
    const list = Array.from({ length: 30 }, (_, n) => `- n = ${n}: ${n * n + 1}\n`).join('')
    const table = '| 1 | 2 | 4 | 8 |\n'.repeat(40)
    const texts = [
      list,
      table,
      '-'.repeat(900),
      'a'.repeat(900),
      '142857'.repeat(300),
      'Thinking... '.repeat(300),
    ]
    for (const text of texts) expect(findLoop(beginning + text)).toBeUndefined()
    expect(findLoop('a'.repeat(90_000))).toBeUndefined()
    expect(findLoop('Thinking... '.repeat(9000))).toBeUndefined()
    expect(findLoop('')).toBeUndefined()
  })

  it('calls even a single mark a loop when a text has run into thousands of it', () => {
    expect(findLoop(`${beginning}So the answer is ${'!'.repeat(9000)}`)?.period).toBe(1)
  })

  it('says a stretch of the text that really has that period', () => {
    const piece = fc.constantFrom('a b ', 'ab', '. ', 'Wait, no. ', '1', '\n', 'So x = 5. ')
    const text = fc.tuple(
      fc.array(piece),
      fc.array(piece, { minLength: 1 }),
      fc.integer({ min: 1, max: 200 }),
    )
    fc.assert(
      fc.property(text, ([head, body, times]) => {
        const whole = head.join('') + body.join('').repeat(times)
        const loop = findLoop(whole)
        if (loop === undefined || /\d/.test(whole)) return
        const found = whole.slice(loop.start, loop.end).trimEnd()
        expect(loop.end - loop.start).toBeGreaterThanOrEqual(300)
        expect(found.slice(loop.period)).toBe(found.slice(0, found.length - loop.period))
      }),
      { seed: 11 },
    )
  })

  it('takes no more than a few passes over ten megabytes, whatever is repeated in them', () => {
    const size = 10_000_000
    const blocks = [
      'a',
      'ab',
      'Wait, no. ',
      'a b ',
      `${'a b '.repeat(300)}c `,
      '1',
      'Step 1 and so on. ',
      ' ',
      '\n',
    ]
    for (const block of blocks) {
      const text = `x ${block.repeat(Math.ceil(size / block.length))}`
      for (const ending of ['', 'y', ' That is all.']) findLoop(text + ending)
    }
    expect(true).toBe(true)
  })
})
