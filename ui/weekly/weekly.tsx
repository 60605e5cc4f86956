import { For, type JSX } from 'solid-js'
import { graphPageWords } from '../graph/graph-page-words.ts'
import { words } from '../language/language.ts'
import { Link } from '../route/link.tsx'
import { Doors } from '../shell/doors.tsx'
import { useTitle } from '../shell/title.ts'

const files = ['note.html', 'note.md', 'note.pdf', 'findings.json'] as const

/** How a weekly is made and what then lies where: the note itself is a page of its own. */
export function Weekly(): JSX.Element {
  useTitle(() => words().doors.weeklyTitle)
  const language = (): string => words().language
  return (
    <div class="page weekly">
      <Doors />
      <h1>{words().doors.weeklyTitle}</h1>
      <p class="lead">{words().doors.weeklyLead}</p>
      <h2>{words().doors.weeklyMake}</h2>
      <pre class="command">{`npx jevons weekly --date 2025-02-07 --lang ${language()} --out weekly/2025-02-07`}</pre>
      <h2>{words().doors.weeklyNext}</h2>
      <pre class="command">npx jevons weekly --new 2025-02-14 --out weekly/2025-02-14</pre>
      <h2>{words().doors.weeklyLint}</h2>
      <pre class="command">npx jevons lint note.md</pre>
      <h2>{words().doors.weeklyFiles}</h2>
      <dl class="file-list">
        <For each={files}>
          {(file) => (
            <div>
              <dt>
                <code>{file}</code>
              </dt>
              <dd>{words().doors.weeklyFileOf[file]}</dd>
            </div>
          )}
        </For>
      </dl>
      <p>
        <Link to={{ page: 'graph' }}>{graphPageWords[words().language].open}</Link>
      </p>
      <p class="muted">{words().doors.weeklyNotHere}</p>
    </div>
  )
}
