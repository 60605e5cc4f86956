/** What is used of pg, which ships no types. */
declare module 'pg' {
  export interface Result {
    readonly rows: unknown[]
    readonly rowCount: number | null
  }
  export interface Connection {
    query(text: string, values?: readonly unknown[]): Promise<Result>
  }
  export interface PooledConnection extends Connection {
    /** Given an error the connection is thrown away. */
    release(error?: Error): void
    on(event: 'error', listener: (error: Error) => void): this
    off(event: 'error', listener: (error: Error) => void): this
  }
  class Pool implements Connection {
    constructor(options: Readonly<Record<string, unknown>>)
    query(text: string, values?: readonly unknown[]): Promise<Result>
    connect(): Promise<PooledConnection>
    end(): Promise<void>
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'connect', listener: (connection: PooledConnection) => void): this
  }
  const pg: { readonly Pool: typeof Pool }

  export default pg
}
