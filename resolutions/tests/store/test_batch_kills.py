"""A zip that is brought in by a process killed at any moment: nothing half, nothing twice, and all of it in the end."""

import json
import os
import subprocess
import sys
import zipfile

from django.conf import settings

from resolutions.tests.store.test_batches import TEXT

TEXTS = 100


def test_a_zip_killed_at_work_and_run_again_is_whole(own_database, tmp_path):
    path = tmp_path / "lanterns.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(1, TEXTS + 1):
            archive.writestr(f"1999/{number}.txt", TEXT.format(number, "dusk"))
    done = subprocess.run(
        [sys.executable, "-m", "resolutions.tests.store.killing_batches", str(path), str(TEXTS)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": own_database, "DEBUG": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome.pop("met") >= 1
    assert outcome == {"faults": [], "texts": TEXTS, "all": True, "waiting": 0, "is_finished": True}
