import { type JSX, Show } from 'solid-js'
import { words } from '../language/language.ts'
import { ApiError } from '../server/api-client.ts'

interface FailureProps {
  readonly error: unknown
  readonly retry?: () => void
}

/** What went wrong, in the server's words where it had some, and a way to try again. */
export function Failure(props: FailureProps): JSX.Element {
  return (
    <div class="empty" role="alert">
      <p class="empty-title">{words().shell.failed}</p>
      <p>{failureText(props.error)}</p>
      <Show when={props.retry}>
        {(retry) => (
          <button type="button" onClick={() => retry()()}>
            {words().shell.retry}
          </button>
        )}
      </Show>
    </div>
  )
}

export function failureText(error: unknown): string {
  if (error instanceof ApiError && error.status === 0) return words().shell.unreachable
  return error instanceof Error ? error.message : String(error)
}
