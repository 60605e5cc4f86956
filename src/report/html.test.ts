import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenCharacters } from '../../test/fixture/hidden-characters.ts'
import { escapeText, html, trustedMarkup } from './html.ts'
import { beginning, modelText } from './model-text.ts'

describe('markup', () => {
  it('escapes what is put in, in content and in quoted attributes', () => {
    const hostile = `</script><img src=x onerror="alert('1')">&`
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
      `<p title="${escapeText(hostile)}">${escapeText(hostile)}</p>`,
    )
    expect(escapeText(hostile)).toBe(
      '&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;',
    )
  })

  it('takes markup, lists of it, numbers and nothing as they are', () => {
    const items = [html`<li>${1}</li>`, undefined, trustedMarkup('<li>2</li>')]
    expect(html`<ul>${items}</ul>`.markup).toBe('<ul><li>1</li><li>2</li></ul>')
  })

  it('lets no text open an element, close a quote or hide a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { markup } of [html`${text}`, html`${modelText(text)}`]) {
          const rest = markup.replaceAll(/<i class="unseen">U\+[0-9A-F]+(×\d+)?<\/i>/g, '')
          expect(rest).not.toMatch(/[<>"']/)
          expect(hiddenCharacters(rest)).toEqual([])
        }
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})

describe('what a model wrote', () => {
  it('keeps its lines and says which characters cannot be seen', () => {
    expect(modelText('a\r\nb\tc').markup).toBe('a\nb\tc')
    expect(modelText('x\u202ey').markup).toBe('x<i class="unseen">U+202E</i>y')
    expect(modelText('\0'.repeat(500)).markup).toBe('<i class="unseen">U+0000×500</i>')
    expect(modelText('\ud800').markup).toBe('<i class="unseen">U+D800</i>')
  })

  it('keeps joined emoji and Korean whole', () => {
    expect(modelText('👩‍💻 생각').markup).toBe('👩‍💻 생각')
  })

  it('is cut without halving a character', () => {
    expect(beginning('ab🙂', 3)).toBe('ab')
    expect(beginning('ab🙂', 4)).toBe('ab🙂')
  })
})
