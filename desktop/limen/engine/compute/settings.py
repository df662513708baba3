"""A model configuration's keys, read tolerantly: aliases, defaults, and no guess."""

from collections.abc import Mapping

from limen.domain.errors import IncompleteConfigError
from limen.engine.compute.traits import Switch

Config = Mapping[str, object]

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "hidden_size": ("n_embd", "d_model", "n_embed"),
    "num_hidden_layers": ("n_layer", "n_layers", "num_layers"),
    "num_attention_heads": ("n_head", "n_heads", "num_heads"),
    "num_key_value_heads": ("num_kv_heads",),
    "intermediate_size": ("n_inner", "ffn_hidden_size", "ffn_dim"),
    "max_position_embeddings": ("n_positions", "max_seq_len", "seq_length"),
    "num_local_experts": ("num_experts", "n_routed_experts", "moe_num_experts"),
    "num_experts_per_tok": ("moe_k", "moe_topk", "experts_per_token"),
}
_MOST = 10**9


class Settings:
    """The keys of one configuration of the family *what*."""

    def __init__(self, config: Config, what: str) -> None:
        self._config = config
        self._what = what

    def number(self, key: str, default: int = 0) -> int:
        """The whole number above zero under *key* or an alias, or *default* where there is none.

        Without a default the key is needed.
        """
        found = self.get(key)
        if found is None and default:
            return default
        if isinstance(found, float) and found.is_integer():
            found = int(found)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= _MOST:
            raise self.unusable(key)
        return found

    def optional(self, key: str, default: int = 0) -> int:
        """The whole number under *key*, zero included; *default* where it is missing or null."""
        found = self.get(key)
        return default if found is None else 0 if found == 0 else self.number(key)

    def has(self, key: str) -> bool:
        """Whether there is such a key, be it null."""
        return key in self._config

    def get(self, key: str) -> object:
        """What stands under *key* or the first alias that is there; ``None`` otherwise."""
        names = (key, *_ALIASES.get(key, ()))
        return next(
            (self._config[name] for name in names if self._config.get(name) is not None), None
        )

    def on(self, switch: Switch) -> bool:
        """Whether the switch is on."""
        if isinstance(switch, bool):
            return switch
        key, default = switch
        found = self.get(key)
        if found is not None and not isinstance(found, bool):
            raise self.unusable(key)
        return default if found is None else found

    def unusable(self, key: str) -> IncompleteConfigError:
        """What to raise where the figure under *key* cannot be right."""
        return IncompleteConfigError(self._what, key)

    def listed(self, key: str) -> tuple[object, ...]:
        """The list under *key*, empty where there is none."""
        found = self.get(key)
        return tuple(found) if isinstance(found, list | tuple) else ()
