import { parseHTML } from 'linkedom/worker'
import { guardedLines, inlineOf } from './inline.ts'
import type { MarkupElement } from './markup-node.ts'
import { tableOf } from './table.ts'

/**
 * A report's page as Markdown (CommonMark with the tables and footnotes of GitHub): one document, two ways to write it
 * down. Figures become their descriptions, samples quotations. It knows the parts that our own pages are made of; text in
 * them is escaped, so that nothing a model wrote becomes markup.
 */
export function markdownOfPage(page: string): string {
  const body: MarkupElement = parseHTML(page).document.body
  const blocks = blocksOf(body)
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

type Writer = (element: MarkupElement) => readonly string[]

function blocksOf(parent: MarkupElement): string[] {
  return [...parent.children].flatMap((element) => blockOf(element))
}

function blockOf(element: MarkupElement): readonly string[] {
  const byClass = [...element.classList].map((name) => writersByClass[name]).find((found) => found)
  const writer = byClass ?? writers[element.localName] ?? blocksOf
  return writer(element)
}

const heading =
  (level: number): Writer =>
  (element) => [`${'#'.repeat(level)} ${inlineOf(element)}`]

const writers: Readonly<Record<string, Writer>> = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  p: (element) => [inlineOf(element)],
  footer: (element) => [inlineOf(element)],
  pre: (element) => [fenced(element.textContent ?? '')],
  table: (element) => tableOf(element),
  figure: (element) => figureOf(element),
  ul: (element) => [listOf(element, () => '- ')],
  ol: (element) => [listOf(element, (index) => `${index + 1}. `)],
  dl: (element) => [[...element.children].map((entry) => definition(entry)).join('\n')],
}

const writersByClass: Readonly<Record<string, Writer>> = {
  notes: (element) => [element.localName === 'ol' ? footnotesOf(element) : listOf(element, () => '- ')],
  headline: (element) => [`**${inlineOf(element)}**`],
  reading: (element) => [quoted([...element.children].map((part) => stretchOf(part)).join('\n\n'))],
  response: (element) => blocksOf(element),
}

/** One thought, the answer, or what stands between, of a sample response. */
function stretchOf(part: MarkupElement): string {
  const mark = part.querySelector('.mark')
  const words = part.querySelector('.words')
  if (!mark || !words) return `*${inlineOf(part)}*`
  return `**${inlineOf(mark)}** ${inlineOf(words, { keepLines: true })}`
}

function listOf(list: MarkupElement, bullet: (index: number) => string): string {
  return [...list.children].map((item, index) => `${bullet(index)}${inlineOf(item)}`).join('\n')
}

function footnotesOf(list: MarkupElement): string {
  return [...list.children].map((item, index) => `[^${index + 1}]: ${inlineOf(item)}`).join('\n')
}

function definition(entry: MarkupElement): string {
  const [term, ...meaning] = [...entry.children].map((part) => inlineOf(part))
  return `- **${term ?? ''}**: ${meaning.join(' ')}`
}

/** A figure is its title and its numbers: as a table where it has one, else as its description in words. */
function figureOf(figure: MarkupElement): string[] {
  const title = figure.querySelector('h3')
  const table = figure.querySelector('table')
  const svg = figure.querySelector('svg')
  const described = svg?.querySelector('desc')?.textContent ?? svg?.getAttribute('aria-label') ?? ''
  return [
    ...(title ? [`### ${inlineOf(title)}`] : []),
    ...(table ? tableOf(table) : [quoted(guardedLines(described.replaceAll('<', '&lt;')))]),
  ]
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
