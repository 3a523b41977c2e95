/** Everything that is fetched from a package registry outside package.json, pinned in one place. */
export const versions = {
  /** Carries VS Code 1.139.1 in `lib/vscode`. */
  codeServer: '4.139.1',
  /** Chromium that needs no root, for machines without a browser. */
  chromium: '153.0.0',
  python: { pandas: '2.3.3', numpy: '2.3.5' },
  /** Trackers that write runs and read them again beside Tend. */
  trackers: { mlflow: '3.17.2', tensorboard: '2.21.0', tensorboardX: '2.6.5', dvclive: '3.49.1', pandas: '3.1.1' },
  /** What `npm run bench` compares with. */
  peers: { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.26.1' },
  pythonPeers: { mlflow: '3.17.2' },
};
