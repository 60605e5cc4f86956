import { cl100kSplitter } from './cl100k-splitter.ts'
import { deepseekSplitter } from './deepseek-splitter.ts'
import { o200kSplitter } from './o200k-splitter.ts'
import { patternSplitter } from './pattern-splitter.ts'
import { stagesOf } from './published-stages.ts'
import type { Splitter } from './splitter.ts'

const written = new Map<string, () => Splitter>([
  [stagesOf.cl100k.join('\n'), () => cl100kSplitter({ digits: 3, endTakesAll: true })],
  [stagesOf.llama3.join('\n'), () => cl100kSplitter({ digits: 3 })],
  [stagesOf.qwen.join('\n'), () => cl100kSplitter({ digits: 1 })],
  [stagesOf.o200k.join('\n'), () => o200kSplitter()],
  [stagesOf.deepseek.join('\n'), () => deepseekSplitter()],
])

/** The splitter for a vocabulary's stages: one written by hand where the very patterns are known, or else the patterns. */
export function splitterOf(stages: readonly string[]): Splitter {
  const byHand = written.get(stages.join('\n'))
  return byHand ? byHand() : patternSplitter(stages)
}
