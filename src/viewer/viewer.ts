import { type Context, Hono } from 'hono'
import { RunError } from '#run'
import { StudyError } from '#study'
import { type AccessRules, accessBy } from './access.ts'
import { withHeaders } from './answer-headers.ts'
import { eventStream } from './event-stream.ts'
import { viewedFolder } from './find-runs.ts'
import { runChanges } from './run-changes.ts'
import { type RunShelf, runShelf } from './run-shelf.ts'
import { type ServedFiles, servedFiles } from './served-files.ts'
import { takeLabel } from './take-label.ts'
import { ViewerError } from './viewer-error.ts'
import { withoutPaths } from './without-paths.ts'

export interface ViewerOptions {
  /** A run, or a folder of runs. */
  readonly folder: string
  readonly access: AccessRules
  /** Who labels, as it is recorded. */
  readonly labeller: string
  readonly now: () => Date
  /** Where the built pages are, if not beside the server. */
  readonly pages?: string
  /** Told what is the server's own fault. */
  readonly report: (error: unknown) => void
}

export interface Viewer {
  /** Answers a request; never rejects. */
  readonly handle: (request: Request) => Promise<Response>
  /** Reads ahead what will be asked for first; never rejects. */
  readonly warm: () => Promise<void>
  /** Ends every stream. */
  readonly close: () => void
}

/**
 * The server of the workbench, without its socket.
 * @throws RunError where the folder is none, or the pages were not built
 */
export function createViewer(options: ViewerOptions): Viewer {
  const root = viewedFolder(options.folder)
  const shelf = runShelf({ root, now: () => options.now().getTime() })
  const changes = runChanges(shelf, options.report)
  const ended = new AbortController()
  const access = accessBy(options.access)
  const app = new Hono()
  addRuns(app, shelf, options)
  app.get(
    '/api/events',
    () =>
      new Response(eventStream(changes, ended.signal), { headers: { 'content-type': 'text/event-stream' } }),
  )
  addFiles(app, servedFiles(options.pages))
  app.notFound(({ req }) => refusal(req.method === 'GET' ? noSuch : notAllowed))
  const failed = (error: unknown, { signal }: Request): Response =>
    // Whoever asked has gone: nobody reads this.
    signal.aborted ? refusal(givenUp) : failure(error, { root, report: options.report })
  app.onError((error, { req }) => failed(error, req.raw))
  return {
    async handle(request) {
      try {
        return withHeaders(access.check(request) ?? (await app.fetch(request)))
      } catch (error) {
        return withHeaders(failed(error, request))
      }
    },
    async warm() {
      // Whoever asks for the run is told what is wrong with it.
      await shelf.warm().catch(() => {})
    },
    close() {
      ended.abort()
      changes.close()
      shelf.close()
    },
  }
}

const noSuch = new ViewerError(404, 'there is nothing at this address')
const givenUp = new ViewerError(409, 'given up')
const notAllowed = new ViewerError(405, 'this can only be read')

function addRuns(app: Hono, shelf: RunShelf, { labeller, now }: ViewerOptions): void {
  app.get('/api/runs', async (context) => context.json(await shelf.list()))
  app.get('/api/runs/:run', async (context) => context.json(await shelf.detail(context.req.param('run'))))
  app.get('/api/runs/:run/responses', async (context) => {
    const run = await shelf.viewed(context.req.param('run'))
    const { searchParams } = new URL(context.req.url)
    return context.json(await run.page(searchParams, context.req.raw.signal))
  })
  app.get('/api/runs/:run/responses/:response', async (context) => {
    const run = await shelf.viewed(context.req.param('run'))
    return context.json(await run.response(context.req.param('response')))
  })
  app.post('/api/runs/:run/labels', async (context) => {
    const id = context.req.param('run')
    const [place, run] = [await shelf.place(id), await shelf.viewed(id)]
    const label = await takeLabel(context.req.raw, { place, run, labeller, labelledAt: now().toISOString() })
    return context.json({ label })
  })
}

/** Whatever is neither data nor a file is a place within the one page: runs and models have dots in their names too. */
function addFiles(app: Hono, files: ServedFiles): void {
  const answer = async ({ req }: Context): Promise<Response> => {
    const { pathname } = new URL(req.url)
    const isPlace = !/^\/(api|assets|reasoner)(\/|$)/.test(pathname)
    return (await files.answer(pathname)) ?? (isPlace ? await files.page() : refusal(noSuch))
  }
  app.get('*', answer)
}

function failure(
  error: unknown,
  { root, report }: { readonly root: string; readonly report: (error: unknown) => void },
): Response {
  if (error instanceof ViewerError) return refusal(error)
  // The client has gone: nobody reads this.
  if (error instanceof RunError || error instanceof StudyError)
    return refusal(new ViewerError(422, withoutPaths(error.message, root, root)))
  report(error)
  return refusal(new ViewerError(500, 'the server failed at this; the terminal that it runs in says more'))
}

function refusal({ status, message }: ViewerError): Response {
  return Response.json({ error: message }, { status })
}
