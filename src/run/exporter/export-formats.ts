/** What `jevons export --format` takes. */
export const exportFormats = ['parquet', 'csv', 'jsonl', 'inspect'] as const

export type ExportFormat = (typeof exportFormats)[number]
