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
    ['np.load("a.npy", None, True)', 'numpy.load a.npy'],
    ['np.load(\n    "a.npy",\n    allow_pickle=not args.safe,  # allow_pickle=False\n)', 'numpy.load a.npy'],
    ['torch.load("a.pt", map_location=at("b", 1), weights_only=None)', 'torch.load a.pt'],
    ['pd.read_pickle(r"a\\b.pkl")', 'pandas.read_pickle a\\b.pkl'],
    ['import skops.io as sio\nsio.load("a.skops", trusted=[])', 'skops.io.load a.skops'],
    ['mlflow.sklearn.load_model("runs/model")', 'mlflow.sklearn.load_model runs/model'],
    ['from pathlib import Path\njoblib.load(Path("a.joblib"))', 'joblib.load a.joblib'],
    ['pickle.loads(Path("m/a.pkl").read_bytes())', 'pickle.loads m/a.pkl'],
    ['pickle.loads(open("a.pkl", "rb").read())', 'pickle.loads a.pkl'],
    ['with open("a", "rb") as f:\n    cloudpickle.loads(f.read())', 'cloudpickle.loads a'],
    ['from dill import loads\nb = (Path("m") / "a").read_bytes()\nloads(b)', 'dill.loads m/a'],
    ['joblib.load(\n    filename="a.joblib",\n)', 'joblib.load a.joblib'],
    ['p = "a.pkl"\nwith open(p, "rb") as f:\n    m = pickle.load(f)', 'pickle.load a.pkl'],
    ['p: str = "a.pkl"\nf = open(p, "rb")\npickle.load(f)', 'pickle.load a.pkl'],
    ['pickle.load((Path("m") / "a.pkl").open("rb"))', 'pickle.load m/a.pkl'],
    ['joblib.load(str(Path("m") / "n" / "a"))', 'joblib.load m/n/a'],
    ['with open("b") as g, open("a") as f:\n    pickle.load(f)', 'pickle.load a'],
    ['p = "m"\np = os.path.join(p, "a")\njoblib.load(p)', 'joblib.load m/a'],
    ['NAME = "a"\np = Path("m") / NAME\nmodel = joblib.load(p)', 'joblib.load m/a'],
    ['NAME = "a"\r\np = Path("m") / NAME\r\nmodel = joblib.load(p)', 'joblib.load m/a'],
    ['F = Path("m/n")\njoblib.load(F.parent / "a")', 'joblib.load m/n/../a'],
    ['F = Path("m/a")\njoblib.load(F.resolve().as_posix())', 'joblib.load m/a'],
    ['HERE = Path(__file__).parent\njoblib.load(f"{HERE}/a.pkl")', 'joblib.load a.pkl'],
    ['M = "m"\njoblib.load(f"{M}/a.pkl")', 'joblib.load m/a.pkl'],
    ['M = "m"\np = f"{M}/a.pkl"\njoblib.load(p)', 'joblib.load m/a.pkl'],
    ["M = Path('m') / 'n'\nN = 'a'\njoblib.load(F'{ M }/{N!s}.pkl')", 'joblib.load m/n/a.pkl'],
    ['V = "2"\njoblib.load(Path("m") / f"{{a}}-{V}.pkl")', 'joblib.load m/{a}-2.pkl'],
    ['joblib.load(f"m/a.pkl")', 'joblib.load m/a.pkl'],
    ['M = "m"\njoblib.load(os.path.join(M, "a.pkl"))', 'joblib.load m/a.pkl'],
    ['M = "m"\nwith open(rf"{M}/a.pkl", "rb") as f:\n    pickle.load(f)', 'pickle.load m/a.pkl'],
    ['joblib.load("a" if small else "b")', 'joblib.load a'],
    ['p = "a"\njoblib.load(p if small else q)', 'joblib.load a'],
    ['if small: p = "a"\njoblib.load(p)', 'joblib.load a'],
    ['p = q = "a"; joblib.load(p)', 'joblib.load a'],
    ['p = Path("a.pkl")\npickle.load(p.open("rb"))', 'pickle.load a.pkl'],
    ['p = Path("a.pkl")\nwith p.open("rb") as f:\n    pickle.load(f)', 'pickle.load a.pkl'],
    ['with (Path("m") / "a.pkl").open("rb") as f:\n    pickle.load(f)', 'pickle.load m/a.pkl'],
    ['with (\n    open("b") as g,\n    open("a") as f,\n):\n    pickle.load(f)', 'pickle.load a'],
    ['import gzip\nwith gzip.open("a.pkl.gz") as f:\n    pickle.load(f)', 'pickle.load a.pkl.gz'],
    ['p = "a"\nif newer:\n    p = get()\njoblib.load(p)', 'joblib.load a'],
    ['p = "a"\ndef other():\n    p = get()\n\njoblib.load(p)', 'joblib.load a'],
    [
      'p = "a"  # the best one\ndef save(p="b"):\n    pass\nfoo(p="c")\nfoo(\n    p="d",\n)\njoblib.load(p)',
      'joblib.load a',
    ],
    [
      'M = "a"\ndef train(args):\n    M = args.out\n    return M\ndef predict():\n    return joblib.load(M)',
      'joblib.load a',
    ],
    [
      'p = "a"\ndef train(files):\n    for p in files:\n        print(p)\ndef load():\n    return joblib.load(p)',
      'joblib.load a',
    ],
    [
      'f = open("a")\ndef a(x):\n    with x.open() as f:\n        f.read()\ndef b():\n    pickle.load(f)',
      'pickle.load a',
    ],
    ['p = "a"\ndef g(): p = 1\ndef h():\n    return joblib.load(p)', 'joblib.load a'],
    ['p = "a"\nif x: p = get()\njoblib.load(p)', 'joblib.load a'],
    ['p = "a"\nif (x and\n    y): p = get()\njoblib.load(p)', 'joblib.load a'],
    ['p = "a"\nif x:\n    p = get()\ndef load():\n    return joblib.load(p)', 'joblib.load a'],
    ['p = "a"\nclass A:\n    p = get()\n    def load(self):\n        return joblib.load(p)', 'joblib.load a'],
    ['class A:\n    p = "a"\n    m = joblib.load(p)', 'joblib.load a'],
    ['p = None\ndef init():\n    global p\n    p = "a"\ndef load():\n    return joblib.load(p)', 'joblib.load a'],
    ['p = "a"\ndef init():\n    global p, q\n    p = get()\ndef load():\n    return joblib.load(p)', 'joblib.load a'],
    [
      'def outer():\n    p = "a"\n    def inner(\n        q: Dict[str, p] = (1, p),\n    ) -> None:\n        joblib.load(p)',
      'joblib.load a',
    ],
    ['p = "a"\ndef load(p=joblib.load(p)):\n    pass', 'joblib.load a'],
    ['p = "a"\ndef f(x):\n    y = x + \\\n1\n    p = get()\njoblib.load(p)', 'joblib.load a'],
  ])('%j', (python, expected) => {
    expect(told(python)).toEqual([expected]);
  });

  it.each([
    '# joblib.load("a")',
    'text = """joblib.load("a")"""',
    'text = \'joblib.load("a")\'',
    'joblib.load(path)',
    'joblib.load(f"{a}.joblib")',
    'M = get()\njoblib.load(f"{M}/a.pkl")',
    'def load(M):\n    return joblib.load(f"{M}/a.pkl")\nM = "m"',
    'M = "m"\nM = get()\njoblib.load(f"{M}/a.pkl")',
    'M = "m"\njoblib.load(f"{M.upper()}/a.pkl")',
    'M = "m"\njoblib.load(f"{M:>9}/a.pkl")',
    'M = "m"\njoblib.load(f"{M!r}/a.pkl")',
    'M = "m"\njoblib.load(f"{M}/a.pkl".lower())',
    'M = "m"\njoblib.load(f"{M}/a" + ".pkl")',
    'joblib.load(f"{M}/{}.pkl")',
    'M = Path(__file__).parent\njoblib.load(f"a{M}/a.pkl")',
    'joblib.load("a" + name)',
    'self.joblib.load("a")',
    'json.load(open("a.json"))',
    'loads("a")',
    'np.load("a.npy")',
    'np.load("a.npy", mmap_mode="r", allow_pickle=False)',
    'np.load("a.npy", "r", False)',
    'np.load("a.npy")["x"], dict(allow_pickle=True)',
    'import torch as t\nt.load("a.pt", map_location={"a": "b"}, weights_only = True)',
    'joblib.load(folder / "a")',
    'joblib.load(Path(__file__).parent)',
    'p = p\njoblib.load(p)',
    'joblib.load(Path("a").with_name("b"))',
    'joblib.load(Path("a").with_suffix(".b"))',
    'joblib.load("a".replace("a", "b"))',
    'joblib.load("a"\n  .replace("a", "b"))',
    'joblib.load("a/" "b")',
    'p = Path("a").with_name("b")\njoblib.load(p)',
    'c = "a"\njoblib.load(c.path)',
    'c = Path("a")\njoblib.load(c.name / "b")',
    'def save(p="a"):\n    pass\njoblib.load(p)',
    'foo(p="a")\njoblib.load(p)',
    'foo(\n    p="a",\n)\njoblib.load(p)',
    'p = "a"\np = Path(p).with_name("b")\njoblib.load(p)',
    'def load(p):\n    p = "a"\n    p = Path(p).with_suffix(".b")\n    with open(p) as f:\n        return pickle.load(f)',
    'p = "a"\nfor p in found:\n    joblib.load(p)',
    'p = "a"\np += ".b"\njoblib.load(p)',
    'p = Path("a")\np /= "b"\njoblib.load(p)',
    'f = open("a")\nwith get() as f:\n    pickle.load(f)',
    'pickle.load(p.open("rb"))',
    'pickle.load(self.p.open("rb"))',
    'with p.open("rb") as f:\n    pickle.load(f)',
    'with p.open(mode="rb") as f, q.open("wb") as g:\n    pickle.load(f)',
    'p = "a"\ndef load(x, *, p: str):\n    return joblib.load(p)',
    'p = "a"\nasync def load(\n    x=(1, 2),\n    **p,\n):\n    if x:\n        return joblib.load(p)',
    'p = "a"\ndef load(p): return joblib.load(p)',
    'p = "a"\ndef outer(p):\n    def inner():\n        return joblib.load(p)',
    'p = "a"\ndef load(x):\n    if x:\n        p = get()\n    return joblib.load(p)',
    'p = "a"\ndef load():\n    global p\n    p = get()\n    return joblib.load(p)',
    'def save():\n    p = "a"\njoblib.load(p)',
    'class A:\n    p = "a"\n    def load(self):\n        return joblib.load(p)',
    'p = "a"\nfor x in y: p = get(); joblib.load(p)',
  ])('are not %j', (python) => {
    expect(told(python)).toEqual([]);
  });

  it.each([
    ['é = joblib.load( "a.joblib" )', '"a.joblib"'],
    ['p = "a"\njoblib.load(p, mmap_mode="r")', 'p'],
    ['joblib.load(\n    filename="a",  # the best one\n)', '"a"'],
    ['with open("a", "rb") as f:\n    m = pickle.load(f)', 'f'],
    ['pickle.load(open(os.path.join("m", "a"), "rb"))', 'open(os.path.join("m", "a"), "rb")'],
    ['joblib.load("a" if small else ["b", "c"][0])', '"a" if small else ["b", "c"][0]'],
    ['joblib.load("a"', '"a"'],
  ])('have the range of the argument: %j', (python, argument) => {
    expect(findLoads(python).map(({ start, end }) => python.slice(start, end))).toEqual([argument]);
  });

  it.each([
    ['HERE = Path(__file__).parent\njoblib.load(HERE / "a")', 'a'],
    ['HERE = Path(__file__).resolve().parent.parent\nM = HERE / "m"\njoblib.load(M / "a")', '../m/a'],
    ['joblib.load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "m", "a"))', 'm/a'],
    ['HERE = Path(__file__).parent\njoblib.load(HERE.parent / "a")', '../a'],
    ['F = Path(__file__)\njoblib.load(F.resolve().parent / "a")', '__file__/../a'],
    ['with open(Path(__file__).parent / "a", "rb") as f:\n    pickle.load(f)', 'a'],
  ])('start from the folder of the script: %j', (python, path) => {
    expect(findLoads(python)).toMatchObject([{ path, fromScript: true }]);
  });

  it.each([
    ['torch.load("a.pt")', ' of PyTorch before 2.6, or with weights_only=False,'],
    ['torch.load("a.pt", weights_only=None)', ' of PyTorch before 2.6, or with weights_only=False,'],
    ['torch.load("a.pt", weights_only=False)', ''],
    ['torch.load("a.pt", weights_only=args.safe)', ''],
    ['np.load("a.npy", allow_pickle=True)', ''],
    ['joblib.load("a", weights_only=True)', ''],
  ])('have the condition under which they run what is loaded: %j', (python, when) => {
    expect(findLoads(python)).toMatchObject([{ when }]);
  });

  it.each([
    ['mlflow.load_model("m")', true],
    ['from mlflow import xgboost as x\nx.load_model(model_uri="m")', true],
    ['mlflow.pyfunc.load_model("m")', true],
    ['keras.models.load_model("m")', false],
  ])('are of a folder where MLflow loads it: %j', (python, isFolder) => {
    expect(findLoads(python)).toMatchObject([{ path: 'm', isFolder }]);
  });

  it('are those of the last assignment before them', () => {
    expect(told('f = open("a")\npickle.load(f)\nf = open("b")\npickle.load(f)')).toEqual([
      'pickle.load a',
      'pickle.load b',
    ]);
  });

  it('are found beside brackets that nest without an end', () => {
    expect(told(`joblib.load(${'('.repeat(3000)})\njoblib.load("a")`)).toEqual(['joblib.load a']);
  });

  it('are found behind any number of others, however often their names are given a value', () => {
    const others = 'x = get()\nnp.load(x)\n'.repeat(6000);
    expect(told(`${others}p = "a"\njoblib.load(p)\njoblib.load(x)`)).toEqual(['joblib.load a']);
  });

  it('are found behind any number of functions that use their names for something else', () => {
    const others = Array.from({ length: 6000 }, (_, i) => `def f${i}(x):\n    p = x\n    np.load(p)\n`).join('');
    expect(told(`p = "a"\n${others}joblib.load(p)\ndef g():\n    joblib.load(p)`)).toEqual([
      'joblib.load a',
      'joblib.load a',
    ]);
  });

  it('are found beside names that stand for one another in too many ways', () => {
    const others = Array.from({ length: 30 }, (_, i) => `p${i + 1} = p${i} / p${i}\n`.repeat(9)).join('');
    expect(told(`p0 = get()\n${others}joblib.load(p30)\np = "a"\njoblib.load(p)`)).toEqual(['joblib.load a']);
  });

  it('are found beside a path that doubles again and again', () => {
    const others = Array.from({ length: 30 }, (_, i) => `p${i + 1} = p${i} / p${i}\n`).join('');
    expect(told(`p0 = Path("b")\n${others}joblib.load(p30)\njoblib.load("a")`)).toEqual(['joblib.load a']);
  });

  it('are found within any number of calls that nobody closed', () => {
    const open = 'np.load("b", '.repeat(20_000);
    expect(told(`${open}allow_pickle=True\njoblib.load("a")`).at(-1)).toBe('joblib.load a');
  });

  it('are found behind a long comment', () => {
    const comment = `# ${'-'.repeat(100_000)}`;
    expect(told(`joblib.load(${comment}\n  get())\njoblib.load(${comment}\n  "a")`)).toEqual(['joblib.load a']);
  });
});
