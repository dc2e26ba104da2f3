"""What a heading gives to the boxes below it."""

from reports_by_hand import report

from unextract.records import SegmentKind


def test_a_box_without_a_subject_has_its_heading_in_whole_words() -> None:
    heading = (
        "Outcome 3: safe wells, paved roads and bright schools in the northern districts of the whole island"
    )
    (figure,) = report(
        "X/1", "90%", language="en", kind=SegmentKind.BOX, headings=("Results", heading)
    ).figures
    assert figure.subject == "Outcome 3: safe wells, paved roads and bright schools in the northern districts"
    assert "subject_heading" in figure.flags
