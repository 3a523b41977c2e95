import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** The checks found no error in the data it was made from. */
export const noDataErrors: GateKind<'no-data-errors'> = {
  name: () => 'no-data-errors',
  waivable: true,
  judge: (_, { data }) => {
    if (data === null) return finding('not-run', 'the package does not record what data it was made from');
    const { errors, files, rows, at, unchecked } = data;
    const evidence = plural(files, 'data file');
    const [path = '', ...more] = unchecked;
    const found = `${plural(errors, 'error')} in ${plural(rows, 'row')}`;
    if (unchecked.length === 0) return finding(errors > 0 ? 'fail' : 'pass', found, evidence, at);
    const others = more.length > 0 ? ` and ${plural(more.length, 'more file')}` : '';
    const left = `${path}${others} was not checked in the content that it was made from; run tend check`;
    return errors > 0 ? finding('fail', `${found}; ${left}`, evidence, at) : finding('not-run', left, evidence);
  },
};
