"""Executes notebooks in the kernel that they name, and writes them back with what they showed.

    python3 execute_notebooks.py NOTEBOOK...

A cell that fails ends the notebook; what was shown until then is written all the same. Exit code 1 where one failed.
"""
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

SECONDS_A_CELL = 120


def shown(cell):
    kinds = []
    for output in cell.outputs:
        kinds += sorted(output.data) if "data" in output else [output.output_type]
    return ", ".join(kinds) or "nothing"


def execute(path):
    notebook = nbformat.read(path, as_version=4)
    begun = time.monotonic()
    failed = ""
    try:
        NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name=notebook.metadata.kernelspec.name).execute()
    except CellExecutionError as e:
        failed = str(e)
    nbformat.write(notebook, path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            print("  %-12s %s" % (cell.id, shown(cell)))
    print("%s: %s in %.1f s" % (path, "FAILED\n" + failed if failed else "executed", time.monotonic() - begun), flush=True)
    return not failed


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    return 0 if all([execute(path) for path in paths]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
