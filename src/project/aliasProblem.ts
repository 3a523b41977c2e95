import type { Alias, Document } from 'yaml';
import { isAlias, isNode, visit } from 'yaml';
import { errorMessage } from '../base/errors';
import type { ConfigProblem } from './configProblem';
import type { TextPlaces } from './textPlaces';

/** Why the YAML reader threw when it followed the aliases of a document, at the alias where one is to blame. */
export function aliasProblem(document: Document, places: TextPlaces, error: unknown): ConfigProblem {
  const stray = strayAlias(document);
  const [start, end] = stray?.range ?? [0, places.lineEnd(0)];
  const message = stray ? `No anchor \`&${stray.source}\` stands before this alias.` : explain(error);
  return { severity: 'error', code: 'config-aliases', message, range: places.range(start, end) };
}

/** The first alias of something that was not said before it. */
function strayAlias(document: Document): Alias | null {
  const anchors = new Set<string>();
  let found: Alias | null = null;
  visit(document, (_, node) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      found = node;
      return visit.BREAK;
    }
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
    return undefined;
  });
  return found;
}

function explain(error: unknown): string {
  if (error instanceof RangeError) return 'An alias stands in what it is an alias of: that has no end.';
  const tooMuch = /excessive alias count/i.test(errorMessage(error));
  return tooMuch
    ? 'The aliases of this file multiply to more than can be read.'
    : `The aliases of this file cannot be followed: ${errorMessage(error)}.`;
}
