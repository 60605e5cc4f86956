import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GenerationRequest } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { responseSeed } from '#statistics'
import { needs } from './needs.ts'
import { serveSource } from './source-server.ts'

const requests = Array.from({ length: 12 }, (_, sample): GenerationRequest => {
  const question = ['Using 3, 8, 7, make 31.', 'Using 12, 5, 2, make 34.'][sample % 2] as string
  const policy =
    sample % 4 < 2 ? { name: 'none', parameters: {} } : { name: 'tip', parameters: { alpha: 3, beta: 45 } }
  const sampling = { temperature: 1, topP: sample % 3 ? 1 : 0.9, maxTokens: 400 }
  return {
    question,
    seed: responseSeed({ studySeed: 'browser', problem: question, sample }),
    sampling,
    policy,
  }
})

const script = `
  import { inlineReasonerEngine } from '/src/engine/adapter/reasoner/inline-engine.ts'
  const file = async (name) => fetch('/reasoner/weights/' + name)
  const engine = await inlineReasonerEngine({
    config: await (await file('config.json')).text(),
    tokenizer: await (await file('tokenizer.json')).text(),
    weights: new Uint8Array(await (await file('model.safetensors')).arrayBuffer()),
  })
  const texts = []
  for await (const { index, generation } of engine.generateAll(${JSON.stringify(requests)})) texts[index] = generation.text
  await post(JSON.stringify({ texts, weightsHash: engine.describe().weightsHash }))
`

describe('the reasoner in a browser', () => {
  it('gives the same tokens as in Node', { ...needs.browser, timeout: 120_000 }, async () => {
    const engine = await reasonerEngine({ workers: 1 })
    const texts: string[] = []
    for await (const { index, generation } of engine.generateAll(requests)) texts[index] = generation.text
    const { weightsHash } = engine.describe()
    await engine.close()
    expect(JSON.parse(await inBrowser(needs.browser.at))).toEqual({ texts, weightsHash })
  })
})

async function inBrowser(browser: string): Promise<string> {
  const server = await serveSource(script)
  const profile = mkdtempSync(join(tmpdir(), 'jevons-browser-'))
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
  ]
  const running = spawn(browser, [...flags, server.url], { stdio: 'ignore', detached: true })
  const exited = new Promise<string>((resolve) =>
    running.on('exit', (code) => resolve(`the browser ended with ${code}`)),
  )
  try {
    return await Promise.race([server.result, exited])
  } finally {
    // The browser is several processes, and all of them write into the profile.
    if (running.pid !== undefined && running.exitCode === null) process.kill(-running.pid, 'SIGKILL')
    await exited
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
