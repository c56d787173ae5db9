"""A computer whose settings are meant for other work, all of them at once: each alone has stopped somebody's start."""

import json
import sys

NOWHERE = "/proc/nowhere" if sys.platform != "win32" else "Z:\\nowhere"
OTHER = "raise SystemExit('this belongs to other work')\n"
SERVER = """
c.ServerApp.preferred_dir = '/'
c.ServerApp.base_url = '/elsewhere/'
c.ServerApp.contents_manager_class = 'no_such_module.Manager'
c.PasswordIdentityProvider.hashed_password = 'argon2:none'
c.MultiKernelManager.default_kernel_name = 'no-such-kernel'
c.LabApp.app_dir = '/'
"""
PIP_CONF = "[global]\nuser = true\nquiet = 2\n[install]\ntarget = {0}\nno-deps = true\nrequirement = {0}\n"
FOR_PIP = {
    "USER": "1", "TARGET": NOWHERE, "PREFIX": NOWHERE, "ROOT": NOWHERE, "DRY_RUN": "1", "NO_DEPS": "1", "LOG": NOWHERE,
    "REQUIREMENT": NOWHERE, "REQUIRE_HASHES": "1", "NO_BUILD_ISOLATION": "0", "QUIET": "3", "PYTHON": NOWHERE,
    "REQUIRE_VIRTUALENV": "1", "PLATFORM": "none", "NO_BINARY": ":all:", "UPGRADE_STRATEGY": "none",
}  # fmt: skip


def write(file, text):
    """Write a file and the folders above it; gives its path as text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def hostile(folder):
    """{variable: value}, and in `folder` the files that they lead to."""
    home, other = folder / "home", folder / "other"
    kernel = json.dumps({"argv": [sys.executable, "-c", OTHER], "display_name": "Other", "language": "python"})
    packages = f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    for place in (other, other / packages):
        write(place / "helpers/__init__.py", OTHER)
        write(place / "numpy/__init__.py", OTHER)
        write(place / "small_steps-9.9.dist-info/METADATA", "Metadata-Version: 2.1\nName: small-steps\nVersion: 9.9\n")
        write(place / "packaging-99.dist-info/METADATA", "Metadata-Version: 2.1\nName: packaging\nVersion: 99\n")
    for place in (other, home / ".local/share/jupyter"):
        write(place / "kernels/python3/kernel.json", kernel)
    for place in (other, home / ".jupyter"):
        write(place / "jupyter_server_config.py", SERVER)
    for place in (other, home / ".ipython"):
        write(place / "profile_default/startup/first.py", OTHER)
    for place in (other, home / ".config/matplotlib"):
        write(place / "matplotlibrc", "axes.facecolor: black\nno.such.setting: 1\n")
    write(home / ".config/pip/pip.conf", PIP_CONF.format(other))
    variables = {
        "HOME": home, "XDG_DATA_HOME": NOWHERE, "XDG_CACHE_HOME": NOWHERE,
        "PYTHONPATH": other, "PYTHONUSERBASE": other, "PYTHONSTARTUP": write(other / "startup.py", OTHER),
        "PYTHONSAFEPATH": 1, "PYTHONOPTIMIZE": 2, "PYTHONWARNINGS": "error", "PYTHONDEVMODE": 1, "PYTHONHASHSEED": 0,
        "PYTHONBREAKPOINT": "nowhere.at_all", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": 0, "PYTHONCASEOK": 1,
        "PYTHONTRACEMALLOC": 1, "LC_ALL": "C", "VIRTUAL_ENV": other, "EBPYTHONPREFIXES": other,
        "CONDA_PREFIX": other, "CONDA_DEFAULT_ENV": "other",
        "JUPYTER_PATH": other, "JUPYTER_CONFIG_DIR": other, "JUPYTER_CONFIG_PATH": other, "JUPYTER_DATA_DIR": NOWHERE,
        "JUPYTER_RUNTIME_DIR": NOWHERE, "JUPYTER_PREFER_ENV_PATH": 0, "JUPYTER_NO_CONFIG": "", "JUPYTER_TOKEN": "",
        "JUPYTER_GATEWAY_URL": "http://127.0.0.1:9", "JUPYTER_PORT": 1, "JUPYTERLAB_DIR": other,
        "JUPYTERLAB_SETTINGS_DIR": NOWHERE, "JUPYTERLAB_WORKSPACES_DIR": NOWHERE, "IPYTHONDIR": other,
        "IPYTHON_SUPPRESS_CONFIG_ERRORS": "perhaps", "JPY_PARENT_PID": 1, "IPYKERNEL_CELL_NAME": "other",
        "TRAITLETS_APPLICATION_RAISE_CONFIG_FILE_ERROR": "perhaps",
        "MPLBACKEND": "no_such_backend", "MPLCONFIGDIR": NOWHERE, "MATPLOTLIBRC": other / "matplotlibrc",
        "PYTEST_ADDOPTS": "-k nothing --no-such-option", "PYTEST_PLUGINS": "no_such_plugin",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": 1, "FORCE_COLOR": 1,
    }  # fmt: skip
    return {name: str(value) for name, value in (variables | {f"PIP_{n}": v for n, v in FOR_PIP.items()}).items()}
