import { severities } from '../../data/finding';
import { atLeast } from '../../data/severity';
import type { CheckedFile } from '../checking/checkedFile';
import { levelSetting } from '../settings';
import { fileArgument } from './fileArgument';
import { openPlace } from './openPlace';
import type { Command } from './registerCommands';

/** Opens a data file at the first of its worst findings. */
export const openData: Command<'tend.data.open'> = {
  id: 'tend.data.open',
  async run({ checks }, argument) {
    const uri = fileArgument(argument);
    const file = checks.get(uri.toString());
    await openPlace(uri, file ? worstPlace(file, uri) : null);
  },
};

function worstPlace({ report }: CheckedFile, uri: Parameters<typeof levelSetting>[0]) {
  const findings = report ? atLeast(report.findings, levelSetting(uri)) : [];
  for (const severity of severities) {
    const first = findings.find((finding) => finding.severity === severity && finding.range);
    if (first) return first.range;
  }
  return null;
}
