import { type Chart, chartElement } from '#figure'

/** Gives a text to the browser as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const drawingWidth = 640

/** A chart as a file of its own, in the light colours, which need no page around them. */
export function saveChart(chart: Chart, name: string): void {
  const svg = chartElement(chart, { document, width: drawingWidth, standalone: true })
  saveFile(`${name}.svg`, 'image/svg+xml', `${svg.outerHTML}\n`)
}
