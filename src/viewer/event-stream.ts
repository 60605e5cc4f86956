import type { ViewerEvent } from './api.ts'
import type { RunChanges } from './run-changes.ts'

const beatMs = 15_000
/** Of a listener who no longer reads. */
const mostWaiting = 1000

/** The changes as server-sent events, until the listener goes or the server does. */
export function eventStream(changes: RunChanges, ended: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = (): void => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) < -mostWaiting) close()
          else controller.enqueue(encoder.encode(text))
        }
        const stopListening = changes.listen((events) => send(events.map(eventText).join('')))
        const beat = setInterval(() => send(': still here\n\n'), beatMs)
        const close = (): void => {
          end()
          controller.close()
        }
        end = () => {
          clearInterval(beat)
          stopListening()
          ended.removeEventListener('abort', close)
        }
        ended.addEventListener('abort', close)
        // So that a browser knows at once that it is connected.
        send('retry: 1000\n\n')
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  )
}

function eventText(event: ViewerEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`
}
