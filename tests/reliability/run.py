"""All fault runs, one after the other: ``python tests/reliability/run.py [ROUNDS]``, 1,000 by default.

ROUNDS is the number of kills at random moments; the other runs grow with it.  Status 1 where
anything was lost.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(rounds: int) -> int:
    """Start each script with a share of *rounds*; 1 where one of them found something."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    worst = 0
    for script, share in (
        ("faults.py", rounds // 80 or 1),
        ("power.py", rounds // 40 or 1),
        ("disk.py", 1),
        ("kills.py", rounds),
        ("rivals.py", rounds // 2 or 1),
    ):
        sys.stdout.write(f"{script}: ")
        sys.stdout.flush()
        done = subprocess.run(
            [sys.executable, HERE / script, str(share)], env=environment, check=False
        )
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
