import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { serveViewer } from '#viewer'
import { builtPages } from './built-pages.ts'
import { needs } from './needs.ts'

/**
 * The workbench in a real Chromium, for tests. One browser serves a whole file:
 *
 *     describe('…', needs.packedBrowser, () => {
 *       const workbench = openWorkbench(folder)                   // in beforeAll, awaited
 *       const { page, seen } = await workbench.open('/')
 *       expect(await axeViolations(page)).toEqual([])
 *       expect(seen).toEqual(nothingSeen)
 */
export interface Workbench {
  /** With the slash at its end. */
  readonly url: string
  readonly browser: Browser
  /** A page of its own, without anything from the ones before, at a path of the workbench. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenedPage>
  readonly close: () => Promise<void>
}

export interface OpenedPage {
  readonly page: Page
  readonly seen: Seen
}

/** What must not happen while a page is used. It fills as it happens. */
export interface Seen {
  readonly dialogs: string[]
  /** What the content security policy refused. */
  readonly violations: string[]
  /** Requests to anywhere else. */
  readonly foreign: string[]
  /** Errors that nobody caught, and those that were written to the console. */
  readonly errors: string[]
}

export const nothingSeen: Seen = { dialogs: [], violations: [], foreign: [], errors: [] }

export async function openWorkbench(folder: string): Promise<Workbench> {
  const faults: unknown[] = []
  const served = await serveViewer({
    folder,
    port: 0,
    labeller: 'tester',
    pages: builtPages(),
    now: () => new Date(),
    report: (error) => faults.push(error),
  })
  const browser = await launch()
  return {
    url: served.url,
    browser,
    open: (path, options) =>
      openPage(browser, { url: new URL(path, served.url).href, origin: served.url }, options),
    async close() {
      await browser.close()
      await served.close()
      if (faults.length > 0) throw new AggregateError(faults, 'the server failed')
    },
  }
}

/** Chromium with its protections as users have them; only root has no sandbox to be put into. */
async function launch(): Promise<Browser> {
  return await chromium.launch({
    executablePath: needs.packedBrowser.at,
    args: ['--disable-gpu', '--font-render-hinting=none'],
    chromiumSandbox: process.getuid?.() !== 0,
  })
}

async function openPage(
  browser: Browser,
  { url, origin }: { readonly url: string; readonly origin: string },
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const seen: Seen = { dialogs: [], violations: [], foreign: [], errors: [] }
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => seen.errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text())
  })
  context.on('request', (request) => {
    if (!request.url().startsWith(origin)) seen.foreign.push(request.url())
  })
  await page.exposeFunction('jevonsViolation', (text: string) => seen.violations.push(text))
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    jevonsViolation([event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(' ')))`)
  await page.goto(url)
  return { page, seen }
}

/** What is not accessible by axe-core's rules: rule, impact and the elements; nothing where all is well. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  // All that passes is a third of a megabyte, which takes longer to hand over than to find.
  const asked = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`
  const violations = (await page.evaluate(asked)) as axe.AxeResults['violations']
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  )
}
