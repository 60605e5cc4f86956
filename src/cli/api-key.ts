/**
 * A key goes where its owner means it to: OpenAI's to OpenAI alone, our own variable's to whatever URL was asked for. It is read
 * from the environment only: a command line can be seen by others and is kept in histories.
 */
export function apiKeyFor(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const own = environment['JEVONS_API_KEY']
  if (own !== undefined && own !== '') return own
  const host = URL.canParse(url) ? new URL(url).hostname : undefined
  return host === 'api.openai.com' ? environment['OPENAI_API_KEY'] : undefined
}
