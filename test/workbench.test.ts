import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, nothingSeen, openWorkbench, type Workbench } from './browser.ts'
import { writeViewedRun } from './fixture/viewed-run.ts'
import { writeWorkbenchRuns } from './fixture/workbench-runs.ts'
import { needs } from './needs.ts'

const integral = '/run/traces/response/integral%2Fa%2F0'

/** Every screen, with what shows that it is there. */
const screens = [
  ['/', '.run-link'],
  ['/run/study', '.drawing svg'],
  ['/run/study/responses?search=Alternatively', '.response-rows mark'],
  ['/run/traces/response/integral%2Fa%2F0?beside=integral%2Fb%2F0', '.katex'],
  ['/compare?run=study&run=traces', '.drawing svg'],
  ['/compare', '.empty'],
  ['/no/such/place', '.empty'],
] as const

const looks = [
  { name: 'wide and light', options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
  {
    name: 'narrow, dark and Korean',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'ko-KR' },
  },
] as const

describe('the workbench', needs.packedBrowser, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-workbench-'))
  let workbench: Workbench

  beforeAll(async () => {
    await writeWorkbenchRuns(folder)
    workbench = await openWorkbench(folder)
  })
  afterAll(async () => {
    await workbench.close()
    rmSync(folder, { recursive: true })
  })

  it('leads from the list to a run, from a mark to its responses, and keeps what is labelled there', async () => {
    const { page, seen } = await workbench.open('/')
    await page.getByRole('link', { name: 'study', exact: true }).click()
    const mark = page.locator('.drawing [data-filter]').first()
    await mark.scrollIntoViewIfNeeded()
    const filter = JSON.parse((await mark.getAttribute('data-filter')) ?? '{}') as { readonly arm: string }
    const box = await mark.boundingBox()
    await page.mouse.click((box?.x ?? 0) + 11, (box?.y ?? 0) + 11)
    await page.locator('.response-rows a').first().waitFor()
    expect(new URL(page.url()).searchParams.get('arm')).toBe(filter.arm)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect.poll(async () => await page.locator('[aria-current=true] a:focus').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.locator('.thought').first().waitFor()
    await page.keyboard.press('c')
    await page.getByText('Thought 1 labelled correct, saved').waitFor()
    await page.reload()
    await page.getByText('your label: correct').waitFor()
    await page.keyboard.press('Backspace')
    await page.getByText('Thought 1: label taken back').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('your label: correct').waitFor()
    // What comes next is known once the place in the list is.
    await page.getByText(/^2 of /).waitFor()
    await page.keyboard.press('n')
    await page.getByText(/^3 of /).waitFor()
    await page.goBack()
    await page.getByText(/^2 of /).waitFor()
    expect(seen).toEqual(nothingSeen)
  })

  it('shows by an address alone a thought, what is looked for and what stands beside', async () => {
    const { page, seen } = await workbench.open(
      `${integral}?beside=integral%2Fb%2F0&thought=2&find=only+text`,
    )
    await page.getByText('1 of 1').waitFor()
    expect(await page.locator('.pane').count()).toBe(2)
    expect(
      await page.locator('.pane[data-active=true] [aria-current=true]').getAttribute('data-thought'),
    ).toBe('1')
    await expect.poll(async () => await highlighted(page)).toBe('only text')
    expect(seen).toEqual(nothingSeen)
  })

  it('goes at once to a thought or a word far down in a long response', async () => {
    const { page, seen } = await workbench.open('/run/traces/response/long%2Fa%2F0?thought=900')
    const thought = page.locator('[data-thought="899"]')
    await expect.poll(async () => (await thought.boundingBox())?.y ?? -1).toBeGreaterThan(0)
    expect(await thought.getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('/')
    await page.keyboard.type('boxed{84}', { delay: 30 })
    await page.getByText('1 of 1').waitFor()
    const answer = page.locator('.answer .formula.found-current')
    await expect.poll(async () => (await answer.boundingBox())?.y ?? -1).toBeGreaterThan(0)
    expect(seen).toEqual(nothingSeen)
  })

  it('draws formulas, leaves what is none as it was written, and copies their source', async () => {
    const { page, seen } = await workbench.open(integral)
    await expect.poll(async () => await page.locator('.pane-text .formula .katex').count()).toBe(3)
    expect(await page.locator('.pane-text .formula.as-source').allInnerTexts()).toEqual([
      '\\(\\notacommand{y}\\)',
      '\\(\\href{javascript:alert(1)}{z}\\)',
    ])
    expect(await page.locator('.pane-text img, .pane-text a').count()).toBe(0)
    expect(await page.locator('.pane-text').textContent()).toContain('<img src=x onerror=alert(1)>')
    const copied = await page.evaluate(copyAll)
    expect(copied).toContain('Let $x = \\frac{1}{2}$ be the first guess.')
    expect(copied).not.toContain('not judged')
    await page.keyboard.press('m')
    expect(await page.locator('.pane-text .katex').count()).toBe(0)
    expect(seen).toEqual(nothingSeen)
  })

  it('searches all responses, filters them, and says so in the address', async () => {
    const { page, seen } = await workbench.open('/run/study/responses')
    await page.locator('.response-rows a').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('Alternatively', { delay: 30 })
    await page.locator('[data-column=excerpt] mark').first().waitFor()
    expect(await page.locator('input:focus').inputValue()).toBe('Alternatively')
    await page.getByLabel('Outcome').selectOption('incorrect')
    await expect.poll(() => page.url()).toContain('outcome=incorrect&search=Alternatively')
    const rows = page.locator('.response-rows .outcome')
    await expect
      .poll(async () => [...new Set(await rows.allInnerTexts())].map((text) => text.trim()))
      .toEqual(['✗\nincorrect'])
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.getByText('120 responses').waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(seen).toEqual(nothingSeen)
  })

  it('says which keys there are, and goes back by Escape', async () => {
    const { page } = await workbench.open('/run/study/responses')
    await page.locator('.response-rows a').first().waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Next, previous response').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/run/study')
  })

  it('speaks Korean, and does so the next time too', async () => {
    const { page } = await workbench.open('/')
    await page.getByRole('button', { name: '한국어' }).click()
    await page.reload()
    await page.getByRole('heading', { name: '실행 목록' }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('ko')
    await page.getByRole('link', { name: 'study', exact: true }).click()
    await page.getByRole('heading', { name: '비교군별 정확도' }).waitFor()
    await page.getByText('95% 신뢰구간').first().waitFor()
  })

  it('compares the runs that were selected, and claims no difference between them', async () => {
    const { page, seen } = await workbench.open('/')
    await page.getByLabel('Select study for comparison').check()
    await page.getByLabel('Select traces for comparison').check()
    await page.getByRole('link', { name: 'Compare 2 runs' }).click()
    await page.getByText('jevons compare study traces').waitFor()
    await page.getByText('two intervals side by side are no test').waitFor()
    await page.locator('.drawing svg').first().waitFor()
    expect(await page.locator('.drawing svg').count()).toBeGreaterThan(5)
    expect(seen).toEqual(nothingSeen)
  })

  it('shows a run as it comes to be, and what is wrong with an address', async () => {
    const { page } = await workbench.open('/')
    await page.getByText('2 runs').waitFor()
    await writeViewedRun(join(folder, 'later'), [{ problem: 'p', text: 'one' }], { unscored: true })
    await page.getByRole('link', { name: 'later', exact: true }).waitFor()
    rmSync(join(folder, 'later'), { recursive: true })
    await page.getByText('2 runs').waitFor()
    const missing = await workbench.open('/run/nowhere')
    await missing.page.getByRole('alert').waitFor()
    const unknown = await workbench.open('/no/such/place')
    await unknown.page.getByText('There is nothing at this address').waitFor()
  })

  for (const { name, options } of looks)
    it(`is accessible, within the window and of this server alone: ${name}`, async () => {
      for (const [path, sign] of screens) {
        const { page, seen } = await workbench.open(path, options)
        await page.locator(sign).first().waitFor()
        expect(await axeViolations(page), path).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
          options.viewport.width,
        )
        expect(seen, path).toEqual(nothingSeen)
        await page.context().close()
      }
    })
})

/** Runs in the page: the text that copying all of a response gives. */
const copyAll = `(() => {
  const text = document.querySelector('.pane-text')
  getSelection().selectAllChildren(text)
  const clipboardData = new DataTransfer()
  text.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }))
  return clipboardData.getData('text/plain')
})()`

/** What the browser draws as the current match. */
async function highlighted(page: Page): Promise<string> {
  return await page.evaluate("[...(CSS.highlights.get('found-current') ?? [])].map(String).join('')")
}
