/** Modules whose import shows that a script trains or uses models, by the usual names of their libraries. */
const libraries: Readonly<Record<string, string>> = {
  sklearn: 'scikit-learn',
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  xgboost: 'XGBoost',
  lightgbm: 'LightGBM',
  catboost: 'CatBoost',
  transformers: 'Transformers',
  lightning: 'Lightning',
  pytorch_lightning: 'Lightning',
  jax: 'JAX',
  flax: 'Flax',
  statsmodels: 'statsmodels',
  fastai: 'fastai',
  spacy: 'spaCy',
  sentence_transformers: 'Sentence Transformers',
  ultralytics: 'Ultralytics',
  prophet: 'Prophet',
};

/** In a script at the start of a line, in a notebook at the start of a JSON text. */
const importLine = /(?:^|")[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm;

/** The machine-learning libraries that the head of a Python script or notebook imports, in order, each once. */
export function scriptLibraries(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, from, names] of text.matchAll(importLine)) {
    for (const name of (from ?? names ?? '').split(',')) {
      const module = name.trim().split(/[.\s]/, 1)[0] ?? '';
      const library = Object.hasOwn(libraries, module) ? libraries[module] : undefined;
      if (library !== undefined) found.add(library);
    }
  }
  return [...found];
}
