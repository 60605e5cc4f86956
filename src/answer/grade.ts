/** Whether a response's final answer is right, and why it was graded so. */
export interface Grade {
  readonly outcome: 'correct' | 'incorrect' | 'ungradable'
  readonly reason: string
  /** The final answer as it was written, where there is one. */
  readonly answer?: string
}
