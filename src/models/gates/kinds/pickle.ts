import { plural } from '../../../base/text';
import { finding, type GateKind } from '../gateKind';

/** What loading the model would run, by its bytes; what the ledger says of them is a note of the day it was registered. */
export const pickle: GateKind<'pickle'> = {
  name: () => 'pickle',
  waivable: true,
  judge: ({ allow }, { inspection }) => {
    if (inspection === null)
      return finding('not-run', 'its bytes are not on this machine, so that nobody can look into them');
    const { verdict, recorded, format, imports, unknown } = inspection;
    const warning = clauseOf(inspection.warning ?? '');
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
        return told('fail', warning);
      case 'needs-trust':
        return told(allow === 'needs-trust' ? 'pass' : 'inconclusive', warning);
      case 'partly-scanned':
        return unknown === null
          ? told('inconclusive', 'the scan could not follow it to its end')
          : told('inconclusive', `nothing can be told of ${unknown}, which is of no format that is known`);
    }
  },
};

/** A sentence behind a verdict; what begins with the name of a file keeps its capital. */
function clauseOf(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z]* )/, (first) => first.toLowerCase()).replace(/\.$/, '');
}
