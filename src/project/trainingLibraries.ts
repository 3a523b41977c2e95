/** Modules whose import shows that a script has to do with models, by the usual names of their libraries. */
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

/** How training is called for, in whichever library: `model.fit(`, `xgb.train(`, `loss.backward(`, `Trainer(`. */
const trainingCalls = [
  '(?:partial_)?fit',
  'fit_predict',
  'fit_generator',
  'fit_one_cycle',
  'fine_tune',
  'cross_val_(?:score|predict)',
  'cross_validate',
  String.raw`(?:lgb|lightgbm|xgb|xgboost|catboost)\.cv`,
  'backward',
  String.raw`optimizer\.step`,
  'GradientTape',
  'value_and_grad',
  'apply_gradients',
  String.raw`nlp\.update`,
  String.raw`train(?!_test_split)\w*`,
  String.raw`\w*Trainer`,
  'LightningCLI',
];
const trainingCall = new RegExp(String.raw`\b(?:${trainingCalls.join('|')})\(`);

/** Names of scripts that have the training done by modules of their own. */
const trainingName = /^(?:\d+[_-]?)?(?:pre|re)?(?:train|fine_?tune)/i;

/** The machine-learning libraries that a Python script or notebook trains with; none where it only uses models. */
export function trainingLibraries(name: string, text: string): readonly string[] {
  const imported = scriptLibraries(text);
  return imported.length > 0 && (trainingName.test(name) || trainingCall.test(text)) ? imported : [];
}

/** The machine-learning libraries that the head of a Python script or notebook imports, in order, each once. */
function scriptLibraries(text: string): readonly string[] {
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
