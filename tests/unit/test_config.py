"""Where settings come from and which are refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from services import config
from services.errors import RuleError

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]

    assert project["version"] == config.VERSION


def test_an_attachment_may_have_25_megabytes_unless_said_otherwise(tmp_path: Path) -> None:
    loaded = config.load(tmp_path / "none.toml", environ={})

    assert loaded.attachment_limit == 25 * 1024 * 1024


def test_the_settings_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('database = "a.sqlite"\nattachment_limit_mb = 5\n')

    loaded = config.load(tmp_path / "settings.toml", environ={})

    assert (loaded.database, loaded.attachment_limit) == ("a.sqlite", 5 * 1024 * 1024)


def test_the_environment_chooses_the_database_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('database = "a.sqlite"\n')

    loaded = config.load(tmp_path / "settings.toml", environ={"VIGILDESK_DB": "b.sqlite"})

    assert loaded.database == "b.sqlite"


def test_the_folder_of_the_signing_certificate_is_set_by_file_and_environment(
    tmp_path: Path,
) -> None:
    (tmp_path / "settings.toml").write_text('signing = "/keys/sign"\n')
    environ = {"VIGILDESK_SIGNING": "/other"}

    loaded = config.load(tmp_path / "settings.toml", environ={})
    chosen = config.load(tmp_path / "settings.toml", environ=environ)

    assert (loaded.signing, chosen.signing) == (Path("/keys/sign"), Path("/other"))
    assert config.load(tmp_path / "none.toml", environ={}).signing is None


def test_desks_are_kept_in_the_chosen_home(tmp_path: Path) -> None:
    loaded = config.load(tmp_path / "none.toml", environ={"VIGILDESK_HOME": str(tmp_path)})

    assert loaded.sample_desk == tmp_path / "sample.sqlite"


@pytest.mark.parametrize(
    "content",
    ["database = 7", "attachment_limit_mb = 0", 'attachment_limit_mb = "big"', "no toml at all"],
)
def test_a_wrong_setting_is_refused_with_the_file_to_correct(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.toml").write_text(content)

    with pytest.raises(RuleError, match=r"settings\.toml.*Correct it"):
        config.load(tmp_path / "settings.toml", environ={})
