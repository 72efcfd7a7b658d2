"""Make the files of the lab: `python -m docs._lab` writes `build/lab/files/lab-<hash>/`.

What they are made from is hashed into the folder's name: nothing is done twice, and a browser that kept the files of an
older site never mixes them with those of a newer one. `LAB=0` leaves the lab out; without it the site still builds.
"""

import base64
import gzip
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from demo import sites
from docs._lab import licences, pieces, python_side, scripts

TARGET = pieces.BUILD / "files"
FROM_NPM = {
    "pyodide.mjs": "pyodide/pyodide.mjs",
    "pyodide.asm.mjs": "pyodide/pyodide.asm.mjs",
    "graphviz.mjs": "@viz-js/viz/dist/viz.js",
}
SITES = {name: f"Hello, this is {name}, or rather a file of this site.\n" for name in sites.SITES}


def main() -> None:
    """Make the files, unless they are made."""
    if os.environ.get("LAB") == "0":
        shutil.rmtree(TARGET, ignore_errors=True)
        return print("LAB=0: the site is built without the lab; its page says so.")
    folder = TARGET / f"lab-{made_from()}"
    if folder.exists():
        return None
    try:
        pieces.fetch()
        make(folder)
    except pieces.Missing as missing:
        if os.environ.get("LAB"):
            sys.exit(f"The lab cannot be built: {missing}")
        shutil.rmtree(TARGET, ignore_errors=True)
        print(f"The site is built without the lab: {missing}", file=sys.stderr)


def make(folder: Path) -> None:
    """Write all files of the lab, and remove those of before."""
    part = TARGET.with_name("files.part") / folder.name
    shutil.rmtree(part.parent, ignore_errors=True)
    (part / "sites").mkdir(parents=True)
    for name, source in FROM_NPM.items():
        shutil.copyfile(pieces.MODULES / source, part / name)
    # Servers such as `python -m http.server` send files as they are; a browser unpacks this one while it comes.
    wasm = (pieces.MODULES / "pyodide" / "pyodide.asm.wasm").read_bytes()
    (part / "pyodide.asm.wasm.packed").write_bytes(gzip.compress(wasm, mtime=0))
    # Pyodide's own list names hundreds of packages that are not here.
    info = json.loads((pieces.MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    (part / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    python_side.pack(part)
    scripts.bundle_all(part)
    shutil.copyfile(scripts.PAGE / "lab.css", part / "lab.css")
    for site, text in SITES.items():
        (part / "sites" / site).write_text(text, encoding="utf-8")
    embed(part)
    (part / "licences.txt").write_text(licences.text(), encoding="utf-8")
    shutil.rmtree(TARGET, ignore_errors=True)
    part.parent.rename(TARGET)
    print(f"lab: {sum(file.stat().st_size for file in folder.rglob('*') if file.is_file()) / 1e6:.1f} MB")


def embed(folder: Path) -> None:
    """Write the worker's files once more as scripts, for a site that is opened from a folder; see `page/folder.js`."""
    (folder / "embed").mkdir()
    kept = [file for file in folder.iterdir() if file.suffix in (".json", ".zip", ".xz", ".packed")]
    contents = {file.name: file.read_bytes() for file in kept}
    contents["worker.js"] = scripts.worker_of_folder()
    contents["sites.json"] = json.dumps({f"sites/{name}": text for name, text in SITES.items()}).encode()
    for name, content in contents.items():
        packed = base64.b64encode(gzip.compress(content, mtime=0)).decode()
        (folder / "embed" / f"{name}.js").write_text(f"Lab.embedded({json.dumps(name)},{json.dumps(packed)})")


def made_from() -> str:
    """Return a hash of everything that the files are made from, and of whether there is what makes the snapshot."""
    found = hashlib.sha256(f"{sys.version} {pieces.freezing_node() is not None}".encode())
    for place, file in sorted(sources()):
        found.update(f"{place}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:12]


def sources() -> Iterator[tuple[str, Path]]:
    """Yield what the files are made from; what comes from npm is known by its lock."""
    for file in pieces.HERE.rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            yield file.relative_to(pieces.HERE).as_posix(), file
    yield from python_side.sources()


if __name__ == "__main__":
    main()
