import { type PlotOptions, plot } from '@observablehq/plot'
import type { Chart } from './chart.ts'
import type { PlotSetting } from './live-marks.ts'
import { palette } from './palette.ts'

/** What drawing needs of a document: a browser's own, or linkedom's where there is none. */
export interface ChartDocument {
  createElementNS(namespace: string, name: string): unknown
}

export interface DrawOptions extends PlotSetting {
  readonly document: ChartDocument
  /** Pixels. At 360 the text is as large as a phone's own. */
  readonly width?: number
  /** For a file of its own; inside a page the namespace is not needed. */
  readonly standalone?: boolean
}

/** What drawing needs of the element it makes: in a browser it is an SVGSVGElement. */
export interface ChartElement {
  readonly outerHTML: string
  readonly firstChild: unknown
  setAttribute(name: string, value: string): void
  insertBefore(child: unknown, before: unknown): void
  querySelectorAll(selector: string): Iterable<{ remove(): void; removeAttribute(name: string): void }>
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const className = 'jevons-chart'

/**
 * Draws a chart as an SVG string: title and description for screen readers, no script, no style element
 * or attribute (so that it lives under any content security policy), and nothing to fetch.
 */
export function drawChart(chart: Chart, options: DrawOptions): string {
  return chartElement(chart, options).outerHTML
}

/**
 * The same as an element of the document: in a browser, drawn as interactive, it answers the pointer. `filterOf` tells which
 * responses the mark under it stands for.
 */
export function chartElement(
  chart: Chart,
  { document, width = 360, standalone = false, ...setting }: DrawOptions,
): ChartElement {
  const svg = plot({
    ...chart.plot(width, setting),
    width,
    className,
    document: document as NonNullable<PlotOptions['document']>,
  }) as unknown as ChartElement
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const group of svg.querySelectorAll('g')) group.removeAttribute('aria-label')
  const ids = { title: `${chart.id}-title`, description: `${chart.id}-description` }
  if (standalone) standOnPaper(svg, document)
  prepend(svg, document, { name: 'desc', id: ids.description, text: chart.description })
  prepend(svg, document, { name: 'title', id: ids.title, text: chart.title })
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', ids.title)
  svg.setAttribute('aria-describedby', ids.description)
  svg.setAttribute('font-size', '12')
  return svg
}

/** In a file of its own nothing else gives a chart its namespace, its font and its ground. */
function standOnPaper(svg: ChartElement, document: ChartDocument): void {
  svg.setAttribute('xmlns', svgNamespace)
  svg.setAttribute('font-family', 'system-ui, sans-serif')
  const ground = document.createElementNS(svgNamespace, 'rect') as Pick<ChartElement, 'setAttribute'>
  for (const side of ['width', 'height']) ground.setAttribute(side, '100%')
  ground.setAttribute('fill', palette.paper)
  svg.insertBefore(ground, svg.firstChild)
}

function prepend(
  svg: ChartElement,
  document: ChartDocument,
  { name, id, text }: { readonly name: string; readonly id: string; readonly text: string },
): void {
  const element = document.createElementNS(svgNamespace, name) as {
    id: string
    textContent: string
  }
  element.id = id
  element.textContent = text
  svg.insertBefore(element, svg.firstChild)
}
