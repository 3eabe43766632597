from __future__ import annotations

import pytest

from tests.matches.tiny import Tiny, load_tiny


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return load_tiny(tmp_path_factory.mktemp("desk"))
