import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCard, writtenSections } from '../../../models/gates/readCard';
import { cardFiles } from '../../../models/package/cardFiles';
import { cardSections } from '../../../models/package/modelCard';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { packagedCard } from '../promotion/packagedCard';
import type { OpenedPackage } from '../promotion/packageEvidence';

/** What a person is asked where a section is not written. */
const questions: Readonly<Record<(typeof cardSections)[number], string>> = {
  'Intended use': 'Which decision does it support, for whom, and for what should it not be used?',
  Limits: 'Where is it known to be wrong, and what was never tried?',
  'Training data': 'Where did the data come from, of which time, and who is missing in it?',
  Evaluation: 'On which data was it measured, and how does it do for each group?',
  'Ethical considerations': 'Whom can a wrong answer hurt, and what is done about it?',
};

/** The card that a version was packaged with, section by section. */
export function detailCard(root: string, opened: OpenedPackage | null): VersionDetail['card'] {
  const card = opened && packagedCard(opened);
  const text = card && 'text' in card ? card.text : '';
  const written = writtenSections(text);
  const { filled, of } = readCard(text);
  return {
    ...{ filled, of },
    sections: cardSections.map((title) => ({
      ...{ title, question: questions[title] },
      key: title.toLowerCase().replaceAll(' ', '-'),
      text: written.get(title.toLowerCase()) ?? '',
    })),
    problem: card && 'problem' in card ? card.problem : null,
    path: cardFiles.find((name) => existsSync(join(root, name))) ?? null,
  };
}
