/** What saves models beside those that MLflow brings (scikit-learn, joblib, skops). */
const modelLibraries = {
  safetensors: '0.8.0',
  onnx: '1.23.2',
  skl2onnx: '1.20.0',
  'xgboost-cpu': '3.2.0',
  lightgbm: '4.7.0',
  lz4: '4.4.5',
};

/** Everything that is fetched from a package registry outside package.json, pinned in one place. */
export const versions = {
  /** Carries VS Code 1.139.1 in `lib/vscode`. */
  codeServer: '4.139.1',
  /** Chromium that needs no root, for machines without a browser. */
  chromium: '153.0.0',
  python: { pandas: '2.3.3', numpy: '2.3.5' },
  /** Trackers that write runs and read them again beside Tend. */
  trackers: {
    mlflow: '3.17.2',
    tensorboard: '2.21.0',
    tensorboardX: '2.6.5',
    dvclive: '3.49.1',
    pandas: '3.1.1',
    ...modelLibraries,
  },
  /** What writes logs by itself and is small enough to be installed: Lightning is not, since it needs torch. */
  logWriters: { keras: '3.15.1', jax: '0.10.2', transformers: '5.24.0' },
  /** Tools of others that read packages: signatures, bills of materials, provenance, OCI layouts. */
  packages: {
    'model-signing': '1.1.1',
    pyOpenSSL: '26.4.0',
    'cyclonedx-python-lib[validation]': '11.12.0',
    'in-toto-attestation': '0.9.3',
    oras: '0.2.43',
  },
  /** What `npm run bench` compares with. */
  peers: { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.26.1' },
  pythonPeers: { mlflow: '3.17.2' },
};
