"""Who is who to the collection: roles, the file that gives them, sign-ins and keys."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.access import acting, config, guard, keys, roles
from app.access.config import Access, Roles, SignIn
from app.access.model import NOBODY, OWNER, ForbiddenError, Right, Role
from app.access.sessions import NAME, Sessions
from app.settings import Settings
from ingest.errors import SagtError

SIGN_IN = SignIn(
    address="https://sagt.norrlid.example",
    provider="https://in.norrlid.example/.well-known/openid-configuration",
    client_id="sagt",
    client_secret="pahittad-hemlighet",  # noqa: S106
    cookie_secret="pahittad-kakhemlighet-med-manga-tecken",  # noqa: S106
)
FILE = """[sign_in]
address = "https://sagt.norrlid.example"
provider = "https://in.norrlid.example/.well-known/openid-configuration"
client_id = "sagt"
client_secret = "pahittad-hemlighet"
cookie_secret = "pahittad-kakhemlighet-med-manga-tecken"

[roles]
claim = "groups"
reviewer = ["gun@norrlid.example"]
"""


def who(claims: dict[str, object], **given: object) -> Role | None:
    access = Access(sign_in=SIGN_IN, roles=Roles(**given))  # type: ignore[arg-type]
    return roles.person(access, claims).role


def written(folder: Path, text: str = FILE, mode: int = 0o600) -> Path:
    path = folder / "atkomst.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_roles_come_from_addresses_domains_and_claims() -> None:
    gun = {"email": "Gun@norrlid.example", "email_verified": True}
    assert who(gun, reviewer=("gun@norrlid.example",)) is Role.REVIEWER
    assert who(gun, reader=("@norrlid.example",)) is Role.READER
    assert who(gun, reader=("@lid.example", "norrlid.example")) is None
    listed = {"sub": "1", "groups": ["handlaggare", "skotare"]}
    assert who(listed, claim="groups", administrator=("skotare",)) is not None
    assert who(listed, administrator=("skotare",)) is None
    # Of several, the weightiest.
    assert (
        who(gun, reader=("@norrlid.example",), administrator=("gun@norrlid.example",))
        is Role.ADMINISTRATOR
    )


def test_an_address_that_nobody_has_verified_gives_nothing() -> None:
    asked = {"administrator": ("adam@norrlid.example",)}
    for claims in (
        {"email": "adam@norrlid.example"},
        {"email": "adam@norrlid.example", "email_verified": False},
        {"email": "adam@norrlid.example", "email_verified": "true"},
        {"sub": "adam@norrlid.example", "email_verified": True},
        {"name": "adam@norrlid.example"},
        {"preferred_username": "adam@norrlid.example"},
    ):
        assert who(claims, **asked) is None
    claims = {"email": "adam@norrlid.example"}
    assert who(claims, **asked, require_verified=False) is Role.ADMINISTRATOR


def test_whoever_is_in_no_list_is_what_the_file_says() -> None:
    assert who({"sub": "1"}) is None
    assert who({"sub": "1"}, signed_in="reader") is Role.READER
    assert roles.unknown(Roles()) is NOBODY
    reader = roles.unknown(Roles(unknown="reader"))
    assert reader.may(Right.READ)
    assert not reader.may(Right.SEE_ALL)


def test_rights_grow_with_the_role_and_only_some_see_all() -> None:
    access = Access(
        sign_in=SIGN_IN,
        roles=Roles(reviewer=("a",), reader=("b",), see_all=("reader",)),
    )
    reviewer, reader = (roles.person(access, {"sub": one}) for one in "ab")
    assert reviewer.may(Right.REVIEW)
    assert not reviewer.may(Right.SEE_ALL)
    assert not reviewer.may(Right.ADD)
    assert reader.may(Right.SEE_ALL)
    assert not reader.may(Right.REVIEW)
    assert all(OWNER.may(right) for right in Right)


def test_the_name_beside_what_one_does_is_no_way_to_reach_one() -> None:
    access = Access(sign_in=SIGN_IN)
    for claims in (
        {"email": "gun.berg@norrlid.example"},
        {"preferred_username": "gun.berg@norrlid.example"},
        {"name": "gun.berg@norrlid.example"},
    ):
        assert roles.person(access, claims).name == "gun.berg"


def test_the_file_says_how_one_signs_in(tmp_path: Path) -> None:
    found = config.read(written(tmp_path))
    assert found.sign_in.callback == "https://sagt.norrlid.example/oauth2callback"
    assert found.roles.reviewer == ("gun@norrlid.example",)
    assert "hemlighet" not in repr(found)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[roles]", "[rolls]", "rolls"),
        ("claim", "claims", "claims"),
        ("https://sagt", "http://sagt", "https://"),
        ("https://in.", "http://in.", "https://"),
        ('norrlid.example"\nprov', 'norrlid.example/app"\nprov', "address"),
        ("pahittad-kakhemlighet-med-manga-tecken", "kort", "cookie_secret"),
        ('client_secret = "pahittad-hemlighet"\n', "", "client_secret"),
        ('["gun', '"gun', "tolka"),
        ("claim =", "unknown = 'administrator'\nclaim =", "unknown"),
        ("client_id", "hours = 0\nclient_id", "hours"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in FILE
    with pytest.raises(SagtError, match=said) as raised:
        config.read(written(tmp_path, FILE.replace(before, after)))
    assert "hemlighet" not in str(raised.value)


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(SagtError, match="chmod 600"):
        config.read(written(tmp_path, mode=mode))


def test_secrets_may_come_from_the_environment_and_are_then_taken_out_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [line for line in FILE.splitlines() if "_secret" not in line]
    path = written(tmp_path, "\n".join(lines))
    with pytest.raises(SagtError, match="SAGT_OIDC_SECRET"):
        config.read(path)
    monkeypatch.setenv("SAGT_OIDC_SECRET", "s1")
    monkeypatch.setenv("SAGT_COOKIE_SECRET", "c" * 32)
    found = config.of(Settings(tmp_path, access=path))
    assert found is not None
    assert found.sign_in.client_secret == "s1"  # noqa: S105
    config.forget_secrets()
    assert "SAGT_COOKIE_SECRET" not in os.environ
    assert config.of(Settings(tmp_path, access=path)) is found
    assert config.of(Settings(tmp_path)) is None


def test_settings_name_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGT_ACCESS", "atkomst.toml")
    monkeypatch.setenv("SAGT_PUBLIC", "1")
    found = settings.load()
    assert (found.access, found.public) == (Path("atkomst.toml"), True)


def test_a_sign_in_ends_by_age_and_when_told(tmp_path: Path) -> None:
    sessions, now = Sessions(tmp_path, hours=2), time.time()
    assert sessions.holds("s", {"iat": now})
    assert not sessions.holds("s", {"iat": now - 3 * 3600})
    assert not sessions.holds("s", {})
    assert not sessions.holds("s", {"iat": True})
    assert not sessions.holds("s", {"iat": "nu"})
    sessions.end("s")
    assert not sessions.holds("s", {"iat": now})
    assert sessions.holds("t", {"iat": now})
    # It is over for another process too, also for one that began before.
    assert not Sessions(tmp_path, hours=2).holds("s", {"iat": now})
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


def test_two_sign_ins_of_one_person_are_two() -> None:
    claims = {"iss": "i", "sub": "gun", "iat": 1, "nonce": "a"}
    first = roles.session(claims)
    assert first == roles.session({**claims, "name": "annat"})
    assert first != roles.session({**claims, "nonce": "b"})
    assert "gun" not in first


def test_a_key_reads_what_is_public_and_nothing_else() -> None:
    key = keys.made(SIGN_IN)
    holder = keys.holder(SIGN_IN, key)
    assert holder.rights == {Right.READ}
    # Not its last sign: that one has bits that mean nothing.
    signed, _, signature = key.rpartition(".")
    forged = ("x" if signature[0] != "x" else "y") + signature[1:]
    assert keys.holder(SIGN_IN, f"{signed}.{forged}") is NOBODY
    assert keys.holder(SIGN_IN, "") is NOBODY
    other = SignIn(
        address=SIGN_IN.address,
        provider=SIGN_IN.provider,
        client_id="sagt",
        cookie_secret="en-annan-hemlighet-med-manga-tecken-i",  # noqa: S106
    )
    assert keys.holder(other, key) is NOBODY


def test_whoever_may_not_is_told_so_and_nobody_else_takes_over() -> None:
    assert acting.person() is OWNER
    reader = roles.unknown(Roles(unknown="reader"))
    with acting.acting(reader):
        assert acting.require(Right.READ) is reader
        with pytest.raises(ForbiddenError, match="granska"):
            acting.require(Right.REVIEW)
        with acting.acting(OWNER):
            assert acting.may(Right.ADD)
        assert not acting.may(Right.ADD)
    assert acting.person() is OWNER


@given(st.text(st.sampled_from("/\\.:?#@ab \n\t%"), max_size=12) | st.text())
def test_one_comes_back_to_the_app_and_nowhere_else(written_place: str) -> None:
    found = guard.own_place(written_place)
    assert found in {"", written_place}
    if found:
        assert found[0] == "/"
        assert found[1:2] not in {"/", "\\"}
        assert found.isprintable()


def test_one_does_not_come_back_to_signing_in() -> None:
    assert guard.own_place("/auth/logout") == ""
    assert guard.own_place("/oauth2callback?state=1") == ""
    assert guard.own_place("/loften?lang=en&id=a1") == "/loften?lang=en&id=a1"
