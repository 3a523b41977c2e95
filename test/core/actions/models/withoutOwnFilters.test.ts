import { expect, it } from 'vitest';
import { withoutOwnFilters } from '../../../../src/actions/models/packaging/withoutOwnFilters';

const listed = (...entries: readonly (readonly [scope: string, entry: string])[]) =>
  entries.map(([scope, entry]) => `${scope}\0${entry}\0`).join('');

it('filters of the repository are what the person configured by that name, else nothing', () => {
  const configuration = listed(
    ['global', 'filter.lfs.clean\ngit-lfs clean -- %f'],
    ['global', 'filter.lfs.required\ntrue'],
    ['local', 'filter.lfs.clean\nevil'],
    ['local', 'filter.x.process\none\ntwo'],
    ['local', 'core.bare\nfalse'],
    ['worktree', 'filter.x.required'],
  );
  expect(withoutOwnFilters(configuration)).toEqual([
    ...['-c', 'filter.lfs.clean=git-lfs clean -- %f'],
    ...['-c', 'filter.x.process='],
    ...['-c', 'filter.x.required='],
  ]);
  expect(withoutOwnFilters(listed(['local', 'core.bare\nfalse']))).toEqual([]);
});

it('a filter whose name git would not understand as an option is not asked for', () => {
  expect(withoutOwnFilters(listed(['local', 'filter.a=b.clean\nevil']))).toBeNull();
});
