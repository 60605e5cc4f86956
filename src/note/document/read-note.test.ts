import { describe, expect, it } from 'vitest'
import { formatOf, readNote } from './read-note.ts'

const markdown = `---
title: The week
date: 2025-02-07
---
# I. Shock

Prices fell by **17 %**.
They had risen.

Table 1. Cluster cost

| GPU | capex |
|---|---|
| A100 | 237 |
| H20 | 727 |

Source: SemiAnalysis
Note: USD mn

- first item
- second item

그림 2. 추이
![chart](a.png)

자료: 당사
`

const html = `<!doctype html><html><head><title>The week</title><style>p{}</style></head><body>
<h1>I. Shock</h1>
<p>Prices fell by <b>17 %</b>.<br>They had risen.</p>
<p>Table 1. Cluster cost</p>
<table><tr><th>GPU</th><th>capex</th></tr>
<tr><td>A100</td><td><p>237</p></td></tr>
<tr><td>H20</td><td>727</td></tr></table>
<p>Source: SemiAnalysis</p>
<script>alert(1)</script><p>7 February 2025</p></body></html>`

describe('a note', () => {
  it('is read from Markdown with sections, captions, tables, sources and lines', () => {
    const note = readNote(markdown)
    expect(note).toMatchObject({ title: 'The week', date: '2025-02-07' })
    expect(note.blocks.map(({ kind, line }) => `${line} ${kind}`)).toEqual([
      '5 heading',
      '7 paragraph',
      '10 caption',
      '17 source',
      '18 remark',
      '20 item',
      '21 item',
      '23 caption',
      '26 source',
    ])
    expect(note.blocks[1]).toMatchObject({
      text: 'Prices fell by 17 %.\nThey had risen.',
      section: ['I. Shock'],
    })
    expect(note.tables).toMatchObject([
      {
        header: ['GPU', 'capex'],
        rows: [
          { cells: ['A100', '237'], line: 14 },
          { cells: ['H20', '727'], line: 15 },
        ],
        caption: { kind: 'table', number: '1', source: 'SemiAnalysis', content: 'table' },
        remarks: ['USD mn'],
      },
    ])
    expect(note.captions[1]).toMatchObject({
      kind: 'figure',
      number: '2',
      source: '당사',
      content: 'picture',
    })
  })

  it('is read from a page alike, scripts and styles left out', () => {
    const note = readNote(html)
    expect(note).toMatchObject({ title: 'The week', date: '2025-02-07' })
    expect(note.tables).toMatchObject([
      {
        rows: [
          { cells: ['A100', '237'], line: 6 },
          { cells: ['H20', '727'], line: 7 },
        ],
        caption: { number: '1', source: 'SemiAnalysis' },
      },
    ])
    expect(note.blocks.map(({ text }) => text).join(' ')).not.toMatch(/alert|p\{/)
    expect(note.blocks.find(({ text }) => text.includes('17 %'))?.line).toBe(3)
  })

  it('is read from plain text, with tables between tabs', () => {
    const note = readNote('Weekly\n7 February 2025\n\nTable 3\tChips\nGPU\tTDP\nH20\t400\n\n표 4 자료 없음\n')
    expect(note.date).toBe('2025-02-07')
    expect(note.tables).toHaveLength(1)
  })

  it('says by its first marks what it is written in', () => {
    expect(['# A', '<p>x</p>', 'Just words.'].map(formatOf)).toEqual(['markdown', 'html', 'text'])
  })

  it('survives what is nested deeply or never closed', () => {
    expect(readNote(`<div>`.repeat(5_000)).blocks).toEqual([])
    expect(readNote(`${'> '.repeat(200)}x`, 'markdown').blocks.length).toBeLessThan(3)
    expect(readNote('---\na: &x [1]\nb: *x\n---\nText', 'markdown').frontMatter.size).toBe(0)
  })

  it('takes marks of footnotes for no numbers of the text', () => {
    const { blocks } = readNote('The 60,000 GPUs[^3] cost $2.57 bn[^14].\n\n[^3]: counted\n', 'markdown')
    expect(JSON.stringify(blocks)).toContain('The 60,000 GPUs cost $2.57 bn.')
  })

  it('takes raised marks of a page for no digits, and a power of ten for one', () => {
    const { blocks, tables } = readNote(
      '<p>It costs $394.2<sup>29</sup> mn<sup><a href="#n">[3]</a></sup> and 3 × 10<sup>24</sup> FLOP.</p><table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>237<sup>12</sup></td></tr></table>',
    )
    expect(blocks[0]?.text).toBe('It costs $394.2 mn and 3 × 10^24 FLOP.')
    expect(tables[0]?.rows[0]?.cells).toEqual(['x', '237'])
  })

  it('leaves out of a page what is closed or says that it is not to be checked', () => {
    const { blocks } = readNote(
      '<p>One.</p><div popover id="w">Why.</div><p hidden>No.</p><!-- lint-off: a quotation --><p>Two.</p><!-- lint-on --><p>Three.</p>',
    )
    expect(blocks.map(({ text }) => text)).toEqual(['One.', 'Three.'])
  })
})
