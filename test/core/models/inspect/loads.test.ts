import { describe, expect, it } from 'vitest';
import { findLoads } from '../../../../src/models/inspect/loads';

const told = (python: string) => findLoads(python).map(({ call, path }) => `${call} ${path}`);

describe('the calls of a script that load a file', () => {
  it.each([
    ['import joblib\nmodel = joblib.load("models/rf.joblib")', 'joblib.load models/rf.joblib'],
    ["from joblib import load\nload('rf.joblib')", 'joblib.load rf.joblib'],
    ['from joblib import (dump,\n  load as get)\nget("a")', 'joblib.load a'],
    ['import pickle as pk\npk.load(open("a.pkl", "rb"))', 'pickle.load a.pkl'],
    ['with open("a.pkl", "rb") as f:\n    m = pickle.load(f)', 'pickle.load a.pkl'],
    ['PATH = "a.pt"\ntorch.load(PATH, weights_only=False)', 'torch.load a.pt'],
    ['np.load("a.npy", allow_pickle=True)', 'numpy.load a.npy'],
    ['pd.read_pickle(r"a\\b.pkl")', 'pandas.read_pickle a\\b.pkl'],
    ['import skops.io as sio\nsio.load("a.skops", trusted=[])', 'skops.io.load a.skops'],
    ['mlflow.sklearn.load_model("runs/model")', 'mlflow.sklearn.load_model runs/model'],
    ['from pathlib import Path\njoblib.load(Path("a.joblib"))', 'joblib.load a.joblib'],
    ['joblib.load(\n    filename="a.joblib",\n)', 'joblib.load a.joblib'],
    ['p = "a.pkl"\nwith open(p, "rb") as f:\n    m = pickle.load(f)', 'pickle.load a.pkl'],
    ['p: str = "a.pkl"\nf = open(p, "rb")\npickle.load(f)', 'pickle.load a.pkl'],
    ['pickle.load((Path("m") / "a.pkl").open("rb"))', 'pickle.load m/a.pkl'],
    ['joblib.load(str(Path("m") / "n" / "a"))', 'joblib.load m/n/a'],
    ['with open("b") as g, open("a") as f:\n    pickle.load(f)', 'pickle.load a'],
    ['p = "m"\np = os.path.join(p, "a")\njoblib.load(p)', 'joblib.load m/a'],
  ])('%j', (python, expected) => {
    expect(told(python)).toEqual([expected]);
  });

  it.each([
    '# joblib.load("a")',
    'text = """joblib.load("a")"""',
    'text = \'joblib.load("a")\'',
    'joblib.load(path)',
    'joblib.load(f"{a}.joblib")',
    'joblib.load("a" + name)',
    'self.joblib.load("a")',
    'json.load(open("a.json"))',
    'loads("a")',
    'joblib.load(folder / "a")',
    'joblib.load(Path(__file__).parent)',
    'p = p\njoblib.load(p)',
  ])('are not %j', (python) => {
    expect(told(python)).toEqual([]);
  });

  it('have the range of the literal', () => {
    const python = 'é = joblib.load( "a.joblib" )';
    const [found] = findLoads(python);
    expect(python.slice(found?.start, found?.end)).toBe('"a.joblib"');
  });

  it.each([
    ['HERE = Path(__file__).parent\njoblib.load(HERE / "a")', 'a'],
    ['HERE = Path(__file__).resolve().parent.parent\nM = HERE / "m"\njoblib.load(M / "a")', '../m/a'],
    ['joblib.load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "m", "a"))', 'm/a'],
    ['with open(Path(__file__).parent / "a", "rb") as f:\n    pickle.load(f)', 'a'],
  ])('start from the folder of the script: %j', (python, path) => {
    const found = findLoads(python);
    expect(found).toMatchObject([{ path, fromScript: true }]);
    expect(found.map(({ start, end }) => python.slice(start, end))).toEqual(['"a"']);
  });

  it('are those of the last assignment before them', () => {
    expect(told('f = open("a")\npickle.load(f)\nf = open("b")\npickle.load(f)')).toEqual([
      'pickle.load a',
      'pickle.load b',
    ]);
  });
});
