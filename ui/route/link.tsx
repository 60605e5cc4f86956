import { type JSX, type ParentProps, splitProps } from 'solid-js'
import { navigate } from './location.ts'
import { type Route, writeRoute } from './route.ts'

interface LinkProps extends Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  readonly to: Route
}

/** A link within the workbench: a plain click stays on the page, anything else is the browser's. */
export function Link(props: ParentProps<LinkProps>): JSX.Element {
  const [own, rest] = splitProps(props, ['to', 'children'])
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(own.to)
  }
  return (
    <a {...rest} href={writeRoute(own.to)} onClick={follow}>
      {own.children}
    </a>
  )
}
