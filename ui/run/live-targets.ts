import { filterAttribute, filterOf } from '#figure'

interface TargetOptions {
  readonly outcome: 'correct' | 'incorrect' | undefined
}

/** Shows which marks stand for responses; those of another outcome step back. Their data table reaches them by keyboard. */
export function liveTargets(svg: SVGSVGElement, { outcome }: TargetOptions): void {
  for (const mark of svg.querySelectorAll<SVGElement>(`[${filterAttribute}]`)) {
    const filter = filterOf(mark)
    if (!filter) continue
    mark.classList.add('live')
    if (outcome !== undefined && filter.outcome !== undefined && filter.outcome !== outcome)
      mark.classList.add('behind')
  }
}
