import { formatCount } from './text';

/** What the last import of each source could not read or left out below it, of which the log has all. */
export interface LeftOut {
  readonly count: number;
  /** The first few, each with the reason in one sentence. */
  readonly first: readonly { readonly path: string; readonly problem: string }[];
}

export const nothingLeftOut: LeftOut = { count: 0, first: [] };

/** "2 left out" */
export function leftOutWords({ count }: LeftOut): string {
  return `${formatCount(count)} left out`;
}

/** The first ones with their reasons, and how many more there are: a sentence each. */
export function leftOutSentences({ count, first }: LeftOut): readonly string[] {
  const more = count - first.length;
  return [
    ...first.map(({ path, problem }) => `${path}: ${problem}`),
    ...(more > 0 ? [`The log names ${formatCount(more)} more.`] : []),
  ];
}
