import { createHash } from 'node:crypto'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { summarySchema } from '#run'
import { hiddenCharacters } from '../../test/fixture/hidden-characters.ts'
import { responseFixture, sampleFixtures } from '../../test/fixture/samples.ts'
import { armFixture, summaryFixture, tipPolicy } from '../../test/fixture/summary.ts'
import { renderReport } from './render-report.ts'
import type { ReportSample } from './report-sample.ts'

const version = '0.0.0-test'
const plain = (): string => renderReport({ summary: summaryFixture(), samples: sampleFixtures, version })

const hostileText =
  '</script></style><img src=x onerror=alert(1)><svg onload=alert(2)><a href="javascript:alert(3)">"\'`\u202egnp.exe\u0000\u2066\ud800<!--'

function hostileReport(): string {
  const arms = [`none${hostileText}`, `tip${hostileText}`]
  const summary = summaryFixture()
  const [first] = sampleFixtures
  if (!first) throw new Error('there are samples')
  const response = responseFixture(
    arms[0] ?? '',
    [{ text: hostileText }, { text: `Alternatively${hostileText}` }],
    { answer: hostileText },
  )
  const sample: ReportSample = {
    ...first,
    choice: { ...first.choice, arm: arms[1] ?? '' },
    question: hostileText,
    gold: hostileText,
    responses: [
      { ...response, reason: hostileText },
      { ...response, arm: arms[1] ?? '' },
    ],
  }
  return renderReport({
    summary: {
      ...summary,
      study: {
        ...summary.study,
        seed: hostileText,
        model: hostileText,
        notice: hostileText,
        split: '__proto__',
      },
      baseline: arms[0] ?? '',
      arms: arms.map((id) => ({ ...armFixture(id), id })),
      comparisons: summary.comparisons.map((one) => ({
        ...one,
        a: arms[0] ?? '',
        b: arms[1] ?? '',
      })),
      absent: { [hostileText]: hostileText },
    },
    samples: [sample],
    command: hostileText,
    version,
  })
}

describe('the report', () => {
  it('is made of fixtures that the schema of summary.json accepts', () => {
    expect(summarySchema.parse(summaryFixture())).toEqual(summaryFixture())
  })

  it('has its parts, in order, each with a heading', () => {
    const { document } = parseHTML(plain())
    const sections = [...document.querySelectorAll('main > section')]
    expect(sections.map((section) => section.id)).toEqual([
      'verdict',
      'notice',
      'figures',
      'arms',
      'comparisons',
      'levels',
      'samples',
      'notes',
      'reading',
      'method',
      'reproduce',
    ])
    for (const section of sections) expect(section.querySelector('h2')?.textContent).toMatch(/\S/)
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    expect(document.documentElement.getAttribute('lang')).toBe('en')
  })

  it("shows the engine's notice, and no such part where there is none", () => {
    expect(plain()).toContain('This model was built to underthink')
    const { notice: _, ...study } = summaryFixture().study
    const without = renderReport({ summary: summaryFixture({ study }), samples: [], version })
    expect(parseHTML(without).document.getElementById('notice')).toBeNull()
  })

  it('fetches nothing and runs nothing', () => {
    for (const page of [plain(), hostileReport()]) {
      const { document } = parseHTML(page)
      expect(page).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i)
      expect(
        document.querySelectorAll('script, img, iframe, link, object, embed, form, base, video, audio'),
      ).toHaveLength(0)
      for (const anchor of document.querySelectorAll('a')) expect(anchor.getAttribute('href')).toMatch(/^#/)
    }
  })

  it('allows its own style sheet by hash and nothing else', () => {
    const { document } = parseHTML(plain())
    const policy = document
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute('content')
    const styles = [...document.querySelectorAll('style')]
    expect(styles).toHaveLength(1)
    const hash = createHash('sha256')
      .update(styles[0]?.textContent ?? '')
      .digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    expect(document.querySelectorAll('[style]')).toHaveLength(0)
  })

  it('shows hostile text as text', () => {
    const { document } = parseHTML(hostileReport())
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/)
    }
    expect(document.querySelector('.sample h3')?.textContent).toContain(
      '</script></style><img src=x onerror=alert(1)>',
    )
    expect(document.querySelectorAll('.figures svg').length).toBeGreaterThan(4)
    expect(document.querySelectorAll('svg')).toHaveLength(document.querySelectorAll('figure').length)
  })

  it('holds no character that can hide or turn text', () => {
    expect(hiddenCharacters(hostileReport())).toEqual([])
    expect(hostileReport()).toContain('U+202E')
  })

  it('has unique ids and no reference to a missing one', () => {
    const { document } = parseHTML(hostileReport())
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const anchor of document.querySelectorAll('a'))
      expect(ids).toContain(anchor.getAttribute('href')?.slice(1))
    for (const svg of document.querySelectorAll('svg'))
      expect(ids).toContain(svg.getAttribute('aria-labelledby'))
  })

  it('shows every absent value as a dash with its reason, never as NaN or undefined', () => {
    const { accuracy: _, validSteps: __, ...rest } = armFixture(tipPolicy)
    const bare = {
      ...rest,
      tokens: {},
      thoughts: {},
      switches: {},
      switchInterval: {},
      reflections: {},
      underthinking: { chance: {} },
      byLevel: [],
    }
    const absent = {
      [`arms.${tipPolicy}`]: 'the engine never answered',
      'elsewhere.entirely': 'for another reason',
    }
    const page = renderReport({
      summary: summaryFixture({ arms: [armFixture('none'), bare], comparisons: [], absent }),
      samples: [],
      version,
    })
    const { document } = parseHTML(page)
    const text = document.querySelector('main')?.textContent ?? ''
    expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/)
    const dashes = [...document.querySelectorAll('#arms td')].filter((cell) =>
      cell.textContent.startsWith('—'),
    )
    expect(dashes.length).toBeGreaterThan(15)
    const [first] = dashes
    const note = first?.querySelector('a')?.getAttribute('href')?.slice(1) ?? ''
    expect(document.getElementById(note)?.textContent).toBe('the engine never answered')
    expect(document.getElementById('notes')?.textContent).toContain('elsewhere.entirely: for another reason')
  })

  it('shows arms side by side on the same problem, thoughts by judgement, openers marked', () => {
    const { document } = parseHTML(plain())
    const [first, second] = [...document.querySelectorAll('.sample')]
    expect([...(first?.querySelectorAll('h4') ?? [])].map((one) => one.textContent)).toEqual([
      'none',
      tipPolicy,
    ])
    expect(first?.querySelectorAll('.thought.abandoned')).toHaveLength(1)
    expect(first?.querySelectorAll('.thought.correct')).toHaveLength(1)
    expect(first?.querySelector('.opener')?.textContent).toBe('Alternatively')
    expect(second?.querySelectorAll('.thought.unjudged')).toHaveLength(5)
    expect(first?.querySelector('.why')?.textContent).toContain('number 1 of 131')
  })

  it('stays small when responses are huge', () => {
    const [first] = sampleFixtures
    if (!first) throw new Error('there are samples')
    const huge = responseFixture(
      'none',
      Array.from({ length: 300 }, () => ({ text: 'Alternatively, '.repeat(200) })),
      { answer: '\0a'.repeat(1e5) },
    )
    const samples = Array.from({ length: 6 }, () => ({ ...first, responses: [huge, huge] }))
    expect(renderReport({ summary: summaryFixture(), samples, version }).length).toBeLessThan(800_000)
    expect(plain().length).toBeLessThan(100_000)
  })

  it('gives the same bytes for the same run', () => {
    expect(plain()).toBe(plain())
  })

  it('speaks Korean, and marks what the record says in English', () => {
    const page = renderReport({
      summary: summaryFixture(),
      samples: sampleFixtures,
      language: 'ko',
      version,
    })
    const { document } = parseHTML(page)
    expect(document.documentElement.getAttribute('lang')).toBe('ko')
    expect(document.querySelector('#verdict h2')?.textContent).toBe('결론')
    expect(document.querySelector('#notice span[lang="en"]')?.textContent).toContain('This model was built')
    for (const part of ['verdict', 'figures', 'arms', 'comparisons', 'levels', 'reading']) {
      expect(document.getElementById(part)?.textContent).not.toMatch(
        /baseline|interval|response|correct|untried/,
      )
    }
  })

  it('gives the command that repeats the study, or the one it was given', () => {
    expect(parseHTML(plain()).document.querySelector('#reproduce code')?.textContent).toContain(
      'npx jevons study',
    )
    const given = renderReport({
      summary: summaryFixture(),
      samples: [],
      command: 'npm start',
      version,
    })
    expect(parseHTML(given).document.querySelector('#reproduce code')?.textContent).toBe('npm start')
  })
})
