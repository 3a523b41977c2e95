import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseMeta } from '../../../../../src/runs/sources/mlflow/metaFile';

const entries = (text: string) => Object.fromEntries(parseMeta(text) ?? []);

describe("one of MLflow's small YAML files", () => {
  it('is read with its values as they are written', () => {
    const text = `artifact_uri: file:///a b/it's
end_time: null
experiment_id: '0012'
name: 'trial: it''s #1'
run_name: # none
start_time: 1760000000000
tags:
  mlflow.data.context: training
  team: 'a: b'
empty: ''
list: []
`;
    expect(entries(text)).toEqual({
      artifact_uri: "file:///a b/it's",
      end_time: null,
      experiment_id: '0012',
      name: "trial: it's #1",
      run_name: null,
      start_time: '1760000000000',
      tags: null,
      'tags/mlflow.data.context': 'training',
      'tags/team': 'a: b',
      empty: '',
      list: null,
    });
  });

  it.each([
    ['folded over two lines', 'name: one that goes\n  on\nid: a\n', 'one that goes on'],
    ['in double quotes', 'name: "tab\\t, \\u00fc and \\U0001F331"\n', 'tab\t, ü and 🌱'],
    ['quoted over two lines', "name: 'one: that\n  goes: on'\n", 'one: that goes: on'],
    ['that looks like a comment', "name: 'a #b'\n", 'a #b'],
  ])('has a value %s', (_, text, name) => {
    expect(entries(text).name).toBe(name);
  });

  it.each(['', '\n', 'text', '- a\n- b\n', 'a: [', '\u0000', '!!python/object:os.system\n- x'])('is not %j', (text) => {
    expect(parseMeta(text)).toBeNull();
  });

  it('does not follow aliases, however many', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
    expect([...(parseMeta(`${bomb.join('\n')}\nname: x\n`) ?? [])].at(-1)).toEqual(['name', 'x']);
  });

  it('gives back any texts that a writer of YAML wrote', () => {
    const key = fc.stringMatching(/^[a-z][\w.]{0,20}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ unit: 'grapheme' }), { minKeys: 1 }), (values) => {
        expect(entries(stringify(values))).toEqual({ ...values });
      }),
    );
  });

  it('is never an error, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ':', ' ', '\n', "'", '"', '-', '&', '*', '[', '#', '\t') }),
        (text) => void parseMeta(text),
      ),
    );
  });
});
