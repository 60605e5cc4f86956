import { readFile } from 'node:fs/promises'

/** The whole font, as the package ships it: Pretendard 1.3.9, SIL Open Font Licence, beside it in data/font. */
const font = new URL('../../data/font/pretendard-variable.woff2', import.meta.url)

/**
 * The glyphs of a page that holds this text, WOFF2, in the weights from 400 to 700: some tens of kilobytes, where the whole
 * font has two megabytes. So a report in Korean looks the same where no Korean font is installed.
 */
export async function koreanFontFor(text: string): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font')
  const characters = [...new Set(text)].join('')
  return subsetFont(await readFile(font), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
}
