/** Why a server can't listen where it was told to, in one line. */
export function listeningFault(
  { code, message }: NodeJS.ErrnoException,
  { port, host }: { readonly port: number; readonly host: string },
): string {
  if (code === 'EADDRINUSE') return `port ${port} is taken: choose another, or 0 for any that is free`
  if (code === 'EACCES') return `port ${port} may not be used: choose one above 1023`
  return `${host}:${port} can't be listened on: ${message}`
}
