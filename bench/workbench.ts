/**
 * How soon the workbench shows something useful, and whether it stays smooth: a run of 100,000 responses, one of them of two
 * million characters, in a real Chromium. Times are from the click or the address to the paint, the median of five.
 *
 *     npx tsx --conditions=jevons-source bench/workbench.ts
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openWorkbench, type Workbench } from '../test/browser.ts'
import { builtPages } from '../test/built-pages.ts'
import { type ViewedLine, writeViewedRun } from '../test/fixture/viewed-run.ts'
import { longText } from '../test/fixture/workbench-runs.ts'

const responses = 100_000
const rounds = 5
const long = '/run/large/response/long%2Fa%2F0'

function lines(): ViewedLine[] {
  const short = Array.from({ length: responses - 1 }, (_, at): ViewedLine => {
    const [problem, sample] = [`problem ${at % 500}`, Math.floor(at / 1000)]
    const arm = at % 1000 < 500 ? 'a' : 'b'
    const text = `<think>First try. ${'12 + 3 = 15, no. '.repeat(at % 40)}\n\nAlternatively, 12 × 3 = 36.</think>\\boxed{${at % 7}}`
    return { problem, gold: '3', arm, sample, text, tokens: 20 + (at % 40) * 6 }
  })
  return [{ problem: 'long', gold: '84', text: longText(2_000_000), tokens: 500_000 }, ...short]
}

/** Milliseconds until the sign is painted. */
async function firstPaint(workbench: Workbench, path: string, sign: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { page } = await workbench.open('about:blank')
    await page.goto(new URL(path, workbench.url).href, { waitUntil: 'commit' })
    await page.locator(sign).first().waitFor()
    times.push(
      await page.evaluate<number>(
        'new Promise((done) => requestAnimationFrame(() => done(performance.now())))',
      ),
    )
    await page.context().close()
  }
  return median(times)
}

/** The longest that the page did not draw while it was scrolled from end to end, in milliseconds. */
async function longestFrame(page: Page, scroller: string): Promise<number> {
  return await page.evaluate<number>(`new Promise((done) => {
    const scroller = document.querySelector('${scroller}')
    let [last, longest, steps] = [performance.now(), 0, 0]
    const step = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      scroller.scrollTop = (scroller.scrollHeight * steps) / 120
      steps += 1
      if (steps <= 120) requestAnimationFrame(step)
      else done(longest)
    }
    requestAnimationFrame(step)
  })`)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function say(name: string, value: number, unit: string): void {
  console.log(`${name.padEnd(58)} ${value.toFixed(0).padStart(8)} ${unit}`)
}

function sizes(): void {
  const assets = join(builtPages(), 'assets')
  for (const name of readdirSync(assets)
    .filter((one) => /\.(js|css)$/.test(one))
    .sort()) {
    const bytes = gzipSync(readFileSync(join(assets, name))).length
    say(`gzip ${name.replace(/-[\w-]{8}\./, '.')}`, bytes / 1024, 'KiB')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'jevons-bench-'))
try {
  sizes()
  await writeViewedRun(join(folder, 'large'), lines())
  const workbench = await openWorkbench(folder)
  const began = performance.now()
  await (await globalThis.fetch(new URL('/api/runs/large/responses?limit=1', workbench.url))).json()
  say('the server reads 100,000 responses once', performance.now() - began, 'ms')
  say('list of runs', await firstPaint(workbench, '/', '.run-link'), 'ms')
  say('run page', await firstPaint(workbench, '/run/large', '.fact-value'), 'ms')
  say('run page, first figure', await firstPaint(workbench, '/run/large', '.drawing svg'), 'ms')
  say('list of responses', await firstPaint(workbench, '/run/large/responses', '.response-rows a'), 'ms')
  say('2 MB response', await firstPaint(workbench, long, '.thought .block'), 'ms')
  const list = await workbench.open('/run/large/responses')
  await list.page.locator('.response-rows a').first().waitFor()
  say('scrolling the list, longest frame', await longestFrame(list.page, '.response-scroller'), 'ms')
  const reader = await workbench.open(long)
  await reader.page.locator('.thought .block').first().waitFor()
  say('scrolling 2 MB, longest frame', await longestFrame(reader.page, '.pane-text'), 'ms')
  await workbench.close()
} finally {
  rmSync(folder, { recursive: true })
}
