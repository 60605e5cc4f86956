import { readFileSync, writeFileSync } from 'node:fs'

/** Puts a measurement into a page of docs/, between its two marks. */
export function writeSection(name: string, text: string, pageName = 'benchmark'): void {
  const page = new URL(`../docs/${pageName}.md`, import.meta.url)
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, rest] = readFileSync(page, 'utf8').split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/${pageName}.md lacks ${start} … ${end}`)
  writeFileSync(page, `${before}${start}\n\n${text}\n\n${end}${after}`)
}
