/** One thing said in both languages of notes. */
export interface Words {
  readonly en: string
  readonly ko: string
}
