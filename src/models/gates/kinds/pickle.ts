import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** What loading the model would run. */
export const pickle: GateKind<'pickle'> = {
  name: () => 'pickle',
  waivable: true,
  judge: ({ allow, unknownFormats }, { inspection }) => {
    if (inspection === null) return finding('not-run', 'it was not looked into');
    const { verdict, format, imports, worst } = inspection;
    const scan = `scan of ${format === 'unknown' ? 'its files' : format}`;
    switch (verdict) {
      case 'not-code':
        return finding('pass', 'its format cannot name code', scan);
      case 'safe':
        return finding('pass', `safe: ${imports > 0 ? plural(imports, 'import') : 'its imports'}, all on the allow list`, scan); // prettier-ignore
      case 'dangerous':
        return finding('fail', `loading it can run commands${worst === '' ? '' : `: ${worst}`}`, scan);
      case 'needs-trust': {
        const said = `loading it runs code of which nothing is known${worst === '' ? '' : `: ${worst}`}`;
        return finding(allow === 'needs-trust' ? 'pass' : 'inconclusive', said, scan);
      }
      case 'partly-scanned':
        return format === 'unknown' && unknownFormats
          ? finding('pass', 'it is none of the formats that are known to run code', scan)
          : finding('inconclusive', 'the scan could not follow it to its end', scan);
    }
  },
};
