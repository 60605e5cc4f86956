import type { Finding } from '../server-capabilities.ts'
import { type Probing, plainAnswer, unlessRefused } from './probing.ts'

/** All begin and end alike, so that whatever a template puts around them has the same tokens each time. */
const framed = (text: string): string => `Say again: ${text} Done.`

const shortText = 'one'
/** What vocabularies cut in different ways: words, digits and blanks, signs of other languages. */
const tellingTexts = [
  'Alternatively, wait: hmm, but let me double-check that assumption thoroughly.',
  'x = 1234567.089 + 00042;\n\tif (count>=10) {\n\t\treturn  "naïve";\n\t}',
  '다른 방법을 생각해 보자. 或者换一种思路,再检查一遍。',
]

/**
 * Whether the server counts prompts as the vocabulary at hand does: the prompts differ in a text alone, and so do the counts.
 * Undefined where no vocabulary is at hand. Other vocabularies that count these texts alike are rare, and not impossible.
 */
export async function probeVocabulary(probing: Probing): Promise<Finding | undefined> {
  const { tokenizer } = probing.form
  if (!tokenizer) return undefined
  const theirCount = async (text: string): Promise<number | undefined> =>
    (await plainAnswer(probing, { maxTokens: 1, question: framed(text), isStreamed: probing.isStreamed }))
      .usage.prompt
  const ourCount = (text: string): number => tokenizer.count(framed(text))
  return await unlessRefused<Finding>(
    async () => {
      const before = await theirCount(shortText)
      if (before === undefined) return { isHonoured: null, seen: 'it does not count prompts' }
      const counts: number[] = []
      for (const text of tellingTexts) {
        const theirs = ((await theirCount(text)) ?? Number.NaN) - before
        const ours = ourCount(text) - ourCount(shortText)
        if (theirs !== ours)
          return {
            isHonoured: false,
            seen: `${JSON.stringify(text.slice(0, 24))}… adds ${ours} tokens by ${tokenizer.name}, ${theirs} by the server's count`,
          }
        counts.push(ours)
      }
      return { isHonoured: true, seen: `${tokenizer.name} counts as it does: ${counts.join(', ')} tokens` }
    },
    (seen) => ({ isHonoured: null, seen }),
  )
}
