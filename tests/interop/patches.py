"""Applies the patches of `ehcp diff` with Python's jsonpatch, another implementation of RFC 6902.

    patches.py EHCP FIXTURES

For every pair of versions in FIXTURES/reviews, both ways round, and for neighbours in FIXTURES/plans:
the patch made of the two, applied to the earlier, must give the later one. The result of our own
`ehcp apply` must be the same document. A patch applied to another plan must fail.
"""

import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonpatch


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def run(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, check=False)
    if done.returncode == 2:
        raise SystemExit(f"{arguments}: {done.stderr.decode()}")
    return done.stdout


def main(ehcp, fixtures):
    pairs = []
    for case in sorted(path for path in (fixtures / "reviews").iterdir() if path.is_dir()):
        before, after = case / "before.json", case / "after.json"
        pairs += [(before, after), (after, before), (before, before)]
    plans = sorted((fixtures / "plans").glob("*.json"))
    pairs += itertools.pairwise(plans)
    failed = 0
    operations = 0
    with tempfile.TemporaryDirectory() as work:
        for before, after in pairs:
            patch = json.loads(run(ehcp, "diff", before, after, "--format", "patch"))
            operations += len(patch)
            wanted = load(after)
            if jsonpatch.JsonPatch(patch).apply(load(before)) != wanted:
                print(f"{before} and {after}: the patch gives another document", file=sys.stderr)
                failed += 1
            changes = pathlib.Path(work) / "changes.json"
            changes.write_bytes(run(ehcp, "diff", before, after, "--format", "json"))
            if json.loads(run(ehcp, "apply", before, changes)) != wanted:
                print(f"{before} and {after}: ehcp apply gives another document", file=sys.stderr)
                failed += 1
        first, second, third = plans[0], plans[1], plans[2]
        patch = json.loads(run(ehcp, "diff", first, second, "--format", "patch"))
        try:
            jsonpatch.JsonPatch(patch).apply(load(third))
            print("a patch was applied to a plan that it was not made from", file=sys.stderr)
            failed += 1
        except jsonpatch.JsonPatchTestFailed:
            pass
    print(f"jsonpatch: {len(pairs)} pairs of versions, {operations} operations, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])) else 0)
