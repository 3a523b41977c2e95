import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { panelHtml, type PanelPage } from './panelHtml';

/** What a panel shows: the bundle by its name, and what the page is told. */
export interface LoadedPage extends Pick<PanelPage, 'title' | 'project'> {
  readonly name: 'experiments' | 'model' | 'modelFile';
}

/** Loads the page of a panel, which may load from nowhere else than its own folder. */
export function loadPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title, project }: LoadedPage,
): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const reached = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = panelHtml({
    ...{ title, project },
    source: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
    script: reached(`${name}.js`),
    styles: [reached(`${name}.css`)],
  });
}
