"""Pack `dist/workshop.zip`: all that a class without internet needs, for machines like this one.

site/     the built site; open `site/index.html`
wheels/   every locked package as a wheel for this platform and Python, for `tools/set_up.py` without a network
sources/  the project as it is in git
READ-ME-FIRST.txt
"""

import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "dist" / "workshop.zip"
LOCKS = ("requirements.txt", "requirements/dot.txt")
READ_ME = """Profiling in Python: the workshop without internet
===================================================

To read: open site/index.html in a browser. Everything on it works from the disk.

To let a room read it, in their browsers: python3 -m http.server --directory site 8000
and they open this machine's address with :8000 behind it.

To run the tool (Python {version} on a machine like the one this was packed on: {platform}):

    cd sources
    {offline}
    {python} tools/set_up.py
    {in_venv} -m demo profile
"""


def main() -> None:
    """Collect the three folders into one zip."""
    TARGET.parent.mkdir(exist_ok=True)
    wheels = TARGET.parent / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--dest", str(wheels)]
    subprocess.run([*download, *(option for lock in LOCKS for option in ("-r", lock))], check=True, cwd=ROOT)
    archive = subprocess.run(["git", "archive", "HEAD"], check=True, capture_output=True, cwd=ROOT).stdout
    with (
        zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as packed,
        tarfile.open(fileobj=io.BytesIO(archive)) as sources,
    ):
        packed.writestr("READ-ME-FIRST.txt", read_me())
        for folder, name in ((ROOT / "site", "site"), (wheels, "wheels")):
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    packed.write(file, f"{name}/{file.relative_to(folder).as_posix()}")
        for member in sources:
            if member.isfile() and (content := sources.extractfile(member)):
                packed.writestr(f"sources/{member.name}", content.read())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1e6:.1f} MB")


def read_me() -> str:
    """Fill in this platform's own commands."""
    windows = sys.platform == "win32"
    return READ_ME.format(
        version=f"{sys.version_info.major}.{sys.version_info.minor}",
        platform=sys.platform,
        offline=("set PIP_NO_INDEX=1 && set " if windows else "export PIP_NO_INDEX=1 ") + "PIP_FIND_LINKS=../wheels",
        python="py" if windows else "python3",
        in_venv=r".venv\Scripts\python" if windows else ".venv/bin/python",
    )


if __name__ == "__main__":
    main()
