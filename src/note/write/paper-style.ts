import type { NoteSource } from './note-source.ts'

/** What stands at the foot of every printed page: whose note of which day it is, and the page's number. */
export function paperStyle({ house, title, date }: NoteSource): string {
  const running = [house, title, date].filter((part) => part !== '').join(' · ')
  return `
@page {
  @bottom-left { content: ${quoted(running)}; }
  @bottom-right { content: counter(page) " / " counter(pages); }
}
@page { @bottom-left { ${footStyle} } @bottom-right { ${footStyle} } }
`
}

const footStyle =
  'font: 7.5pt "Report Korean", Pretendard, "Noto Sans KR", system-ui, sans-serif; color: #666; white-space: nowrap; vertical-align: top; padding-top: 4mm;'

/** A string of CSS that ends neither itself nor the style that it is in. */
function quoted(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} ·.,:()~-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)
  return `"${safe}"`
}
