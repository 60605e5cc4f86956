import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calculatorIds } from '../ui/route/field-texts.ts'
import { axeViolations, nothingSeen, openWorkbench, type Workbench } from './browser.ts'
import { writeViewedRun } from './fixture/viewed-run.ts'
import { needs } from './needs.ts'

/** Calculators that need no run: their pages are made alike. */
const calculatorsAlike = calculatorIds.filter((id) => id !== 'chain' && id !== 'answer')

/** Every screen behind the doors Price and Weekly, with what shows that it is there. */
const screens = [
  ['/price', '.calculators a'],
  ['/price/chain', '.draws small'],
  ['/price/chain?speed=roofline&elasticity=x', '.fault'],
  ['/price/answer', '.remark'],
  ['/weekly', '.file-list'],
  ...calculatorsAlike.map((id) => [`/price/${id}`, '.price-result .numbers'] as const),
] as const

const looks = [
  {
    name: 'wide and light',
    options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    folded: [] as readonly string[],
  },
  {
    name: 'narrow, dark and Korean',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'ko-KR' },
    folded: [
      '/price/memory',
      '/price/serving',
      '/price/training',
      '/price/scope',
      '/price/reinforcement',
      '/price/distillation',
      '/price/balance',
      '/price/cluster',
      '/price/chips',
      '/price/quota',
      '/price/elasticity',
      '/price/rebound',
      '/price/capability',
      '/price/fleet',
    ] as readonly string[],
  },
] as const

describe('the workbench behind the door Price', needs.packedBrowser, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-workbench-price-'))
  let workbench: Workbench

  beforeAll(async () => {
    await writeViewedRun(join(folder, 'answers'), [
      { problem: 'p', gold: '1', text: '\\boxed{1}', tokens: 9 },
    ])
    workbench = await openWorkbench(folder)
  })
  afterAll(async () => {
    await workbench.close()
    rmSync(folder, { recursive: true })
  })

  it('is one of three doors, from which a calculator is two clicks away', async () => {
    const { page, seen } = await workbench.open('/')
    const doors = page.locator('.doors a')
    expect(await doors.locator('strong').allInnerTexts()).toEqual(['Measure', 'Price', 'Weekly'])
    await doors.nth(1).click()
    await page.getByRole('link', { name: /^The whole chain/ }).click()
    await page.getByText('When does a cheaper answer mean more GPUs?').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/price')
    await page.locator('.doors a').nth(2).click()
    await page.getByText(/npx jevons weekly --date/).waitFor()
    expect(seen).toEqual(nothingSeen)
  })

  it('moves every later number with α and the elasticity, and gives the same again by the address alone', async () => {
    const { page, seen } = await workbench.open('/price/chain')
    await page.locator('.draws small').waitFor()
    const first = await chainNumbers(page)
    await page.getByLabel(/penalty strength α/).selectOption('tip:alpha=-3,beta=50')
    await expect
      .poll(async () => (await chainNumbers(page))['usdPerRightAnswer'])
      .not.toBe(first['usdPerRightAnswer'])
    const weaker = await chainNumbers(page)
    expect(Object.keys(weaker).filter((step) => weaker[step] === first[step])).toEqual([])
    await page.getByLabel('Price elasticity of demand ε', { exact: true }).fill('2')
    await page.getByLabel(/elasticity of demand ε: low/).fill('1')
    await page.getByLabel(/elasticity of demand ε: high/).fill('3')
    await expect.poll(async () => (await chainNumbers(page))['gpus']).not.toBe(weaker['gpus'])
    const elastic = await chainNumbers(page)
    expect(elastic['usdPerRightAnswer']).toBe(weaker['usdPerRightAnswer'])
    const asked = new URL(page.url()).searchParams
    expect([asked.get('arm'), asked.get('elasticity')]).toEqual(['tip:alpha=-3,beta=50', '2:1:3'])
    const drawn = await settledDraws(page)
    const again = await workbench.open(page.url())
    await again.page.locator('.draws small').waitFor()
    expect(await chainNumbers(again.page)).toEqual(elastic)
    expect(await settledDraws(again.page)).toBe(drawn)
    expect(seen).toEqual(nothingSeen)
  })

  it('explains a number down to what was entered', async () => {
    const { page } = await workbench.open('/price/chain')
    await page.getByLabel('Why: GPUs demanded').click()
    const why = page.locator('tr[data-step=gpus] .why')
    await why
      .getByText(/answers · seconds ÷ \(86400 · utilisation\) = /)
      .first()
      .waitFor()
    expect(await why.textContent()).toContain('accuracy with the policy')
  })

  it('exports the numbers that it shows, and its drawings as files of their own', async () => {
    const { page } = await workbench.open('/price/chain')
    await page.locator('.draws small').waitFor()
    const shown = Object.values(await chainNumbers(page))
    const csv = await downloaded(page, 'CSV')
    for (const text of shown) expect(csv).toContain(text.includes(',') ? `"${text}"` : text)
    expect(csv).toContain('input,Price elasticity of demand ε,,1.11,0.5,1.57,,1.11:0.5:1.57')
    const rebound = await workbench.open('/price/rebound')
    const svg = await downloaded(rebound.page, 'SVG')
    expect(svg).toMatch(/^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).toContain('Resource used by elasticity')
    expect(svg).not.toMatch(/<style|<script| style=/)
  })

  it('reads a pasted config.json, and takes no harm from a hostile one', async () => {
    const { page, seen } = await workbench.open('/price/memory?model=config')
    const field = page.getByLabel(/^config.json of any other model/)
    const result = page.locator('.price-result')
    await field.fill(
      '{"num_hidden_layers": 2, "hidden_size": 64, "num_attention_heads": 4, "vocab_size": 100, "intermediate_size": 128, "_name_or_path": "<img src=x onerror=alert(1)>"}',
    )
    await page.locator('.number-row').first().waitFor()
    expect(await result.textContent()).toContain('<img src=x onerror=alert(1)>')
    for (const hostile of [
      '{"model_type": "<script>alert(1)</script>"}',
      '[[[[',
      '{"num_hidden_layers": 1e308, "hidden_size": 1}',
    ]) {
      await field.fill(hostile)
      await result.getByRole('alert').waitFor()
    }
    await field.fill(`{"x": "${'9'.repeat(50_000)}"}`)
    await page.getByText('Too long to be kept in the address.').waitFor()
    expect(await page.locator('.price-result img').count()).toBe(0)
    expect(seen).toEqual(nothingSeen)
  })

  it('makes an index of a file of quotes, which its address names and another browser asks for', async () => {
    const { page, seen } = await workbench.open('/price/rental')
    await page.getByText('These quotes are made up').first().waitFor()
    const quotes = Array.from({ length: 30 }, (_, day) => {
      const date = `2026-03-${String(day + 1).padStart(2, '0')}`
      // The second provider is gone for three days.
      const others = day > 9 && day < 13 ? [] : [`${date},north,H100,${(3 * 0.99 ** day).toFixed(4)},b`]
      return [`${date},north,H100,${(2 * 0.99 ** day).toFixed(4)},a`, ...others]
    })
    // Each quote five times: the middle is the same, and no address holds so much.
    const rows = Array.from({ length: 5 }, () => quotes.flat()).flat()
    const csv = ['date,region,model,usdPerGpuHour,provider', ...rows].join('\n')
    const file = { name: 'quotes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('H100: from').waitFor()
    const result = page.locator('.price-result')
    await expect.poll(async () => await result.textContent()).toContain('−25.3')
    expect(await result.textContent()).toContain('Gap: H100, 2026‑03‑11 to 2026‑03‑13: 1 series')
    const csvOut = await downloaded(page, 'CSV')
    expect(csvOut).toMatch(/input,Quotes \(CSV\),,,,,,table:\d+-[0-9a-f]{16}/)
    expect(new URL(page.url()).searchParams.get('quotes')).toMatch(/^table:286-[0-9a-f]{16}$/)
    await page.reload()
    await page.getByText('H100: from').waitFor()
    const elsewhere = await workbench.open(page.url())
    await elsewhere.page.getByText('names a table that is not in this browser').waitFor()
    await elsewhere.page.locator('input[type=file]').setInputFiles(file)
    await elsewhere.page.getByText('H100: from').waitFor()
    expect(elsewhere.page.url()).toBe(page.url())
    expect([seen, elsewhere.seen]).toEqual([nothingSeen, nothingSeen])
  })

  it('reads a ledger of quotas, and says in one line what is wrong with one', async () => {
    const { page, seen } = await workbench.open('/price/quota')
    const ledger = page.getByLabel(/^Deliveries/)
    await ledger.fill('date,country,consignee,chip,count,quota\n2025-06-01,India,acme,h100,1000,lpp')
    await page.getByText('acme 2025: 699.1 H100 SXM remain').waitFor()
    const alert = page.locator('.price-result').getByRole('alert')
    for (const [row, said] of [
      ['2025-02-30,IN,acme,h100,1,lpp', 'Row 1: date must be a day'],
      ['2025-06-01,Atlantis,acme,h100,1,lpp', 'country “Atlantis” is not known'],
      ['2025-06-01,IN,acme,h99,1,lpp', 'no chip "h99"'],
      ['2025-06-01,IN,acme,h100,-1,lpp', 'count must be a whole number'],
      ['2025-06-01,IN,acme,h100,1,__proto__', 'quota “__proto__” is not known'],
      ['2025-06-01,IN,acme', 'Row 1 has 3 cells where there are 6 columns'],
    ] as const) {
      await ledger.fill(`date,country,consignee,chip,count,quota\n${row}`)
      await expect.poll(async () => await alert.textContent()).toContain(said)
    }
    expect(seen).toEqual(nothingSeen)
  })

  it('leads from a table of prices and quantities into rebound', async () => {
    const { page } = await workbench.open('/price/elasticity')
    await page.getByRole('link', { name: /into rebound/ }).click()
    await page.getByRole('heading', { name: 'Rebound' }).waitFor()
    const asked = new URL(page.url()).searchParams
    expect(asked.get('elasticity')).toMatch(/^1\.2\d*:1\.0\d*:1\.3\d*$/)
    await page.getByText('That is Jevons').waitFor()
  })

  it('sets won beside dollars by a dated rate, and explains both in Korean', async () => {
    const { page } = await workbench.open('/price/cluster', { locale: 'ko-KR' })
    await page.getByLabel('환율', { exact: true }).selectOption('h10-2024-02-02')
    await page.getByText('2024‑02‑02 환율 1달러 1,321.9원 기준').first().waitFor()
    await page.getByLabel('근거: 합계(조원)').click()
    const why = page.locator('.number-row', { hasText: '합계(조원)' }).locator('.why')
    await why.getByText('미 연준 H.10').first().waitFor()
    expect(await why.textContent()).toContain(
      '합계 · 환율 / 1000000 = 2,572.56 · 1,321.9 / 1000000 = 3.40067 조원',
    )
  })

  for (const { name, options, folded } of looks)
    it(`is accessible, within the window and of this server alone: ${name}`, async () => {
      // One window for all: what the screens share is loaded once.
      const { page, seen } = await workbench.open('/price', options)
      for (const [path, sign] of screens) {
        await page.goto(new URL(path, workbench.url).href)
        await page.locator(sign).first().waitFor()
        // Pages that are made alike are told from each other by their words alone.
        if (!folded.includes(path)) expect(await axeViolations(page), path).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
          options.viewport.width,
        )
        expect(seen, path).toEqual(nothingSeen)
      }
    })
})

/** What the chain shows after each step. */
async function chainNumbers(page: Page): Promise<Readonly<Record<string, string>>> {
  const rows = await page.locator('.chain-table tbody tr').all()
  const shown = await Promise.all(
    rows.map(async (row) => [await row.getAttribute('data-step'), await row.locator('strong').textContent()]),
  )
  return Object.fromEntries(shown) as Record<string, string>
}

/** What the draws say once they are those of the present inputs, without the time they took. */
async function settledDraws(page: Page): Promise<string> {
  await page.locator('.draws[data-drawing=false] small').waitFor()
  return ((await page.locator('.draws').textContent()) ?? '').replace(/100,000 draws.*/, '')
}

async function downloaded(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}
