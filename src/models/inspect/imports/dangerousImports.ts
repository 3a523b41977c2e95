const words = (text: string) => text.split(/\s+/);

/** Packages and modules of which anything that is called may run a command, load code or write files. */
export const dangerousModules: ReadonlySet<string> = new Set(
  words(
    `os nt posix subprocess commands sys runpy pty socket ssl shutil ctypes importlib pkgutil pickle _pickle
    cPickle dill cloudpickle joblib marshal code codeop operator _operator asyncio multiprocessing threading signal atexit bdb
    pdb cProfile profile timeit trace doctest pydoc pip ensurepip venv idlelib lib2to3 test unittest webbrowser http httplib
    urllib urllib2 urllib3 requests httpx aiohttp smtplib ftplib imaplib poplib nntplib telnetlib xmlrpc socketserver tempfile
    glob fileinput linecache logging tarfile zipfile zipimport zipapp sqlite3 mmap shelve dbm inspect gc weakref concurrent
    platform distutils setuptools pkg_resources compileall py_compile imp site sysconfig cgi cgitb crypt
    curses readline rlcompleter resource fcntl termios tty msvcrt winreg winsound _winapi nturl2path antigravity turtle tkinter
    turtledemo symtable dis ast tokenize faulthandler selectors select sched queue contextlib pyclbr
    numpy.f2py numpy.testing numpy.distutils numpy.lib.npyio numpy.lib._npyio_impl numpy.lib._datasource numpy.ctypeslib numpy.lib.utils
    torch.hub torch.jit torch._dynamo torch._inductor torch.compile torch.utils torch.fx torch.package torch.serialization torch.multiprocessing torch.distributed torch.ops torch.classes torch._C
    pandas.io pandas.eval pandas.core.computation pandas.util
    skops fickling picklescan modelscan tensorflow.io paramiko fabric IPython ipykernel nbconvert pexpect sh plumbum psutil`,
  ),
);

/** Names that are dangerous in the module, the others are only unknown. */
export const dangerousNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      [
        'builtins',
        'eval exec compile open getattr setattr delattr __import__ breakpoint globals locals vars input execfile apply file help memoryview __build_class__',
      ],
      ['types', 'CodeType FunctionType LambdaType ModuleType MethodType'],
      ['torch', 'load save compile jit hub'],
      ['torch.storage', '_load_from_bytes'],
      ['torch._utils', '_import_dotted_name'],
      ['numpy', 'load loads save savez loadtxt genfromtxt fromfile memmap DataSource f2py testing distutils'],
      ['pandas', 'read_pickle read_csv read_json read_sql eval to_pickle HDFStore ExcelFile'],
      ['numpy.core.multiarray', 'fromfile'],
      ['numpy._core.multiarray', 'fromfile'],
      ['copyreg', 'add_extension remove_extension clear_extension_cache pickle constructor dispatch_table'],
      ['re', 'template Scanner'],
      ['collections', 'namedtuple _sys _eq'],
      ['uuid', '_get_command_stdout _popen getnode _ipconfig_getnode _ifconfig_getnode'],
      ['mlflow.pyfunc', 'load_model'],
      ['scipy.io', 'loadmat'],
    ] as const
  ).map(([module, names]) => [module, new Set(words(names))]),
);

/**
 * What cloudpickle rebuilds functions and classes with that are in the file itself, as MLflow saves a `PythonModel`: nobody can
 * tell what such a program does, but it is one that somebody wrote, not a call that no model needs.
 */
export const programBuilders: ReadonlySet<string> = new Set(
  words(
    `_builtin_type _class_setstate _function_setstate _function_getstate _make_cell _make_empty_cell _make_function
    _make_skeleton_class _make_skeleton_enum _make_typevar _make_dict_keys _make_dict_values _make_dict_items
    _lookup_class_or_track subimport dynamic_subimport`,
  ),
);

export const programModules: ReadonlySet<string> = new Set(['cloudpickle.cloudpickle', 'cloudpickle.cloudpickle_fast']);

/** Modules of Python that begin with an underscore and are harmless where the allow list has their names. */
export const privateButKnown: ReadonlySet<string> = new Set(['__main__', '__torch__', '_codecs', '__mp_main__']);

/** Names of Python 2 that Python 3 still takes in old protocols (CPython's `_compat_pickle`). */
export const renamedModules: ReadonlyMap<string, string> = new Map([
  ['__builtin__', 'builtins'],
  ['exceptions', 'builtins'],
  ['copy_reg', 'copyreg'],
  ['cPickle', '_pickle'],
  ['commands', 'subprocess'],
  ['UserDict', 'collections'],
  ['UserList', 'collections'],
  ['UserString', 'collections'],
]);
