import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { escapeText } from '../html.ts'
import { markdownOfPage } from './markdown-of-page.ts'

function page(body: string): string {
  return `<!doctype html><html><body>${body}</body></html>`
}

/** What a reader sees of Markdown, by another implementation of it. */
function seen(markdown: string): { readonly text: string; readonly elements: readonly string[] } {
  const { document } = parseHTML(page(marked.parse(markdown, { async: false, gfm: true })))
  const elements = [...document.body.querySelectorAll('*')].map(({ localName }) => localName)
  return { text: (document.body.textContent ?? '').replace(/\s+/g, ' ').trim(), elements }
}

describe('a report in Markdown', () => {
  it('keeps headings, lists, tables with their groups and intervals, and commands', () => {
    const markdown = markdownOfPage(
      page(`<h1>A <em>study</em></h1><ul><li>one</li><li><strong class="higher">two</strong></li></ul>
<table><thead><tr><th>Measure</th><th>none</th></tr></thead>
<tbody><tr class="group"><th scope="colgroup" colspan="2">Answers</th></tr>
<tr><th class="part">correct</th><td>48.2 %<a class="note" href="#note-1">1</a><small>45 to 51</small></td></tr></tbody></table>
<ol class="notes"><li id="note-1">few problems</li></ol><pre><code>jevons study</code></pre>`),
    )
    expect(markdown).toBe(`# A study

- one
- **two**

| Measure | none |
| --- | ---: |
| **Answers** |  |
| — correct | 48.2 %[^1] (45 to 51) |

[^1]: few problems

\`\`\`
jevons study
\`\`\`
`)
  })

  it('gives a figure as its table, or as its description where it has none', () => {
    const described = '<figure><h3>Accuracy</h3><svg><desc>none: 48 %</desc><text>48</text></svg></figure>'
    expect(markdownOfPage(page(described))).toBe('### Accuracy\n\n> none: 48 %\n')
  })

  it('makes nothing but text of what a model wrote', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '![x](https://evil.example/x.png)',
      '# no heading',
      '1. no list\n- none either\n> nor a quotation',
      '| a | b |\n| - | - |',
      '    no code',
      '```js\nnor here',
      'https://evil.example and www.evil.example and a@evil.example',
      '***\n---\n===',
      '&lt;b&gt; \\[x] $x$ ~~y~~ *z* _w_ `v`',
    ]
    for (const text of hostile) {
      const { elements, text: read } = seen(markdownOfPage(page(`<p>${escapeText(text)}</p>`)))
      expect(elements, text).toEqual(['p'])
      expect(read).toBe(text.replace(/\s+/g, ' ').trim())
    }
  })

  it('is read back as the text it was made of, whatever that is', () => {
    const words = fc.array(
      fc.constantFrom(
        ...[
          'a',
          '*',
          '_',
          '`',
          '#',
          '>',
          '<',
          '[',
          ']',
          '(',
          ')',
          '|',
          '\\',
          '~',
          '1.',
          '+',
          '-',
          '=',
          '&amp;',
          '\n',
        ],
        ...[' ', '  ', '\t', '!', ':', '//', 'www.', '@', '가', '$', '"', '{', '}', '&'],
      ),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        const sample = `<div class="reading"><div><span class="mark">1</span><div class="words">${escapeText(text)}</div></div></div>`
        const { text: read } = seen(markdownOfPage(page(sample)))
        // A line break has no text: what is between the words is left out of the comparison.
        expect(read.replace(/\s/g, '')).toBe(`1${text.replace(/\s/g, '')}`)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
