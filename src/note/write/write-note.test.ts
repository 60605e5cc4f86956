import { describe, expect, it } from 'vitest'
import { explain, type Formula, given } from '#economics'
import type { NoteBook, NoteExhibit } from './note-book.ts'
import { noteMarkdown } from './note-markdown.ts'
import { renderNote } from './note-page.ts'
import { noteSource } from './note-source.ts'

const costFormula: Formula<'hours' | 'price'> = {
  name: 'cost of the run',
  symbol: 'cost',
  unit: 'USD',
  text: 'hours · price',
  of: ({ hours, price }) => hours * price,
}
const cost = explain(costFormula, {
  hours: { ...given('GPU-hours', 'hours', 2_788_000, 'h'), source: 'DeepSeek-V3 report', date: '2024-12' },
  price: given('price', 'price', 2, 'USD/h'),
})
const exhibits: Readonly<Record<string, NoteExhibit>> = {
  costs: {
    kind: 'table',
    title: 'What <it> costs',
    header: ['Run', 'Cost'],
    rows: [
      { cells: ['V3 | final', { explained: cost, format: 'usd' }] },
      { cells: ['Total', null], isTotal: true },
    ],
    remarks: ['USD'],
    source: 'DeepSeek, own',
  },
  arena: { kind: 'figure', title: 'Scores over time', missing: 'scores.csv' },
}
const book: NoteBook = {
  value: (path) => ({ 'v3.cost': cost, 'v3.name': 'DeepSeek-V3' })[path],
  exhibit: (name) => exhibits[name],
  names: ['v3.cost', 'v3.name', 'costs', 'arena'],
}
const note = (body: string, lang = 'en'): ReturnType<typeof noteSource> =>
  noteSource(`---\ntitle: The "week"\ndate: 2025-02-07\nlang: ${lang}\nauthors: A, B\n---\n${body}`)
const page = (body: string, lang = 'en'): string => renderNote(note(body, lang), book, { version: '1.0.0' })

describe('a note that is written', () => {
  it('takes a number of the text and of a table from one place, and says once why', () => {
    const text = page('{{v3.name}} cost {{v3.cost | usd}}; see {{see costs}}.\n\n{{table costs}}\n')
    expect(text).toContain(
      'DeepSeek-V3 cost <span class="whole"><button class="asked" popovertarget="why-1" title="cost of the run: hours · price = 2,788,000 · 2 = 5,576,000 USD">$5.58 mn<sup>1</sup></button>;</span> see <a href="#costs">Table 1</a>.',
    )
    expect(text.match(/popovertarget="why-1"/g)).toHaveLength(2)
    expect(text.match(/<div class="tip"/g)).toHaveLength(1)
    expect(text).toContain('cost of the run: hours · price = 2,788,000 · 2 = 5,576,000 USD')
    expect(text).toContain('GPU-hours = 2,788,000 h (DeepSeek-V3 report, 2024-12)')
  })

  it('shows markup of its text and tables as text, and leads nowhere but to the web', () => {
    const text = page(
      '<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](https://example.org)\n\n{{table costs}}',
    )
    expect(text).not.toContain('<script')
    expect(text).not.toContain('href="javascript')
    expect(text).toContain('href="https://example.org"')
    expect(text).toContain('What &lt;it&gt; costs')
    expect(text).toContain('<title>The &quot;week&quot;</title>')
  })

  it('numbers tables and figures on their own, and says which file would fill a gap', () => {
    const text = page('{{figure arena}}\n\n{{table costs}}', 'ko')
    expect(text).toContain('<strong>그림 1.</strong> Scores over time')
    expect(text).toContain('데이터 없음: scores.csv 파일이 있으면 채워짐')
    expect(text).toContain('<strong>표 1.</strong>')
    expect(text).toContain('558만 달러')
  })

  it('is Markdown with footnotes alike', () => {
    const text = noteMarkdown(note('Cost: {{v3.cost | usd}}.\n\n{{table costs}}'), book)
    expect(text).toContain('Cost: $5.58 mn[^1].')
    expect(text).toContain('| V3 \\| final | $5.58 mn[^1] |')
    expect(text).toContain('[^1]: cost of the run: hours · price = 2,788,000 · 2 = 5,576,000 USD')
    expect(text.match(/^\[\^1\]:/gm)).toHaveLength(1)
  })

  it.each([
    ['\n{{v3.price}}', 'line 8: nothing is called "v3.price"; there are v3.cost, v3.name, costs, arena'],
    ['{{v3.cost | dollars}}', 'line 7: no format is called "dollars"; there are number, integer, percent'],
    ['{{table nothing}}', 'line 7: no table is called "nothing"; there are'],
    ['{{figure costs}}', 'line 7: "costs" is a table, not a figure'],
    ['{{v3.cost', 'line 7: "{{" without its other half'],
    ['{{see costs}}', 'no such table or figure stands in this note'],
  ])('refuses %j in one line', (body, message) => {
    expect(() => page(body)).toThrow(message)
  })

  it('needs a title, a day and a known language', () => {
    expect(() => noteSource('Words')).toThrow('line 1: the front matter needs "date"')
    expect(() => noteSource('---\ntitle: A\ndate: 7 Feb\n---\n')).toThrow(
      'line 1: date must be YYYY-MM-DD, not "7 Feb"',
    )
    expect(() => noteSource('---\ntitle: A\ndate: 2025-02-07\nlang: fr\n---\n')).toThrow(
      'lang must be en or ko',
    )
  })
})
