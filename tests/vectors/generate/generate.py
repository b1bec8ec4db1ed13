"""Owns writing the vectors that this project computes itself, and checking those that are committed; computes none of them.

Every file beside this one that names a FAMILY gives `cases()`, rows for ../own/<family>.json. Every file that names a TABLE gives
`tables()`, named lists of rows for ../<table>.json. Other files are read by these. Nothing here may know Expectly's own code.

    generate.py            writes every file
    generate.py --check    writes nothing; exits 1 where a committed file differs
"""

import argparse
import importlib.metadata
import importlib.util
import json
import math
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VECTORS = HERE.parent
# Another processor may round the last bits otherwise: relatively, and where a difference cancels to nothing.
LAST_BITS, NOTHING = 1e-13, 1e-16
FIELDS = ["name", "kind", "source", "input", "expected", "tolerance", "note"]

# No folder of compiled files among the sources; and no file here hides a library's module of the same name.
sys.dont_write_bytecode = True
sys.path = [folder for folder in sys.path if Path(folder).resolve() != HERE] + [str(HERE)]


def pinned():
    """The packages in requirements.txt with their versions, once exactly those are installed."""
    lines = (HERE / "requirements.txt").read_text().splitlines()
    wanted = dict(line.split("==") for line in lines if "==" in line)
    for name, version in wanted.items():
        if importlib.metadata.version(name) != version:
            sys.exit(f"{name} {version} is wanted, {importlib.metadata.version(name)} is installed")
    return ", ".join(f"{name} {version}" for name, version in wanted.items())


def modules():
    """Every file beside this one, run."""
    for path in sorted(HERE.glob("*.py")):
        if path != Path(__file__).resolve():
            spec = importlib.util.spec_from_file_location(f"vectors_{path.stem}", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            yield path, module


def plain(value):
    """Numbers and lists of numpy and pandas as those of Python."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} in a row")


def compact(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=plain)


def block(case):
    """A row of cases: a field a line."""
    return "    {\n" + ",\n".join(f'      "{field}": {compact(value)}' for field, value in case.items()) + "\n    }"


def text_of_cases(versions, cases):
    rows = ",\n".join(block(case) for case in cases)
    return f'{{\n  "generated_with": {compact(versions)},\n  "cases": [\n{rows}\n  ]\n}}\n'


def text_of_tables(source, tables):
    lists = ["  " + compact(name) + ": [\n" + ",\n".join(f"    {compact(row)}" for row in rows) + "\n  ]" for name, rows in tables.items()]
    return "{\n" + ",\n".join([f'  "source": {compact(source)}', *lists]) + "\n}\n"


def checked(path, cases):
    """The rows of a family, once each can be read by the tests."""
    for case in cases:
        missing = [field for field in FIELDS[:-1] if field not in case]
        unknown = [field for field in case if field not in FIELDS]
        if missing or unknown or "op" not in case["input"]:
            sys.exit(f"{path.name}: {case.get('name')}: missing {missing}, unknown {unknown}, or no input.op")
    return [{field: case[field] for field in FIELDS if field in case} for case in cases]


def generated(versions):
    """What each file should hold, by path."""
    texts = {}
    for path, module in modules():
        if hasattr(module, "FAMILY"):
            cases = checked(path, module.cases())
            texts[VECTORS / "own" / f"{module.FAMILY}.json"] = text_of_cases(versions, cases)
        elif hasattr(module, "TABLE"):
            texts[VECTORS / f"{module.TABLE}.json"] = text_of_tables(f"tests/vectors/generate/{path.name} with {versions}", module.tables())
    return texts


def difference(committed, made, at=""):
    """The first place where two files hold different things; none if they are the same up to the last bits of a number."""
    if isinstance(made, dict) and isinstance(committed, dict) and list(made) == list(committed):
        return next(filter(None, (difference(committed[key], made[key], f"{at}.{key}") for key in made)), None)
    if isinstance(made, list) and isinstance(committed, list) and len(made) == len(committed):
        pairs = enumerate(zip(committed, made))
        return next(filter(None, (difference(one, other, f"{at}[{index}]") for index, (one, other) in pairs)), None)
    if isinstance(made, float) and isinstance(committed, float) and math.isclose(made, committed, rel_tol=LAST_BITS, abs_tol=NOTHING):
        return None
    if type(made) is type(committed) and made == committed:
        return None
    return f"{at or 'the file'}: {committed!r} is committed, {made!r} is computed"


def layout(text):
    """A file without its numbers: what has to agree to the letter."""
    return re.sub(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", "0", text)


def check(path, text):
    """Why a committed file is not what is generated; none if it is."""
    if not path.exists():
        return "is missing"
    committed = path.read_text()
    if committed == text:
        return None
    return difference(json.loads(committed), json.loads(text)) or (None if layout(committed) == layout(text) else "is laid out otherwise")


def names_twice(texts):
    """Names that more than one row has; results are told apart by name."""
    files = [json.loads((VECTORS / "reference.json").read_text()), *(json.loads(text) for path, text in texts.items() if path.parent.name == "own")]
    seen, twice = set(), []
    for name in (case["name"] for file in files for case in file["cases"]):
        (twice.append if name in seen else seen.add)(name)
    return twice


def main():
    parser = argparse.ArgumentParser(description="Writes tests/vectors/own/*.json and the tables, or checks them.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a committed file differs")
    only_check = parser.parse_args().check
    texts = generated(pinned())
    problems = [f"two rows are named {name}" for name in names_twice(texts)]
    orphans = sorted(set((VECTORS / "own").glob("*.json")) - set(texts))
    problems += [f"{path.relative_to(VECTORS)}: no file in generate/ makes it" for path in orphans]
    for path, text in texts.items():
        if not only_check:
            path.write_text(text)
        elif problem := check(path, text):
            problems.append(f"{path.relative_to(VECTORS)}: {problem}")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(texts)} files {'checked' if only_check else 'written'}, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
