import { createHash } from 'node:crypto'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { type Summary, summarySchema } from '#run'
import { splitWarning, unreadWarnings } from '#thought'
import { hiddenCharacters } from '../../test/fixture/hidden-characters.ts'
import { importedFixture, modelFixture, summaryReason } from '../../test/fixture/imported-summary.ts'
import { responseFixture } from '../../test/fixture/samples.ts'
import { renderReport } from './render-report.ts'
import type { ReportSample } from './report-sample.ts'
import { splitWarnings } from './split-warnings.ts'

const version = '0.0.0-test'
type Language = 'en' | 'ko'

function page(summary: Summary = importedFixture(), language: Language = 'en'): string {
  return renderReport({
    summary,
    samples: [sampleFixture()],
    language,
    version,
    command: 'npx jevons score r',
  })
}

function sampleFixture(arm = 'open-model', text = 'First this.\nAlternatively, that.'): ReportSample {
  const thoughts = [{ text, correct: null, abandoned: null }]
  return {
    choice: { rule: 'wrong', arm, problem: 'p1', sample: 0, position: 1, total: 10 },
    question: text,
    gold: '42',
    responses: [responseFixture(arm, thoughts, { answer: text })],
  }
}

type Page = ReturnType<typeof parseHTML>['document']

const documentOf = (markup: string): Page => parseHTML(markup).document
const textOf = (document: Page, id: string): string => document.getElementById(id)?.textContent ?? ''

const hostileText =
  '</script></style><img src=x onerror=alert(1)><svg onload=alert(2)><a href="javascript:alert(3)">"\'`\u202egnp.exe\u0000\u2066\ud800<!--'

function hostilePage(language: Language = 'en'): string {
  const arms = [
    modelFixture(`a${hostileText}`, { accuracy: 0.5, levels: [1, 2] }),
    modelFixture(`b${hostileText}`, { own: false }),
  ]
  const summary = importedFixture({
    arms,
    warnings: [hostileText, `${hostileText}: The openers found no switch`],
  })
  return renderReport({
    summary: {
      ...summary,
      study: {
        ...summary.study,
        model: hostileText,
        tokenizer: hostileText,
        splitting: hostileText,
        notice: hostileText,
        files: [{ name: hostileText, format: '__proto__' }],
      },
      absent: { ...summary.absent, [`arms.b${hostileText}.thoughts.all`]: hostileText },
    },
    samples: [sampleFixture(`a${hostileText}`, hostileText)],
    language,
    command: hostileText,
    version,
  })
}

describe('the report on an import', () => {
  it.each(['en', 'ko'] as const)(
    'says in the report in %s how gold answers are given where some are missing',
    (language) => {
      const kept = (arms: Summary['arms']): string =>
        documentOf(page(importedFixture({ arms }), language)).querySelector('.kept')?.textContent ?? ''
      expect(kept([modelFixture('a', {})])).toContain('npx jevons import … --gold FILE')
      expect(kept([modelFixture('a', { accuracy: 0.7 })])).not.toContain('--gold')
    },
  )

  it('is made of a fixture that the schema of summary.json accepts', () => {
    expect(summarySchema.parse(importedFixture())).toEqual(importedFixture())
  })

  it('has its own parts in order, and none about policies', () => {
    const document = documentOf(page())
    expect([...document.querySelectorAll('main > section')].map(({ id }) => id)).toEqual([
      'findings',
      'models',
      'figures',
      'levels',
      'positions',
      'samples',
      'notes',
      'reading',
      'method',
      'reproduce',
    ])
    expect(document.querySelector('main')?.textContent).not.toMatch(/polic|baseline|abandon|verdict/i)
    expect(textOf(document, 'reproduce')).toContain('npx jevons score r')
  })

  it('fetches nothing, runs nothing and allows its own style sheet alone', () => {
    for (const markup of [page(), page(undefined, 'ko'), hostilePage(), hostilePage('ko')]) {
      const document = documentOf(markup)
      expect(markup).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i)
      expect(document.querySelectorAll('script, img, iframe, link, object, embed, form, base')).toHaveLength(
        0,
      )
      expect(document.querySelectorAll('[style]')).toHaveLength(0)
      const [style] = [...document.querySelectorAll('style')]
      const hash = createHash('sha256')
        .update(style?.textContent ?? '')
        .digest('base64')
      expect(
        document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content'),
      ).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    }
  })

  it('shows hostile text as text, without a character that can hide or turn it', () => {
    for (const language of ['en', 'ko'] as const) {
      const document = documentOf(hostilePage(language))
      for (const element of document.querySelectorAll('*')) {
        for (const { name } of element.attributes) expect(name).not.toMatch(/^on/)
      }
      expect(hiddenCharacters(hostilePage(language))).toEqual([])
      expect(document.querySelectorAll('svg')).toHaveLength(document.querySelectorAll('figure').length)
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const anchor of document.querySelectorAll('a'))
        expect(ids).toContain(anchor.getAttribute('href')?.slice(1))
    }
  })

  it('has a row for each model and a reason for every dash, each reason once', () => {
    const document = documentOf(page())
    const names = [...document.querySelectorAll('#models tbody th')].map((cell) => cell.textContent)
    expect(names).toEqual(['open-model', 'other/model', 'closed-model'])
    const dashes = [...document.querySelectorAll('#models td')].filter((cell) =>
      cell.textContent.startsWith('—'),
    )
    expect(dashes.length).toBeGreaterThan(4)
    for (const dash of dashes) expect(dash.querySelector('a.note')).not.toBeNull()
    const notes = [...document.querySelectorAll('#notes ol li')].map((note) => note.textContent)
    expect(notes.filter((note) => note === summaryReason)).toHaveLength(1)
    expect(document.querySelector('main')?.textContent).not.toMatch(
      /NaN|undefined|\bnull\b|Infinity|\[object/,
    )
  })

  it('describes correct beside incorrect responses and claims no difference', () => {
    const said = textOf(documentOf(page()), 'findings')
    expect(said).toContain('open-model: its incorrect responses (10) took 1,700')
    expect(said).toContain('other/model: its incorrect responses (4) took 4,000 (3,500 to 4,500)')
    expect(said).toContain('the two intervals do not overlap')
    expect(said).toContain('no difference between them is tested or claimed')
    expect(said).not.toMatch(/significant|longer than|improve|better|worse/)
  })

  it('says what is withheld, that nothing is judged and what has no gold answer', () => {
    const said = textOf(documentOf(page()), 'findings')
    expect(said).toContain(`Thoughts are not measured for closed-model: ${summaryReason}.`)
    expect(said).toContain('Underthinking is not measured')
    expect(said).toContain('40 of 120 responses have no gold answer')
    expect(said).toContain('2 of 120 responses run into a loop: other/model (2).')
  })

  it('tells many models together', () => {
    const arms = Array.from({ length: 25 }, (_, index) => modelFixture(`m${index}`, { accuracy: 0.6 }))
    const said = textOf(documentOf(page(importedFixture({ arms }))), 'findings')
    expect(said).toContain('Of 25 models with correct and incorrect responses')
    expect(said).not.toContain('m3: its incorrect')
  })

  it('reads the warnings that the splitter writes', () => {
    const written = splitWarning({ texts: 25, characters: 283_000, switches: 1 })
    const [foreign = ''] = unreadWarnings({ texts: 1200, characters: 9, switches: 0, chinese: 1100 })
    expect(splitWarnings([`vendor/m: ${written}`, `n: ${foreign}`, 'other'])).toEqual({
      found: [{ arm: 'vendor/m', switches: '1', texts: '25' }],
      unread: [{ arm: 'n', count: '1,100', texts: '1,200', language: 'zh' }],
      others: ['other'],
    })
  })

  it('says that nothing is graded where nothing is, and has no columns about it', () => {
    const document = documentOf(page(importedFixture({ arms: [modelFixture('only')] })))
    expect(document.querySelector('.headline')?.textContent).toContain(
      'None of these responses has a gold answer',
    )
    expect(textOf(document, 'models')).not.toMatch(/Accuracy|if correct|Ungradable/)
  })

  it('says in Korean what it says in English', () => {
    const document = documentOf(page(undefined, 'ko'))
    expect(document.documentElement.getAttribute('lang')).toBe('ko')
    expect(textOf(document, 'findings')).toContain('채점한 응답 80개: 정답 66개, 오답 14개')
    for (const part of ['findings', 'models', 'figures', 'levels', 'positions', 'notes', 'reading', 'method'])
      expect(textOf(document, part)).not.toMatch(/response|interval|correct|reasoning|thought|no judge/)
  })

  it('flags a loop where it begins, whatever comes before it', () => {
    const before = 'x y '.repeat(5000)
    const response = responseFixture('open-model', [{ text: before + 'again and '.repeat(400) }], {
      answer: '',
    })
    const start = response.span.start + before.length
    const looping = { ...response, loop: { start, end: response.text.length, period: 10 } }
    const markup = renderReport({
      summary: importedFixture(),
      samples: [{ ...sampleFixture(), responses: [looping] }],
      version,
    })
    const document = documentOf(markup)
    const loop = document.querySelector('.reading .loop')
    expect(loop?.textContent).toContain('a block of 10 characters, 400 times')
    expect(loop?.nextElementSibling?.textContent).toContain('again and again')
  })
})
