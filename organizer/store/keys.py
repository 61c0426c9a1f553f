"""The key of a campaign: plain or SQLCipher is decided here and nowhere else.

A protected campaign has a random data key. It lies in the key file, wrapped by a passphrase;
changing the passphrase wraps it anew and never touches the data (rules A2.5).
"""

import base64
import json
import os
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import layout

CONTEXT = b"community-meeting-organizer data key 1"


@dataclass(frozen=True)
class Cost:
    """How much work a guess at the passphrase takes: Argon2id parameters.

    256 MiB, 3 passes, 4 lanes: 0.4 s here. The floor of 19 MiB and 2 passes is OWASP's (rules
    A2.1); less is refused when a key file is read, so that nobody can weaken it unseen.
    """

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_enough(self) -> bool:
        """Whether it is above the floor, and not so much that no machine could do it."""
        enough_memory = 19 * 1024 <= self.memory_kib <= 4 * 1024 * 1024
        return enough_memory and 2 <= self.passes <= 100 and 1 <= self.lanes <= 64


def create(folder: Path, passphrase: str | None, cost: Cost | None = None) -> bytes | None:
    """Write the key file of a new campaign; gives the data key, or None for an unprotected one."""
    if passphrase is None:
        layout.replace(folder / layout.KEY, _dump({"version": 1, "protection": "none"}))
        return None
    data_key = os.urandom(32)
    wrap = _wrap(data_key, passphrase, cost or Cost())
    content = {"version": 1, "protection": "passphrase", "wraps": [wrap]}
    layout.replace(folder / layout.KEY, _dump(content))
    return data_key


def is_protected(folder: Path) -> bool:
    """Whether a passphrase is needed to open the campaign."""
    return bool(_load(folder)["protection"] != "none")


def unlock(folder: Path, passphrase: str | None) -> bytes | None:
    """The data key of a campaign; None for an unprotected one.

    Raises StoreTrouble NOT_A_CAMPAIGN, KEY_FILE_DAMAGED, PASSPHRASE_NEEDED, WRONG_PASSPHRASE.
    """
    content = _load(folder)
    if content["protection"] == "none":
        return None
    if passphrase is None:
        raise StoreTrouble(Trouble.PASSPHRASE_NEEDED, str(folder))
    try:
        wraps = [wrap for wrap in content["wraps"] if wrap["kind"] == "passphrase"]
        if not wraps:
            raise ValueError("the key file has no wrap for a passphrase")
        opened = [key for wrap in wraps if (key := _unwrap(wrap, passphrase)) is not None]
    except (KeyError, TypeError, ValueError) as error:
        raise StoreTrouble(Trouble.KEY_FILE_DAMAGED, str(folder)) from error
    if not opened:
        raise StoreTrouble(Trouble.WRONG_PASSPHRASE, str(folder))
    return opened[0]


def _wrap(data_key: bytes, passphrase: str, cost: Cost) -> dict[str, Any]:
    """The data key, sealed with what the passphrase gives."""
    # lazy: protected campaigns alone need it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, data_key, CONTEXT)
    return {
        "kind": "passphrase",
        "kdf": "argon2id",
        **asdict(cost),
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "sealed": base64.b64encode(sealed).decode(),
    }


def _unwrap(wrap: dict[str, Any], passphrase: str) -> bytes | None:
    """The data key of one wrap, None when the passphrase is not the right one."""
    # lazy: protected campaigns alone need it
    from cryptography.exceptions import InvalidTag

    # lazy: protected campaigns alone need it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = Cost(int(wrap["memory_kib"]), int(wrap["passes"]), int(wrap["lanes"]))
    if not cost.is_enough:
        raise ValueError("the key file asks for less work than is safe")
    salt, nonce, sealed = (base64.b64decode(wrap[part]) for part in ("salt", "nonce", "sealed"))
    if len(salt) != 16:
        raise ValueError("the key file's salt is not as it was written")
    try:
        return AESGCM(_derive(passphrase, salt, cost)).decrypt(nonce, sealed, CONTEXT)
    except InvalidTag:
        return None


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The sealing key of a passphrase. NFC, because keyboards put accents in different ways."""
    # lazy: protected campaigns alone need it
    from argon2.low_level import Type, hash_secret_raw

    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)


def _load(folder: Path) -> dict[str, Any]:
    """The content of the key file. Raises StoreTrouble NOT_A_CAMPAIGN, KEY_FILE_DAMAGED."""
    if not layout.is_campaign(folder):
        raise StoreTrouble(Trouble.NOT_A_CAMPAIGN, str(folder))
    try:
        content = json.loads((folder / layout.KEY).read_bytes())
        if content["version"] != 1:
            raise StoreTrouble(Trouble.TOO_NEW, str(folder))
        if content["protection"] not in ("none", "passphrase"):
            raise ValueError(content["protection"])
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreTrouble(Trouble.KEY_FILE_DAMAGED, str(folder)) from error
    return dict(content)


def _dump(content: dict[str, Any]) -> bytes:
    """A key file as its bytes."""
    return json.dumps(content, indent=1).encode()
