import { describe, expect, it } from 'vitest'
import { findsWhatIsPlanted } from './planted.contract.ts'
import { unseenTexts } from './unseen.contract.ts'

const texts = unseenTexts('relations')
const planted = texts.filter(({ expected }) => expected === 'found')

describe('relations between numbers of a text', () => {
  it('are planted wrong six times or more for each kind and language', () => {
    const counts = new Map<string, number>()
    for (const { code, language } of planted) {
      const key = `${code} ${language}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const few = [...counts].filter(([, count]) => count < 6)
    expect(few).toEqual([])
    expect(counts.size).toBeGreaterThanOrEqual(26)
  })

  findsWhatIsPlanted(texts)
})
