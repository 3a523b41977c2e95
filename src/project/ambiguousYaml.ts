import type { Document, Scalar } from 'yaml';
import { isPair, isScalar, visit } from 'yaml';
import type { ConfigProblem } from './configProblem';
import type { TextPlaces } from './textPlaces';
import { asNode, keyText } from './yamlTree';

/** The words that readers of YAML 1.1 (PyYAML among them) turn into true and false. */
const bareWord = /^(on|off|yes|no)$/i;

/**
 * Unquoted `on`, `off`, `yes` and `no`: one reader sees a text, another a truth value, so a column called `no` becomes
 * a column called `False`.
 */
export function bareWordProblems(document: Document, places: TextPlaces): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Scalar(_, node) {
      const word = bareWordOf(node);
      if (word === null || !node.range) return;
      problems.push({
        severity: 'warning',
        code: 'config-bare-word',
        message: `YAML 1.1 readers take ${word} for ${/^(on|yes)$/i.test(word) ? 'true' : 'false'}. Quote it where the word is meant.`,
        range: places.range(node.range[0], node.range[1]),
        suggestion: `"${word}"`,
      });
    },
  });
  return problems;
}

function bareWordOf(node: Scalar): string | null {
  if (!isScalar(node) || node.type !== 'PLAIN') return null;
  return node.source !== undefined && bareWord.test(node.source) ? node.source : null;
}

/** Keys that stand twice in one mapping. That is no reason to give up: the last one counts. */
export function repeatedKeyProblems(document: Document, places: TextPlaces): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const pair of map.items.filter(isPair)) {
        const key = keyText(pair);
        const range = asNode(pair.key)?.range;
        if (seen.has(key) && key !== '<<' && range) {
          problems.push({
            severity: 'error',
            code: 'config-repeated-key',
            message: 'This key stands here twice; only the last one counts.',
            range: places.range(range[0], range[1]),
          });
        }
        seen.add(key);
      }
    },
  });
  return problems;
}
