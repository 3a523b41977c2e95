/** Names that do nothing but make the value that they say. `Name`: every class of the module, told by its capital. */
type Allowed = readonly string[] | 'classes';

const exceptions =
  'BaseException Exception ArithmeticError AssertionError AttributeError EOFError FloatingPointError ImportError IndexError KeyError LookupError NotImplementedError OSError OverflowError RuntimeError StopIteration SyntaxError TypeError UnicodeError ValueError Warning DeprecationWarning FutureWarning UserWarning RuntimeWarning ZeroDivisionError';

const words = (text: string) => text.split(' ');

const dtypes = words(
  'bool bool_ int8 int16 int32 int64 intc intp int_ longlong uint8 uint16 uint32 uint64 uintc uintp uint ulonglong float16 float32 float64 float128 float_ longdouble complex64 complex128 complex256 str_ bytes_ object_ void datetime64 timedelta64 generic number integer floating inexact',
);

/** Functions of numbers, which scikit-learn's FunctionTransformer is often given. */
const numberFunctions = words(
  'abs absolute sqrt cbrt square log log2 log10 log1p exp exp2 expm1 sin cos tan arcsin arccos arctan sinh cosh tanh sign floor ceil rint reciprocal negative mean median sum min max std var nan_to_num clip',
);

const rebuildTensor = words(
  '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state _rebuild_qtensor _rebuild_sparse_tensor _rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage',
);

const torchNames = words(
  'Size device dtype Tensor float float16 float32 float64 double half bfloat16 int8 int16 int32 int64 uint8 bool complex64 complex128 qint8 quint8 qint32 per_tensor_affine per_channel_affine contiguous_format channels_last strided sparse_coo FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QUInt8Storage QInt32Storage UntypedStorage',
);

/** By exact module. What is not here and in no library below is not known, and has to be trusted by a person. */
export const allowedModules: ReadonlyMap<string, Allowed> = new Map<string, Allowed>([
  [
    'builtins',
    words(`set list dict tuple int float str bool bytes bytearray complex object slice range frozenset ${exceptions}`),
  ],
  ['collections', ['OrderedDict', 'defaultdict', 'deque', 'Counter']],
  ['copyreg', ['_reconstructor', '__newobj__', '__newobj_ex__']],
  ['_codecs', ['encode']],
  ['array', ['array', '_array_reconstructor']],
  ['datetime', ['date', 'datetime', 'time', 'timedelta', 'timezone']],
  ['decimal', ['Decimal']],
  ['fractions', ['Fraction']],
  ['uuid', ['UUID']],
  ['random', ['Random']],
  ['re', ['_compile']],
  ['types', ['SimpleNamespace']],
  ['argparse', ['Namespace']],
  ['pathlib', ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']],
  ['pathlib._local', ['PosixPath', 'WindowsPath', 'PurePosixPath', 'PureWindowsPath']],
  ['numpy', [...dtypes, ...numberFunctions, 'ndarray', 'dtype', 'matrix', 'recarray']],
  ...['numpy.core', 'numpy._core'].flatMap((core): readonly (readonly [string, Allowed])[] => [
    [core, ['_ufunc_reconstruct']],
    [`${core}.multiarray`, ['_reconstruct', 'scalar', 'ndarray', 'dtype']],
    [`${core}._multiarray_umath`, ['_reconstruct', 'scalar']],
    [`${core}.numeric`, ['_frombuffer']],
    [`${core}.fromnumeric`, numberFunctions],
    [`${core}.umath`, numberFunctions],
    [`${core}.records`, ['recarray', 'record']],
  ]),
  ['numpy.lib._nanfunctions_impl', words('nanmean nanmedian nanmax nanmin nanstd nansum')],
  ['numpy.ma.core', ['MaskedArray', '_mareconstruct']],
  ['numpy.ma', ['MaskedArray']],
  ['numpy.matrixlib.defmatrix', ['matrix']],
  ['numpy.random', ['RandomState', 'Generator']],
  ['numpy.random.mtrand', ['RandomState']],
  ['numpy.random._generator', ['Generator']],
  ['numpy.random._mt19937', ['MT19937']],
  ['numpy.random._pcg64', ['PCG64', 'PCG64DXSM']],
  ['numpy.random._philox', ['Philox']],
  ['numpy.random._sfc64', ['SFC64']],
  ['numpy.random.bit_generator', ['SeedSequence', '__pyx_unpickle_SeedSequence']],
  ['numpy.random._bit_generator', ['SeedSequence']],
  ['numpy.random._pickle', ['__randomstate_ctor', '__bit_generator_ctor', '__generator_ctor']],
  ['joblib.numpy_pickle', ['NumpyArrayWrapper']],
  ...['bsr', 'coo', 'csc', 'csr', 'dia', 'dok', 'lil'].flatMap((kind): readonly (readonly [string, Allowed])[] =>
    [`scipy.sparse._${kind}`, `scipy.sparse.${kind}`].map((module) => [module, [`${kind}_matrix`, `${kind}_array`]]),
  ),
  ...['scipy.special', 'scipy.special._ufuncs', 'scipy.special._special_ufuncs'].map(
    (module) => [module, words('expit logit log_expit boxcox boxcox1p inv_boxcox inv_boxcox1p xlogy xlog1py')] as const,
  ),
  ['scipy.interpolate._bsplines', ['BSpline']],
  ['scipy.interpolate._interpolate', ['interp1d', 'PPoly']],
  ['scipy.spatial._ckdtree', ['cKDTree']],
  ['scipy.spatial._kdtree', ['KDTree']],
  ['pandas.core.frame', ['DataFrame']],
  ['pandas.core.series', ['Series']],
  [
    'pandas',
    words(
      'DataFrame Series Timestamp Timedelta StringDtype CategoricalDtype Index RangeIndex MultiIndex DatetimeIndex Categorical',
    ),
  ],
  ['pandas.arrays', 'classes'],
  // Texts of pandas 3 are arrays of Arrow.
  ['pyarrow.lib', ['_restore_array', 'py_buffer', 'type_for_alias']],
  ['pandas.core.internals.managers', ['BlockManager', 'SingleBlockManager']],
  ['pandas.core.internals.blocks', ['new_block']],
  ['pandas.core.indexes.base', ['Index', '_new_Index']],
  ['pandas.core.indexes.range', ['RangeIndex']],
  ['pandas.core.indexes.numeric', ['Int64Index', 'Float64Index', 'UInt64Index']],
  ['pandas.core.indexes.multi', ['MultiIndex']],
  ['pandas.core.indexes.category', ['CategoricalIndex']],
  ['pandas.core.indexes.datetimes', ['DatetimeIndex', '_new_DatetimeIndex']],
  ['pandas.core.indexes.frozen', ['FrozenList']],
  ['pandas.core.dtypes.dtypes', 'classes'],
  ['pandas.core.flags', ['Flags']],
  ...words(
    'categorical datetimes timedeltas integer floating boolean string_ numpy_ base masked string_arrow sparse.array arrow.array',
  ).map((module) => [`pandas.core.arrays.${module}`, 'classes'] as const),
  ['pandas._libs.internals', ['_unpickle_block', 'BlockPlacement']],
  ['pandas._libs.arrays', ['__pyx_unpickle_NDArrayBacked', 'NDArrayBacked']],
  ['pandas._libs.tslibs.timestamps', ['Timestamp', '_unpickle_timestamp']],
  ['pandas._libs.tslibs.timedeltas', ['Timedelta', '_timedelta_unpickle']],
  ['xgboost.core', ['Booster']],
  ['xgboost.sklearn', 'classes'],
  ['lightgbm.basic', ['Booster']],
  ['lightgbm.sklearn', 'classes'],
  ['catboost.core', words('CatBoost CatBoostClassifier CatBoostRegressor CatBoostRanker')],
  ['torch', torchNames],
  ['torch._utils', rebuildTensor],
  ['torch._tensor', ['Tensor', '_rebuild_from_type_v2']],
  ['torch.nn.parameter', ['Parameter', 'Buffer', 'UninitializedParameter']],
  ['torch.storage', words('UntypedStorage TypedStorage _TypedStorage _UntypedStorage')],
  ['torch.serialization', ['_get_layout']],
]);

/** Packages whose classes only hold what was learned, with what is below them. */
export const allowedLibraries: readonly string[] = [
  ...words(
    'base calibration cluster compose covariance cross_decomposition decomposition discriminant_analysis dummy ensemble exceptions feature_extraction feature_selection frozen gaussian_process impute isotonic kernel_approximation kernel_ridge linear_model manifold metrics mixture model_selection multiclass multioutput naive_bayes neighbors neural_network pipeline preprocessing random_projection semi_supervised svm tree _loss',
  ).map((part) => `sklearn.${part}`),
  'sklearn.utils._bunch',
  'sklearn.utils._metadata_requests',
  'sklearn.utils._random',
  'torch.nn.modules',
];

/** Modules that no class of a library above is taken from: they reach beyond what was learned. */
export const notOfLibraries =
  /(^|\.)(tests|testing|_testing|conftest|externals|datasets|experimental|_plot|setup)(\.|$)/;

/** Classes that modules of libraries bring along from elsewhere. */
export const notClassesOfLibraries =
  /^(Parallel|Memory|Popen|Path|Thread|Process|Pool|Executor|Queue|Logger|TempMemmap)|Pool(Executor)?$/;

/** Functions of scikit-learn that compute numbers, and those that its Cython classes are rebuilt with. */
export const allowedFunctions: readonly RegExp[] = [
  /^sklearn\.metrics\.[\w.]+\.\w+_(score|loss|error|deviance|kernel|distances)$/,
  /^sklearn\.(metrics\._dist_metrics|neighbors\._(kd|ball)_tree|metrics\._pairwise_distances_reduction\.[\w]+)\.newObj(32|64)?$/,
  /^sklearn\.feature_selection\._(univariate_selection\.(f_classif|f_regression|f_oneway|chi2|r_regression)|mutual_info\.mutual_info_(classif|regression))$/,
  /^sklearn\.(tree|neighbors|ensemble|_loss|linear_model|svm|utils)\.[\w.]+\.__pyx_unpickle_\w+$/,
];
