import { plural } from '../../../base/text';
import type { GateEvidence } from '../gate';
import { finding, type GateKind } from '../gateKind';

/** The checks found no error in the data it was made from. */
export const noDataErrors: GateKind<'no-data-errors'> = {
  name: () => 'no-data-errors',
  waivable: true,
  judge: (_, { data }) => {
    if (data === null) return finding('not-run', 'the package does not record what data it was made from');
    const { errors, files, rows, at, unchecked } = data;
    const evidence = plural(files, 'data file');
    const found = `${plural(errors, 'error')} in ${plural(rows, 'row')}`;
    const [first, ...more] = unchecked;
    if (!first) return finding(errors > 0 ? 'fail' : 'pass', found, evidence, at);
    const others = more.length > 0 ? ` and ${plural(more.length, 'more file')}` : '';
    const left = `${first.path}${others} was not checked in the content that it was made from${wayToCheck(first)}`;
    return errors > 0 ? finding('fail', `${found}; ${left}`, evidence, at) : finding('not-run', left, evidence);
  },
};

/** Nobody knows before the file is read whether it is still what the version was made from, or has changed since. */
function wayToCheck({ path, digest, checked }: NonNullable<GateEvidence['data']>['unchecked'][number]): string {
  if (checked === null) return '; run tend check';
  const [meant, last] = [digest, checked].map((it) => it.replace('sha256:', '').slice(0, 12));
  return ` (${meant}; what was checked last has ${last}): run tend check; if ${path} has changed since, bring back from git the one that has ${meant} first`;
}
