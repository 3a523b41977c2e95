import { expect, it } from 'vitest';
import { initialConfig } from '../../../src/project/initialConfig';
import { parseConfig } from '../../../src/project/parseConfig';

/** The text from the place on, to the end of its line. */
function placed(text: string, ...path: readonly string[]): string {
  const at = parseConfig(text).blankPlaceOf(path)?.start;
  return text.split('\n')[at?.line ?? -1]?.slice(at?.character) ?? 'nowhere';
}

it('a key that is commented out is written there', () => {
  const text = initialConfig({ projectName: 'churn', dataSets: [] });
  expect(placed(text, 'project', 'objective')).toBe('objective: "What the model is for, in one sentence"');
  expect(placed(text, 'project', 'owner')).toBe('owner: name@example.com');
});

it('another key is written below the key around it, whose own lines alone are looked at', () => {
  const text = 'version: 1\nproject:\n  name: x\ndatasets:\n  a:\n    # owner: ana\n    path: a.csv\n';
  expect(placed(text, 'project', 'owner')).toBe('project:');
  expect(placed('project: { name: x }\n# owner: ana\n', 'project', 'owner')).toBe('owner: ana');
});

it('a key without one around it is written at the beginning', () => {
  expect(placed('version: 1\n', 'project', 'objective')).toBe('version: 1');
  expect(placed('version: 1\n# stages:\n#   data: {}\n', 'stages')).toBe('stages:');
  expect(placed('', 'stages')).toBe('');
});
