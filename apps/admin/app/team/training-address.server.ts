/** Where the training app answers, for links that are handed on; without it a link is only its path. */
export function trainingAddress(): string {
  return process.env.ALONGSIDE_TRAINING_URL ?? ''
}
