import { describe, expect, it } from 'vitest';
import { trainingLibraries } from '../../../src/project/trainingLibraries';

describe('a script that trains', () => {
  it.each([
    'from sklearn.svm import SVC\nSVC().fit(x, y)\n',
    'import lightgbm as lgb\nlgb.train(params, data)\n',
    'import xgboost as xgb\nxgb.cv(params, data)\n',
    'import torch\nloss.backward()\n',
    'import tensorflow as tf\nwith tf.GradientTape() as tape:\n  pass\n',
    'from transformers import Trainer\nTrainer(model=model)\n',
    'from sklearn.model_selection import cross_val_score\ncross_val_score(model, x, y)\n',
    'import jax\njax.value_and_grad(loss)\n',
  ])('calls for it: %j', (text) => {
    expect(trainingLibraries('main.py', text)).toHaveLength(1);
  });

  it.each([
    'import torch\nprint("acc")\n',
    'import torch\nmodel.eval()\nmodel(x)\n',
    'from sklearn.model_selection import train_test_split\ntrain_test_split(x)\n',
    'import sklearn\nmodel.predict(x)  # as it was left by train\n',
    'model.fit(x, y)\n',
  ])('is not one that only uses models, or no known library: %j', (text) => {
    expect(trainingLibraries('eval.py', text)).toEqual([]);
  });

  it('may have its training done by modules of its own, when it is called so', () => {
    const text = 'import torch\nfrom engine import run\nrun()\n';
    expect(['train.py', 'train_gpu.py', '02_train.ipynb', 'pretrain.py', 'finetune.py'].map(has(text))).not.toContain(
      false,
    );
    expect(['trait.py', 'constrain.py', 'predict.py'].map(has(text))).not.toContain(true);
  });
});

const has = (text: string) => (name: string) => trainingLibraries(name, text).length > 0;
