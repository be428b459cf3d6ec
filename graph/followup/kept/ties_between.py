"""Which paths mean one body, and which acts share a matter, after all documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ties:
    """What several documents together say of paths; empty where nothing is known.

    `aliases` is path → the path that stands (`graph.identity.Resolution.aliases`),
    `matters` act → its matter (`graph.matters.Matters.of`).
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    matters: Mapping[str, str] = field(default_factory=dict)

    def body(self, path: str) -> str:
        """Return the path that stands for a body or organ."""
        return self.aliases.get(path, path)

    def matter(self, act: str) -> str | None:
        """Return the path of an act's matter, or None."""
        return self.matters.get(self._act(act))

    def same_body(self, one: str | None, other: str | None) -> bool:
        """Tell whether two paths can be one body: True where one is unknown."""
        return one is None or other is None or self.body(one) == self.body(other)

    def meant(self, path: str) -> str:
        """Return what a path of either sort leads to, itself if nowhere else."""
        return self.matter(path) or self.body(path)

    def _act(self, path: str) -> str:
        """Return the path of a § under the organ that stands for the one named."""
        folder, _, rest = path.partition("/")
        organ, _, place = rest.partition("/")
        stands = self.aliases.get(f"org/{organ}")
        if folder != "sammantrade" or stands is None:
            return path
        return f"{folder}/{stands.removeprefix('org/')}/{place}"
