import * as vscode from 'vscode';
import type { Document } from 'yaml';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { ConfigProposal } from '../../project/configProposals';
import { configName } from '../../project/fileKinds';
import type { KnownThings } from '../../project/namedThings';
import type { FileChecks } from '../checking/fileChecks';
import { escapeMarkdown } from '../markdown';
import type { Projects } from '../project/projects';

/** Offers the keys and words of `tend.yaml` by the shipped JSON Schema, where it is installed. */
const yamlExtension = 'redhat.vscode-yaml';

/** Offers what may stand in `tend.yaml`, and says what its keys mean and in which unit. */
export class ConfigCompletion implements vscode.CompletionItemProvider, vscode.HoverProvider, Disposable {
  readonly #parts = new DisposableStore();
  /** What was read of a document, and in which version of it: a pointer that moves asks again and again. */
  readonly #read = new WeakMap<vscode.TextDocument, { readonly version: number; readonly yaml: Document }>();

  constructor(
    private readonly projects: Projects,
    private readonly checks: FileChecks,
  ) {
    const { languages } = vscode;
    const pattern = `**/${configName}`;
    const selector: vscode.DocumentSelector = ['file', 'untitled'].map((scheme) => ({ scheme, pattern }));
    this.#parts.register(languages.registerCompletionItemProvider(selector, this, ' ', '{', '[', '/'));
    this.#parts.register(languages.registerHoverProvider(selector, this));
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList | null> {
    if (isOfferedElsewhere()) return null;
    const { configProposals } = await import('../../project/configProposals');
    const known = await this.#known(document.uri);
    const found = configProposals(document.getText(), document.offsetAt(position), known);
    if (!found) return null;
    const range = new vscode.Range(document.positionAt(found.start), position);
    const items = found.proposals.map((proposal, index) => toItem(proposal, index, range));
    // Asked again with each key: what stands there whole is offered no more.
    return new vscode.CompletionList(items, true);
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    if (isOfferedElsewhere()) return null;
    const { configHover } = await import('../../project/configHover');
    const found = configHover(await this.#yamlOf(document), document.offsetAt(position));
    if (!found) return null;
    const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
    return new vscode.Hover(escapeMarkdown(found.description), range);
  }

  async #known(config: vscode.Uri): Promise<KnownThings> {
    const { namedChecks: checks } = await import('../../data/checks/checkTitles');
    const project = this.projects.owner(config.toString());
    const dataFiles = project?.discovery?.dataFiles.map(({ path }) => path) ?? [];
    const files = this.checks.all().filter(({ key }) => this.projects.owner(key) === project);
    const tables = files.flatMap(({ path, report }) =>
      report?.dialect.header ? [{ path, rows: report.rows, columns: report.columns }] : [],
    );
    return { checks, dataFiles, tables };
  }

  async #yamlOf(document: vscode.TextDocument): Promise<Document> {
    const { readYaml } = await import('../../project/yamlTree');
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.yaml;
    const yaml = readYaml(document.getText());
    this.#read.set(document, { version: document.version, yaml });
    return yaml;
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

function isOfferedElsewhere(): boolean {
  return vscode.extensions.getExtension(yamlExtension) !== undefined;
}

/** In the order of the schema; the first value that has to be given is offered at once. */
function toItem(proposal: ConfigProposal, index: number, range: vscode.Range): vscode.CompletionItem {
  const { label, snippet, description } = proposal;
  const settings = snippet
    .replace(/^\s*- /, '')
    .replaceAll(/(?<!\\)\$\d+/g, '…')
    .replaceAll(/\\([$}\\])/g, '$1')
    .trim();
  const item = new vscode.CompletionItem(
    { label, ...(settings === label ? {} : { detail: settings.replace(label, '') }) },
    settings === label ? vscode.CompletionItemKind.Value : vscode.CompletionItemKind.Property,
  );
  item.insertText = new vscode.SnippetString(snippet);
  item.documentation = description;
  item.range = range;
  item.sortText = String(index).padStart(5, '0');
  return item;
}
