"""A line that was copied from a brother's or sister's part, as it is shown to be confirmed."""

from cases.models import CarriedLine, EnquiryChild
from cases.rules.enquiries import others_named
from cpcase.web import formats
from cpcase.web.components import CarriedLine as Shown


def line_of(line: CarriedLine, child: EnquiryChild) -> Shown:
    """Where it is from, and whom else it names."""
    source = line.source.child
    whose = f"{source.case.child.called}’s record" if source else "the record"
    return Shown(
        text=line.words,
        origin=f"From {whose}, {formats.day(line.created_at)}",
        about=child.case.child.called,
        names=formats.listed(others_named(line.words, child)),
        field=f"answer_{line.pk}",
        text_field=f"changed_{line.pk}",
    )
