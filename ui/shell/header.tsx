import { For, type JSX, Show } from 'solid-js'
import { switchLanguage, words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { route } from '../route/location.ts'
import { useLive } from '../server/live-context.ts'
import { Mark } from './mark.tsx'
import { destinations } from './navigation.ts'
import { nextTheme, theme } from './theme.ts'

interface HeaderProps {
  readonly openHelp: () => void
}

/** The bar above every screen: where one can go, and how the workbench looks and speaks. */
export function Header(props: HeaderProps): JSX.Element {
  return (
    <header class="bar">
      <a class="skip" href="#content">
        {words().shell.skip}
      </a>
      <Link to={{ page: 'runs' }} class="wordmark" aria-label="jevons">
        <Mark name="jevons" />
        <span>jevons</span>
      </Link>
      <nav aria-label={words().shell.mainNavigation}>
        <For each={destinations}>
          {({ to, name, pages }) => (
            <Link to={to()} aria-current={pages.includes(route().page) ? 'page' : undefined}>
              {name(words())}
            </Link>
          )}
        </For>
      </nav>
      <LiveSign />
      <button
        type="button"
        class="quiet language"
        onClick={switchLanguage}
        lang={words().language === 'en' ? 'ko' : 'en'}
      >
        {words().shell.otherLanguage}
      </button>
      <button
        type="button"
        class="quiet icon"
        title={words().shell.themeOf(words().shell.theme[theme()])}
        aria-label={words().shell.themeOf(words().shell.theme[theme()])}
        onClick={nextTheme}
      >
        <Mark name={theme()} />
      </button>
      <button
        type="button"
        class="quiet icon help"
        title={`${words().shell.keyHelp} (?)`}
        aria-label={words().shell.keyHelp}
        onClick={props.openHelp}
      >
        <Mark name="keys" />
      </button>
    </header>
  )
}

function LiveSign(): JSX.Element {
  const live = useLive()
  const text = (): string => (live.live() ? words().shell.live : words().shell.notLive)
  return (
    <span class="live" data-live={live.live()} title={text()}>
      <span class="live-dot" aria-hidden="true" />
      <Show when={live.live()} fallback={<span class="spoken">{text()}</span>}>
        <span class="live-text">{text()}</span>
      </Show>
    </span>
  )
}
