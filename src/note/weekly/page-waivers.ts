import { assemble } from '../document/assemble.ts'
import { readHtml } from '../document/read-html.ts'
import { lintNote } from '../lint/lint-note.ts'
import { packagedFacts } from '../lint/load-facts.ts'
import type { CheckedFinding } from '../lint/waiver.ts'

/**
 * A page with what may stand in it, as comments after its end: the same findings as in the Markdown, on the page's own lines. So the
 * page too can be checked again.
 */
export function withPageWaivers(page: string, checked: readonly CheckedFinding[]): string {
  const waived = checked.filter((one) => one.waived !== null)
  if (waived.length === 0) return page
  const comments = lintNote(assemble(readHtml(page)), packagedFacts()).flatMap(({ rule, line, printed }) => {
    const same = waived.find((one) => one.rule === rule && one.printed === printed)
    return same ? [`<!-- lint-waive ${rule}@${line}: ${same.waived} -->`] : []
  })
  return `${page}${[...new Set(comments)].map((comment) => `${comment}\n`).join('')}`
}
