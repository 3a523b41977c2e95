/** The first text that says something: MLflow writes an empty one for what it does not know. */
export function firstSaid(...texts: readonly (string | null | undefined)[]): string | null {
  return texts.find((text) => text !== null && text !== undefined && text !== '') ?? null;
}
