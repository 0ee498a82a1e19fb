"""What the schema found, in plain words."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from desktop.i18n import tr

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def sentence_of(error: "ValidationError") -> str:
    """What is wrong and what to do, for one error of the schema."""
    value: Any = error.instance
    rule: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            return _unknown_key(error)
        case "required":
            missing = next(key for key in rule if key not in value)
            return tr('"{key}" is missing. Add it.').format(key=missing)
        case "enum":
            known = ", ".join(str(item) for item in rule if item is not None)
            return tr('"{value}" is not known. Use one of: {names}.').format(value=_short(value), names=known)
        case "const":
            return tr('must be "{value}".').format(value=rule)
        case "maxLength" | "maxItems":
            return tr("too long: {n} is more than {most}. Shorten it.").format(n=len(value), most=rule)
        case "type" | "anyOf":
            return tr("{value} is not of the right kind here. See study.schema.json.").format(value=_short(value))
        case "format" | "pattern":
            return tr('"{value}" is not written as it should be. See study.schema.json.').format(value=_short(value))
        case _:
            return tr("{value} is not allowed here. See study.schema.json.").format(value=_short(value))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _unknown_key(error: "ValidationError") -> str:
    schema: Any = error.schema
    value: Any = error.instance
    known = list(schema["properties"])
    unknown = next(key for key in value if key not in known)
    missing = [key for key in known if key not in value]
    close = get_close_matches(unknown, missing or known, n=1)
    hint = tr('Did you mean "{close}"?').format(close=close[0]) if close else tr("Take it out.")
    return tr('"{key}" is not known here. {hint}').format(key=_short(unknown), hint=hint)
