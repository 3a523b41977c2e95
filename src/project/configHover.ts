import { isScalar, visit, type Document } from 'yaml';
import { descriptionAt } from './schemaTree';
import { pathOf } from './yamlTree';

/** What is said of a word of `tend.yaml`, and where the word stands (offsets, end exclusive). */
export interface ConfigHover {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly description: string;
}

/** What the key, or the word that stands for a mapping, means at an offset of the text that was read; null: nothing is said of it. */
export function configHover(yaml: Document, offset: number): ConfigHover | null {
  let found: ConfigHover | null = null;
  visit(yaml, {
    Scalar(key, node, ancestors) {
      const [start = 0, end = 0] = node.range ?? [];
      if (!isScalar(node) || offset < start || offset >= end) return undefined;
      const word = String(node.value);
      const parent = pathOf(key === 'key' ? ancestors.slice(0, -1) : [...ancestors, node]);
      const description = descriptionAt([...parent, word]);
      if (description !== null) found = { start, end, word, description };
      return visit.BREAK;
    },
  });
  return found;
}
