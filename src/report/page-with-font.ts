import { koreanFontFor } from './korean-font.ts'
import { type PageContent, renderPage } from './page.ts'

/** A page that carries along the font it needs: in Korean, since a reader's machine may have none. */
export async function pageWithFont(content: PageContent): Promise<string> {
  const page = renderPage(content)
  if (content.words.figures.language !== 'ko') return page
  return renderPage({ ...content, font: await koreanFontFor(page) })
}
