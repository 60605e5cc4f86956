import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAiChat } from '#engine/adapter/openai'
import { createRun, readJudgements } from '#run'
import { askAboutThoughts, generateResponses, judgeBudget, modelJudge } from '#study'
import { thoughtSplitter } from '#thought'
import { scriptedEngine } from './fixture/scripted-engine.ts'
import { scriptedPlan } from './fixture/scripted-study.ts'
import { type LlamaServer, startLlama } from './llama-server.ts'
import { needs } from './needs.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-llama-judge-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a real server as a judge', needs.llama, () => {
  let server: LlamaServer | undefined
  beforeAll(async () => {
    server = await startLlama('smollm2', { slots: 1 })
  }, 120_000)
  afterAll(() => server?.close())

  it('answers in the form that it is held to, and says what it was billed', async () => {
    const plan = scriptedPlan({ problems: 1, policies: [{ name: 'none', parameters: {} }] })
    const folder = join(root, 'run')
    const run = createRun(folder, plan)
    const url = server?.url ?? ''
    try {
      await generateResponses(plan, { engine: scriptedEngine(), run, present: new Set(), clock: () => 0 })
      const chat = openAiChat({ baseUrl: url, model: 'smollm2', fetch: globalThis.fetch })
      const judge = modelJudge({
        model: 'smollm2',
        url,
        chat,
        budget: judgeBudget(),
        maxTokens: 40,
      })
      const result = await askAboutThoughts(run, judge, {
        reading: { split: thoughtSplitter(), limit: 1 },
        concurrency: 1,
        signal: new AbortController().signal,
        now: () => new Date(),
        onProgress: () => {},
      })
      expect(result).toMatchObject({ judged: 1, failed: 0 })
      for await (const { correct, confidence, reason, usage } of readJudgements(folder)) {
        // What so small a model says of a thought is worth nothing; that it is usable, or counts as not judged, is.
        expect([correct === null, typeof reason]).toEqual([confidence === undefined, 'string'])
        if (confidence !== undefined) expect(correct).toBe(confidence === 2)
        if (usage) expect(usage.prompt).toBeGreaterThan(300)
      }
    } finally {
      run.close()
    }
  }, 300_000)
})
