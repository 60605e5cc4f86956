import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../../test/needs.ts'
import { datasetFormats } from './dataset-formats.ts'
import { lrmTokenEconomy } from './lrm-token-economy.ts'

const options = { tags: [], summaryModels: [] }

describe('LRMTokenEconomy', () => {
  it(
    'reads all of the shared file: every sample is a response or counted with its reason',
    needs.shared,
    () => {
      const file = `${needs.shared.at}/data/traces/lrm-token-economy.jsonl.gz`
      const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
      expect(lines).toHaveLength(387)
      const kinds = { full: 0, summary: 0, hidden: 0, none: 0 }
      let responses = 0
      let skipped = 0
      for (const line of lines) {
        const row: unknown = JSON.parse(line)
        expect(datasetFormats.find((format) => format.recognises(row))?.name).toBe('lrm-token-economy')
        for (const record of lrmTokenEconomy.read(row, options)) {
          responses += record.responses.length
          skipped += record.skipped?.length ?? 0
          for (const { reply } of record.responses) kinds[reply.reasoning]++
        }
      }
      expect([responses, skipped, responses + skipped]).toEqual([1928, 7, 1935])
      // o4-mini, Gemini 2.5, Claude 4: summaries. o1-mini, o3-mini: nothing. Grok 4: the word "Thinking" again and again.
      expect(kinds).toEqual({ full: 1148, summary: 493, hidden: 285, none: 2 })
    },
  )
})
