import * as vscode from 'vscode';
import type * as configEdits from '../../project/configEdits';
import type { TextEdit } from '../../project/yamlEdit';
import type { ExpectationEdit } from '../editor/expectationChoices';
import { editConfig } from './editConfig';
import { expectationInput, type ExpectationInput } from './expectationInput';
import { CommandError, type Command } from './registerCommands';

/** Writes an expectation into `tend.yaml` and shows it there; findings follow at once, or when a person saves it. */
export const editExpectation: Command<'_tend.expectation.edit'> = {
  id: '_tend.expectation.edit',
  async run({ projects, checks }, argument) {
    const { expectationArgument } = await import('./expectationArgument');
    const wanted = expectationArgument.parse(argument);
    const { project, path } = projects.locate(vscode.Uri.parse(wanted.file, true));
    if (!project) throw new CommandError('The file lies in no open folder, so no tend.yaml can say anything about it.');
    const column = checks.get(wanted.file)?.report?.columns.find(({ name }) => name === wanted.column);
    const input = await expectationInput(wanted, column);
    if (!input) return;
    const edits = await import('../../project/configEdits');
    await editConfig(project, (text) => editsOf(edits, text, path, wanted, input));
  },
};

function editsOf(
  { declareColumn, suppress, switchOffCheck }: typeof configEdits,
  text: string,
  path: string,
  wanted: ExpectationEdit,
  input: ExpectationInput,
): readonly TextEdit[] {
  const { check } = wanted;
  const column = wanted.column === null ? {} : { column: wanted.column };
  switch (wanted.kind) {
    case 'declareText':
      return declareColumn(text, path, wanted.column, { type: 'text' });
    case 'declareRange':
      return input.kind === 'range' ? declareColumn(text, path, wanted.column, { range: input.range }) : [];
    case 'suppress':
      if (input.kind !== 'reason') return [];
      return suppress(text, path, { check, ...column, rows: String(wanted.row), reason: input.reason });
    case 'switchOff':
      if (input.kind !== 'reason') return switchOffCheck(text, path, check);
      return suppress(text, path, { check, ...column, reason: input.reason });
  }
}
