import { describe, expect, it } from 'vitest';
import { writtenSections } from '../../../../src/models/gates/readCard';

const isWritten = (text: string) => writtenSections(`# churn\n\n## Limits\n\n${text}\n`).has('limits');

describe('a section of a model card', () => {
  it.each([
    'To do batch scoring of customers every night.',
    'Coming soon after sign-up, a first score is a guess.',
    'XXX chromosomes are excluded.',
    'TBA flights are scored as late.',
    'WIP, raw materials and finished goods are not told apart.',
    'Information needed to score: age and plan.',
    'To be added to the list, a customer has to have bought twice.',
    'Todo o ano.',
    'TODO\n\nNot for customers below 18.',
  ])('is written by a sentence, whatever it begins with: %s', (text) => expect(isWritten(text)).toBe(true));

  it.each([
    'TODO',
    'TODO ask Ana',
    'TODO(ana): limits',
    'FIXME write this',
    'todo: ask Ana',
    '**TBD**',
    'TBD (Ana)',
    'TBA.',
    'XXX: limits',
    '- [ ] tbd',
    'Coming soon!',
    'To do: all of it',
    'To do. Ask Ana.',
    '_[More Information Needed]_',
    'To be determined.',
    'Lorem ipsum dolor sit amet.',
    '<!-- why -->',
    '...',
  ])('is not written by a reminder: %s', (text) => expect(isWritten(text)).toBe(false));
});
