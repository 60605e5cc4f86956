import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { countdownProblem } from '#problem'
import { responseSeed } from '#statistics'
import { axeViolations, nothingSeen, openWorkbench, type Workbench } from './browser.ts'
import { needs } from './needs.ts'

describe('the playground', needs.packedBrowser, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-playground-'))
  let workbench: Workbench

  beforeAll(async () => {
    workbench = await openWorkbench(folder)
  })
  afterAll(async () => {
    await workbench.close()
    rmSync(folder, { recursive: true })
  })

  it('writes both sides in the page, and with a strength of 0 the same on both', async () => {
    const { page, seen } = await workbench.open('/playground')
    await page.getByText('at once').click()
    const [none, tip] = [side(page, 'none'), side(page, 'tip')]
    await none.locator('.outcome').waitFor()
    await tip.locator('.outcome').waitFor()
    expect(await wordsOf(tip)).not.toBe(await wordsOf(none))
    await page.getByLabel('Strength α').fill('0')
    await expect.poll(async () => (await wordsOf(tip)) === (await wordsOf(none))).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    expect(seen).toEqual(nothingSeen)
  })

  it('writes what the reasoner writes outside the browser from the same seed', async () => {
    const { page } = await workbench.open('/playground')
    await page.getByText('at once').click()
    const none = side(page, 'none')
    await none.locator('.outcome').waitFor()
    const problem = countdownProblem([3, 7, 8], 31)
    const engine = await reasonerEngine({ workers: 1 })
    const request = {
      question: problem.question,
      seed: responseSeed({ studySeed: 'playground 46', problem: problem.id, sample: 0 }),
      sampling: { temperature: 1, topP: 1, maxTokens: 400 },
      policy: { name: 'none', parameters: {} },
    }
    let text = ''
    for await (const { generation } of engine.generateAll([request])) text = generation.text
    await engine.close()
    const shown = await wordsOf(none)
    expect(shown.length).toBeGreaterThan(100)
    expect(text.replace(/<\/?think>|\s/g, '')).toContain(shown.replace(/\s/g, ''))
  })

  it('counts a hundred seeds, says what is wrong with a problem, and is usable on a narrow screen', async () => {
    const { page, seen } = await workbench.open('/playground', { viewport: { width: 390, height: 800 } })
    await page.getByRole('button', { name: 'Answer it from 100 seeds' }).click()
    const rows = page.locator('.many-table tbody tr')
    await rows.first().waitFor()
    const correct = await rows.locator('td:nth-of-type(1)').allInnerTexts()
    expect(correct.map(Number).every((count) => count >= 0 && count <= 100)).toBe(true)
    await page.getByLabel('Numbers').fill('3 7')
    await page.getByText('Three or four numbers, with spaces between them.').waitFor()
    expect(await rows.count()).toBe(0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(await axeViolations(page)).toEqual([])
    expect(seen).toEqual(nothingSeen)
  })
})

function side(page: Page, name: 'none' | 'tip'): Locator {
  return page.locator(`[data-side=${name}]`)
}

async function wordsOf(pane: Locator): Promise<string> {
  return (await pane.locator('.stream-words').allInnerTexts()).join('\n')
}
