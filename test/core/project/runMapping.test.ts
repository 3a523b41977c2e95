import { describe, expect, it } from 'vitest';
import { runMappings, sourcePaths } from '../../../src/project/declaredRuns';
import { parseConfig } from '../../../src/project/parseConfig';

function messages(source: string): readonly string[] {
  return parseConfig(`experiments:\n  sources:\n    - ${source}\n`).problems.map(({ message }) => message);
}

describe('sources of runs in tend.yaml', () => {
  it('are paths of what trackers wrote, and mappings that say how other files are read', () => {
    const { config, problems } = parseConfig(
      'experiments: { sources: [mlruns, { path: "out/*/log.csv", step: epoch, params: config.json }, "runs/**"] }\n',
    );
    expect(problems).toEqual([]);
    expect(sourcePaths(config)).toEqual(['mlruns', 'runs/**']);
    expect(runMappings(config)).toEqual([{ path: 'out/*/log.csv', step: 'epoch', params: 'config.json' }]);
  });

  it.each([
    ['{ path: a.csv, steps: epoch }', '`steps` is not a key of a source of runs. Did you mean `step`?'],
    ['{ pth: a.csv }', '`pth` is not a key of a source of runs. Did you mean `path`?'],
    ['{ step: epoch }', '`path` is missing from a source of runs.'],
    ['{ path: ../a.csv }', '"../a.csv" is not a path inside the project.'],
    ['{ path: /a.csv }', '"/a.csv" is not a path inside the project.'],
    ['{ path: a.csv, name: files }', '"files" is not known here. Did you mean `file`?'],
    ['{ path: a.csv, params: 3 }', '3 is neither the name of a file nor a list of columns.'],
    ['3', '3 is neither a path nor a mapping with a path.'],
  ])('are explained where they are wrong: %s', (source, message) => {
    expect(messages(source)).toEqual([message]);
  });

  it('still apply where one of them is wrong', () => {
    const { config } = parseConfig(
      'experiments:\n  sources:\n    - { step: 1 }\n    - { path: b.csv }\n    - mlruns\n',
    );
    expect(runMappings(config)).toEqual([{ path: 'b.csv' }]);
    expect(sourcePaths(config)).toEqual(['mlruns']);
  });

  it('stay what they are where a key of one is misspelt or has a wrong value', () => {
    const sources =
      '    - { path: a/*.csv, stpe: epoch, params: config.json }\n    - { path: b.csv, name: nobody, step: n }\n';
    const { config, problems } = parseConfig(`experiments:\n  sources:\n${sources}`);
    expect(config.experiments?.sources).toEqual([
      { path: 'a/*.csv', params: 'config.json' },
      { path: 'b.csv', step: 'n' },
    ]);
    expect(problems.map(({ range }) => range.start.line)).toEqual([2, 3]);
  });
});
