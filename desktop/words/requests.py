"""Requests to somebody who holds the person's data already: for a copy, and apart from it for erasure."""

from collections.abc import Iterator

from desktop.core.deadlines import OWN_DAYS
from desktop.core.standing import Standing
from desktop.core.study import Place
from desktop.i18n import tr
from desktop.words.letter_parts import Occasion, chosen_questions, days_from, listed, project_of


def request_for_copy(standing: Standing, occasion: Occasion) -> Iterator[str]:
    """A copy of what they hold, by the law of the place."""
    project = project_of(standing.study)
    match standing.study.context.place:
        case Place.EU | Place.UK as place:
            yield tr(
                "You hold personal data about me in connection with {project}. Under Article 15 {law} please confirm "
                "whether you process my data and give me a copy, with the purposes, categories, recipients, storage "
                "period, source, and any automated decision-making covered by Article 22 {law} with meaningful "
                "information about the logic."
            ).format(project=project, law=_law(place))
        case Place.US_HIPAA:
            yield tr(
                "I request access to my protected health information in the designated record set, in connection with "
                "{project}, under 45 CFR 164.524."
            ).format(project=project)
        case Place.US_CA:
            yield tr(
                "This is a request to know my personal information, in connection with {project}, under the California "
                "Consumer Privacy Act. Please confirm receipt within 10 business days."
            ).format(project=project)
        case Place.US_RESEARCH:
            yield tr(
                "You hold data about me in connection with {project}. Please give me a copy of it. Please also forward "
                "my questions to the institutional review board contact named in my consent form, and tell me whether "
                "the study is covered by a Certificate of Confidentiality."
            ).format(project=project)
        case _:
            yield tr(
                "You hold personal data about me in connection with {project}. Please confirm whether you process my "
                "data and give me a copy of it, with what you use it for and who has received it."
            ).format(project=project)
    yield _about_models()
    yield tr("Separately, and not as part of the legal request, I would value answers to these questions:")
    yield listed(chosen_questions(standing, occasion))
    yield from _legal_time(standing, occasion)


def _law(place: Place) -> str:
    return tr("UK GDPR") if place is Place.UK else tr("GDPR")


def _about_models() -> str:
    return tr(
        "Please also say whether my data has been used to train any model, whether you treat that model as containing "
        "personal data, and what will happen to it in response to this request."
    )


def request_to_erase(standing: Standing, occasion: Occasion) -> Iterator[str]:
    """Withdrawing, and erasing what can be erased."""
    project = project_of(standing.study)
    match standing.study.context.place:
        case Place.EU | Place.UK as place:
            yield tr(
                "I take part in {project} and withdraw my consent under Article 7(3) {law}, and ask for erasure of my "
                "personal data under Article 17 {law}. If you rely on an exception, such as research under Article "
                "17(3)(d), please say which and why."
            ).format(project=project, law=_law(place))
        case Place.US_HIPAA:
            yield tr(
                "I revoke my authorization for {project} in writing, under 45 CFR 164.508(b)(5). Please tell me which "
                "uses of my information end, and which go on because research already relied on it."
            ).format(project=project)
        case Place.US_CA:
            yield tr(
                "This is a request to delete my personal information, in connection with {project}, under the "
                "California Consumer Privacy Act. Please confirm receipt within 10 business days."
            ).format(project=project)
        case _:
            yield tr(
                "I withdraw from {project}. Please stop using my data, delete what you can, and tell me what you keep "
                "and why."
            ).format(project=project)
    yield _about_models()
    yield from _legal_time(standing, occasion)


def _legal_time(standing: Standing, occasion: Occasion) -> Iterator[str]:
    """What the law says of the time; only in letters to somebody who holds the data."""
    match standing.study.context.place:
        case Place.EU | Place.UK as place:
            yield tr(
                "Article 12(3) {law} asks you to respond without undue delay and within one month. If you need longer, "
                "please tell me within that month and explain why."
            ).format(law=_law(place))
        case Place.US_HIPAA:
            yield tr("Please respond within 30 days. If you need longer, please give me the reason in writing.")
        case Place.US_CA:
            yield tr("Please answer within 45 days. If you need longer, please tell me so within that time.")
        case _:
            yield tr("I would be grateful for a reply by {day}.").format(day=days_from(occasion, OWN_DAYS))
    yield tr("I can prove my identity; please ask for no more than you need.")
