import { findChromium, markdownOfPage, PrintError, printPdf } from '#report'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

export type ReportFormat = 'html' | 'pdf' | 'md'

export const reportFormats: readonly ReportFormat[] = ['html', 'pdf', 'md']

/** A report's page in another format. */
export async function inFormat(
  page: string,
  format: ReportFormat,
  { signal, environment = {} }: Pick<World, 'signal' | 'environment'>,
): Promise<string | Uint8Array> {
  if (format === 'html') return page
  if (format === 'md') return markdownOfPage(page)
  const chromium = findChromium({ environment, platform: process.platform })
  if (chromium === undefined) throw new UsageError(noChromium(environment['JEVONS_CHROMIUM']))
  try {
    return await printPdf(page, { chromium, signal })
  } catch (error) {
    if (error instanceof PrintError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

function noChromium(named: string | undefined): string {
  if (named) return `JEVONS_CHROMIUM is ${named}, which can't be run`
  return '--format pdf prints with Chromium, Chrome or Edge, and none was found: install one, or name it in JEVONS_CHROMIUM; --format html prints from any browser'
}
