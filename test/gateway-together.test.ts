import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { readRun } from '#run'
import { calledOwner } from './fixture/called-owner.ts'
import { servedBy } from './fixture/configured-gateway.ts'
import { clientOf, faults, type Served, serveEngine } from './fixture/served-gateway.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-together-'))
let engine: Engine
let reasoner: Served
beforeAll(async () => {
  engine = await reasonerEngine({ workers: 1 })
  reasoner = await serveEngine(engine)
})
afterAll(async () => {
  await reasoner.close(0)
  await engine.close()
  rmSync(folder, { recursive: true })
  expect(faults).toEqual([])
})

const asked = {
  model: 'jevons-countdown',
  messages: [{ role: 'user' as const, content: 'Using 2, 2, 1, 9, make 11.' }],
  temperature: 0,
  seed: 7,
  max_tokens: 400,
}

describe('a gateway before servers that know no policies, one of which is gone', () => {
  it('carries policy and selection out on the other, streamed or not, and records what was answered', async () => {
    const run = join(folder, 'traffic')
    const yaml = `
health: { every: 0, failures: 1, out: 60 }
upstreams:
  - { name: gone, url: "http://127.0.0.1:9/v1", weight: 100 }
  - { name: well, url: "${reasoner.url}", limits: { firstToken: 60, betweenTokens: 30 } }
policy: tip:alpha=6,beta=12
models: { sure: { model: jevons-countdown, select: "majority:n=2" } }
record: { run: "${run}" }
`
    const { served, gateway } = await servedBy(yaml, {}, calledOwner('vllm'))
    const { data, response } = await clientOf(served).chat.completions.create(asked).withResponse()
    expect(response.headers.get('x-jevons-policy')).toBe('tip:alpha=6,beta=12')
    const whole = data.choices[0]?.message.content
    let streamed = ''
    for await (const { choices } of await clientOf(served).chat.completions.create({
      ...asked,
      stream: true,
    }))
      streamed += choices[0]?.delta.content ?? ''
    expect(streamed).toBe(whole)
    const selected = await clientOf(served).chat.completions.create({ ...asked, model: 'sure' })
    expect(selected.choices[0]?.message.content).toBe(whole)
    expect(selected.usage?.completion_tokens).toBe(2 * (data.usage?.completion_tokens ?? 0))
    const metrics = gateway.settings.metrics()
    expect(metrics).toContain('jevons_upstream_attempts_total{upstream="gone",result="failed"} 1\n')
    expect(metrics).toContain('jevons_upstream_attempts_total{upstream="well",result="answered"} 4\n')
    // An answer under a policy is made of several requests.
    expect(Number(/requests_total\{upstream="well"\} (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(8)
    await served.close(0)
    await gateway.close()
    const arms = new Set<string>()
    for await (const { arm, text } of readRun(run).responses()) {
      arms.add(arm)
      expect(text.endsWith(whole ?? '?')).toBe(true)
    }
    expect([...arms]).toEqual([
      'jevons-countdown · tip:alpha=6,beta=12',
      'jevons-countdown · tip:alpha=6,beta=12 · majority:n=2',
    ])
  })
})
