import { lackingParts } from '../../../actions/models/packaging/lackingParts';
import type { PackagedModel } from '../../../actions/models/packageModel';
import { formatBytes, plural } from '../../../base/text';
import { figureText } from '../../../models/gates/figureText';
import { escapeMarkdown, headedTable, markdownTable } from '../../markdown';

const missing = 'missing';
const mended =
  'A package never changes: package the model again, and choose what is missing from the list. A licence is taken from the file `LICENSE` of the project, or chosen.';

/** What a package holds and lacks, as Markdown; `path` is its folder as a person knows it. */
export function packagedPage(made: PackagedModel, path: string): string {
  const { name, bytes, files, digest, notes, facts, warnings, sources } = made;
  const lacking = lackingParts(made).map(({ text, so }) => `- **It lacks ${text}**${so === null ? '.' : `, ${so}.`}`);
  const data = facts.data.map((it) => it.path).join(', ');
  const metrics = Object.entries(facts.metrics).map(([metric, value]) => `${metric} ${figureText(value)}`);
  return `${[
    `# Package of ${name}`,
    `${formatBytes(bytes)} in ${plural(files.length, 'file')}, in ${escapeMarkdown(path)}. *Tend: Register Package…* makes it the next version.`,
    [...lacking, ...[...warnings, ...notes].map((note) => `- ${escapeMarkdown(note)}`)].join('\n'),
    lacking.length === 0 ? '' : mended,
    headedTable(
      ['Part', 'In the package', 'From'],
      [
        ['Model', `${facts.format}, ${facts.model}`, sources.model],
        ['Run', facts.run?.name ?? 'none', ''],
        ['Golden pairs', facts.golden ?? missing, sources.golden],
        ['Predictions', facts.predictions ?? missing, sources.predictions],
        ['Requirements', facts.requirements ?? missing, sources.requirements],
        ['Example input', facts.example ?? missing, sources.example],
        ['Model card', facts.card ?? missing, sources.card],
        ['Training data', data === '' ? missing : data, sources.data],
        ['Licence', facts.licence ?? missing, sources.licence],
        ['Metrics', metrics.length === 0 ? 'none recorded' : metrics.join(', '), sources.metrics],
        ['Digest', digest, ''],
      ],
    ),
    '## Files',
    markdownTable(files.map((file) => [file.path, formatBytes(file.bytes)])),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** What is said once a package is made: how large it is, what went in by itself, what it lacks and what that means. */
export function packagedSentence(made: PackagedModel): string {
  const { name, bytes, notes, warnings } = made;
  const lacking = lackingParts(made).map(({ text, so }) => (so === null ? text : `${text}, ${so}`));
  const lacks = lacking.length === 0 ? [] : [`It lacks ${lacking.join('; ')}.`];
  const done = `${name} is packaged: ${formatBytes(bytes)}.`;
  const [warning, ...others] = warnings;
  const told = warning === undefined ? [] : [others.length === 0 ? warning : `${warning} (and ${others.length} more)`];
  return [done, ...notes, ...lacks, ...told, 'Registered, it becomes the next version.'].join(' ');
}
