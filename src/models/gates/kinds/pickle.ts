import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** What loading the model would run, by its bytes; what the ledger says of them is a note of the day it was registered. */
export const pickle: GateKind<'pickle'> = {
  name: () => 'pickle',
  waivable: true,
  judge: ({ allow, unknownFormats }, { inspection }) => {
    if (inspection === null)
      return finding('not-run', 'its bytes are not on this machine, so that nobody can look into them');
    const { verdict, recorded, format, imports, worst } = inspection;
    const scan = `scan of ${format === 'unknown' ? 'its files' : format}`;
    const note = verdict === recorded ? '' : `; it was registered as ${recorded.replace('-', ' ')}`;
    const told = (gate: 'pass' | 'fail' | 'inconclusive', sentence: string) =>
      finding(gate, `${sentence}${note}`, scan);
    switch (verdict) {
      case 'not-code':
        return told('pass', 'its format cannot name code');
      case 'safe':
        return told('pass', `safe: ${imports > 0 ? plural(imports, 'import') : 'its imports'}, all on the allow list`); // prettier-ignore
      case 'dangerous':
        return told('fail', `loading it can run commands${worst === '' ? '' : `: ${worst}`}`);
      case 'needs-trust': {
        const said = `loading it runs code of which nothing is known${worst === '' ? '' : `: ${worst}`}`;
        return told(allow === 'needs-trust' ? 'pass' : 'inconclusive', said);
      }
      case 'partly-scanned':
        return format === 'unknown' && unknownFormats
          ? told('pass', 'it is none of the formats that are known to run code')
          : told('inconclusive', 'the scan could not follow it to its end');
    }
  },
};
