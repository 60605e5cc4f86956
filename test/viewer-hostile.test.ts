import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendLabel, type ThoughtsLine, thoughtKey } from '#run'
import { nothingSeen, openWorkbench, type Workbench } from './browser.ts'
import { hostileFormulas, hostileName, hostileTexts } from './fixture/hostile-texts.ts'
import { viewedResponse, writeViewedRun } from './fixture/viewed-run.ts'
import { needs } from './needs.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-hostile-'))
const all = [...hostileTexts, ...hostileFormulas]
const [arm, other] = [`arm ${hostileTexts[1]}`, `other ${hostileTexts[2]}`]
const reasoning = all.map((text) => `Alternatively, ${text} stands here.`).join('\n\n')
const long = {
  problem: `problem ${hostileTexts[0]}`,
  question: `What is ${all.join(' and ')}?`,
  gold: hostileTexts[4] ?? '',
  text: `<think>\n${reasoning}\n</think>\n\\boxed{${hostileTexts[1]}}\n${all.join('\n')}`,
  tokens: 5000,
}

/** A run in which everything that a stranger can write is hostile. */
async function writeHostileRun(folder: string): Promise<void> {
  const lines = [
    { ...long, arm },
    { ...long, arm: other },
  ]
  await writeViewedRun(folder, lines, { model: `model ${hostileTexts[5]}` })
  const file = join(folder, 'thoughts.jsonl')
  const thoughts = readFileSync(file, 'utf8').trimEnd().split('\n')
  const changed = thoughts.map((text) => {
    const line = JSON.parse(text) as ThoughtsLine
    const judged = line.thoughts.map((thought, index) => ({
      ...thought,
      correct: index % 2 === 0,
      abandoned: index % 4 === 0,
      commitment: hostileTexts[index % hostileTexts.length] ?? null,
      opener: thought.opener && `${hostileTexts[index % hostileTexts.length]}`,
    }))
    return JSON.stringify({ ...line, judge: `judge ${hostileTexts[3]}`, thoughts: judged })
  })
  writeFileSync(file, `${changed.join('\n')}\n`)
  const response = viewedResponse({ ...long, arm })
  const start = response.text.indexOf('Alternatively')
  appendLabel(folder, {
    version: 1,
    ...thoughtKey(response, { start, end: start + 20 }),
    label: 'incorrect',
    labeller: hostileTexts[1] ?? '',
    labelledAt: '2026-01-01T00:00:00Z',
  })
}

describe('hostile runs in a real browser', needs.packedBrowser, () => {
  let workbench: Workbench
  beforeAll(async () => {
    await writeHostileRun(join(root, hostileName))
    workbench = await openWorkbench(root)
  })
  afterAll(async () => {
    await workbench?.close()
    rmSync(root, { recursive: true })
  })

  const run = `/run/${encodeURIComponent(hostileName)}`
  const id = (ofArm: string): string =>
    encodeURIComponent(`${encodeURIComponent(long.problem)}/${encodeURIComponent(ofArm)}/0`)

  it.each([
    ['the list of runs', '/', hostileName],
    ['a run', run, arm],
    ['its responses', `${run}/responses`, long.problem],
    [
      'a search for what is hostile',
      `${run}/responses?search=${encodeURIComponent('onerror="window.ran=1')}`,
      long.problem,
    ],
    ['a response', `${run}/response/${id(arm)}`, hostileTexts[10] ?? ''],
    ['two responses side by side', `${run}/response/${id(arm)}?beside=${id(other)}`, hostileTexts[10] ?? ''],
    ['a comparison', `/compare?run=${encodeURIComponent(hostileName)}`, hostileName],
    [
      'an address that is hostile',
      `/run/${encodeURIComponent(hostileTexts[1] ?? '')}?x=${encodeURIComponent(hostileTexts[0] ?? '')}`,
      '',
    ],
  ])('%s is shown as text, and nothing of it runs', async (_, path, shown) => {
    const { page, seen } = await workbench.open(path)
    try {
      await page.locator('body', { hasText: shown }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await harmIn(page)).toEqual({
        ran: undefined,
        foreign: [],
        at: new URL(path, workbench.url).pathname,
      })
      expect({ ...seen, errors: [] }).toEqual(nothingSeen)
    } finally {
      await page.context().close()
    }
  })

  it('would be refused by the policy even in a page that took them for more than text', async () => {
    const { page, seen } = await workbench.open('/')
    // No policy keeps a page from sending itself elsewhere: against that there is only not taking text for more.
    const inserted = hostileTexts.filter((text) => !text.includes('refresh'))
    for (const html of inserted)
      await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)}); 0`)
    await expect
      .poll(() => seen.violations.map((text) => text.split(' ')[0]))
      .toEqual(expect.arrayContaining(['img-src', 'script-src-attr', 'style-src-elem']))
    expect(await harmIn(page)).toMatchObject({ ran: undefined, at: '/' })
    expect(seen.dialogs).toEqual([])
    await page.context().close()
  })
})

/** What a hostile text became: it ran, it made elements that load or lead, or it took the page elsewhere. */
async function harmIn(page: Page): Promise<unknown> {
  return await page.evaluate(`(() => {
    const own = [...document.querySelectorAll('*')]
    const handled = own.filter((element) =>
      [...element.attributes].some(({ name, value }) => /^on/i.test(name) || /^\\s*(javascript|data):/i.test(value)))
    const leading = own.filter((element) =>
      ['src', 'href', 'action', 'formaction', 'srcdoc', 'data'].some((name) => {
        const value = element.getAttribute(name)
        return value !== null && (name === 'srcdoc' || new URL(value, location.href).origin !== location.origin)
      }))
    const inline = own.filter((element) => element.matches('script:not([src]), iframe, object, embed, base, form, style'))
    return {
      ran: window.ran,
      foreign: [...new Set([...handled, ...leading, ...inline])].map((element) => element.outerHTML.slice(0, 200)),
      at: location.pathname,
    }
  })()`)
}
