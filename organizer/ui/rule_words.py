"""The words of comment rules: what a value is called, and how it reads."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from organizer.model.kinds import RuleField

_NAMES: dict[RuleField, str] = {
    RuleField.SECONDS_EACH: QT_TRANSLATE_NOOP("rules", "Time each"),
    RuleField.SECONDS_INTERPRETED: QT_TRANSLATE_NOOP("rules", "Time when interpreted"),
    RuleField.INTERPRETER_FACTOR: QT_TRANSLATE_NOOP("rules", "Times as long with an interpreter"),
    RuleField.TIERS: QT_TRANSLATE_NOOP("rules", "Time by number of speakers"),
    RuleField.SECONDS_PER_ITEM: QT_TRANSLATE_NOOP("rules", "Time each on one item"),
    RuleField.SECONDS_PER_MEETING: QT_TRANSLATE_NOOP("rules", "Time each in one meeting"),
    RuleField.SECONDS_PER_SIDE: QT_TRANSLATE_NOOP("rules", "Time for each side"),
    RuleField.REBUTTAL: QT_TRANSLATE_NOOP("rules", "Rebuttal"),
    RuleField.SECONDS_TOTAL: QT_TRANSLATE_NOOP("rules", "Time for all comment"),
    RuleField.MAX_SPEAKERS: QT_TRANSLATE_NOOP("rules", "Most speakers"),
    RuleField.OVERFLOW: QT_TRANSLATE_NOOP("rules", "What becomes of the rest"),
    RuleField.ORDER: QT_TRANSLATE_NOOP("rules", "Order of calling"),
    RuleField.PRIORITY_DAYS: QT_TRANSLATE_NOOP("rules", "First those silent for so many days"),
    RuleField.PROXY_ALLOWED: QT_TRANSLATE_NOOP("rules", "Somebody may sign up for you"),
    RuleField.CEDING_ALLOWED: QT_TRANSLATE_NOOP("rules", "Giving one’s time to another"),
    RuleField.CEDING_SECONDS_PER_DONOR: QT_TRANSLATE_NOOP("rules", "Time from each donor"),
    RuleField.CEDING_MAX_DONORS: QT_TRANSLATE_NOOP("rules", "Most donors"),
    RuleField.CEDING_MAX_SECONDS: QT_TRANSLATE_NOOP("rules", "Most donated time"),
    RuleField.CEDING_MAX_TOTAL: QT_TRANSLATE_NOOP("rules", "Most time with donations"),
    RuleField.CEDING_DONORS_PRESENT: QT_TRANSLATE_NOOP("rules", "Donors must be there"),
    RuleField.CEDING_DONORS_FORFEIT: QT_TRANSLATE_NOOP("rules", "Donors lose their turn"),
    RuleField.EXTENSION_SECONDS: QT_TRANSLATE_NOOP("rules", "Extension"),
    RuleField.EXTENSION_BY: QT_TRANSLATE_NOOP("rules", "Who may extend"),
    RuleField.GROUP_ALLOWED: QT_TRANSLATE_NOOP("rules", "One speaker for a group"),
    RuleField.GROUP_MIN_MEMBERS: QT_TRANSLATE_NOOP("rules", "Least members of a group"),
    RuleField.GROUP_SECONDS: QT_TRANSLATE_NOOP("rules", "Time for a group"),
    RuleField.GROUP_PRESENT: QT_TRANSLATE_NOOP("rules", "Members must be there"),
    RuleField.GROUP_FORFEIT: QT_TRANSLATE_NOOP("rules", "Members lose their turn"),
    RuleField.COMMENT_WHEN: QT_TRANSLATE_NOOP("rules", "When the public speaks"),
    RuleField.TOPIC: QT_TRANSLATE_NOOP("rules", "What one may speak about"),
    RuleField.EARLIER_TURN_FORFEITS: QT_TRANSLATE_NOOP("rules", "Earlier turn uses up this one"),
    RuleField.HEARING_ONLY: QT_TRANSLATE_NOOP("rules", "Some items only in their hearing"),
    RuleField.NAME_REQUIRED: QT_TRANSLATE_NOOP("rules", "Name required"),
    RuleField.ADDRESS_REQUIRED: QT_TRANSLATE_NOOP("rules", "Address required"),
    RuleField.ID_REQUIRED: QT_TRANSLATE_NOOP("rules", "ID required"),
    RuleField.RESIDENT_REQUIRED: QT_TRANSLATE_NOOP("rules", "Residents only"),
    RuleField.SIGN_UP_OPENS: QT_TRANSLATE_NOOP("rules", "Sign-up opens"),
    RuleField.SIGN_UP_CLOSES: QT_TRANSLATE_NOOP("rules", "Sign-up closes"),
    RuleField.SIGN_UP_PLACE: QT_TRANSLATE_NOOP("rules", "Where to sign up"),
    RuleField.SIGN_UP_HOW: QT_TRANSLATE_NOOP("rules", "How to sign up"),
    RuleField.INTERPRETER: QT_TRANSLATE_NOOP("rules", "Interpreter"),
    RuleField.ACCOMMODATION: QT_TRANSLATE_NOOP("rules", "Accommodation, interpreter"),
    RuleField.PUBLIC_RECORD: QT_TRANSLATE_NOOP("rules", "Becomes public record"),
    RuleField.CHAIR_MAY_CHANGE: QT_TRANSLATE_NOOP("rules", "Chair may change it on the day"),
    RuleField.CONDUCT: QT_TRANSLATE_NOOP("rules", "Conduct"),
}


def name(field: RuleField) -> str:
    """What a value of a comment rule is called."""
    return QCoreApplication.translate("rules", _NAMES[field])
