import { onCleanup } from 'solid-js'
import { filterOf, type ResponseFilter } from '#figure'

/**
 * Opens the responses behind a mark that is clicked. The tip opens under the pointer between press and click, so that what was
 * pressed counts. A finger has no hover: its first tap shows the tip, its second on the same mark opens.
 */
export function openOnClick(place: HTMLElement, open: (filter: ResponseFilter) => void): void {
  let pressed: ResponseFilter | undefined
  let shown: string | undefined
  const press = ({ target, pointerType }: PointerEvent): void => {
    const filter = target instanceof Element ? filterOf(target) : undefined
    const said = JSON.stringify(filter)
    pressed = pointerType === 'touch' && said !== shown ? undefined : filter
    shown = said
  }
  const click = (): void => {
    if (pressed) open(pressed)
    pressed = undefined
  }
  place.addEventListener('pointerdown', press, { capture: true })
  place.addEventListener('click', click)
  onCleanup(() => {
    place.removeEventListener('pointerdown', press, { capture: true })
    place.removeEventListener('click', click)
  })
}
