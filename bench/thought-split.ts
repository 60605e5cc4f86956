import { corpusRandom } from '../reasoner/corpus/random.ts'
import { writeTrace } from '../reasoner/corpus/trace.ts'
import { drawCountdownProblem } from '../src/problem/index.ts'
import { englishOpeners, splitThoughts } from '../src/thought/index.ts'

const responses = 2000

export interface SplitRate {
  readonly megabytesPerSecond: number
  /** Of a plain scan of the same text for the same words. */
  readonly plainMegabytesPerSecond: number
}

/** Megabytes of reasoning a second that are cut into thoughts, response by response. */
export function thoughtSplit(): () => SplitRate {
  const random = corpusRandom('bench/thoughts')
  const texts = Array.from({ length: responses }, () =>
    writeTrace(drawCountdownProblem(random, { level: 3, split: 'development' }), random)
      .map(({ text }) => text)
      .join(''),
  )
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const words = [...englishOpeners.transitions, ...englishOpeners.reflections]
  const plain = new RegExp(words.join('|'), 'g')
  const rate = (work: (text: string) => unknown): number => {
    const startedMs = performance.now()
    for (const text of texts) work(text)
    return (megabytes * 1000) / (performance.now() - startedMs)
  }
  return () => ({
    megabytesPerSecond: rate((text) => splitThoughts(text)),
    plainMegabytesPerSecond: rate((text) => [...text.matchAll(plain)].length),
  })
}
