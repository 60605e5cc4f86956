import type { KatexOptions } from 'katex'

/** What draws formulas, fetched with the first formula and not before. */
type Draw = (tex: string, place: HTMLElement, options: KatexOptions) => void

let drawing: Promise<Draw> | undefined

function loaded(): Promise<Draw> {
  drawing ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) => katex.render,
  )
  return drawing
}

/**
 * Draws a formula into its place, which shows its source until then, and goes on to where KaTeX makes nothing of it. The
 * source is hostile: no commands that need trust, no size that hides the page, no expansion without end.
 */
export async function drawFormula(
  tex: string,
  place: HTMLElement,
  { display }: { readonly display: boolean },
): Promise<void> {
  const render = await loaded()
  const drawn = document.createElement('span')
  try {
    render(tex, drawn, {
      displayMode: display,
      throwOnError: true,
      trust: () => {
        throw new Error('a command that needs trust')
      },
      strict: 'ignore',
      maxSize: 12,
      maxExpand: 300,
      output: 'htmlAndMathml',
    })
  } catch {
    // Not TeX, or nested beyond what it can follow: the source says it all.
    place.classList.add('as-source')
    return
  }
  place.replaceChildren(...drawn.childNodes)
}
