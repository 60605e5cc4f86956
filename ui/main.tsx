import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'

function Workbench(): JSX.Element {
  return (
    <main>
      <h1>jevons</h1>
    </main>
  )
}

const place = document.getElementById('workbench')
if (place) render(() => <Workbench />, place)
