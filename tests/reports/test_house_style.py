"""The house style: read from a file, refused when it can't be read by weak eyes."""

import pytest

from smpdesk.errors import UserError
from smpdesk.places import resource
from smpdesk.reports.house_style import contrast, read, standard

SHIPPED = resource("themes", "house-style.toml").read_text(encoding="utf-8")


def test_the_shipped_style_is_a4_twelve_point_and_readable():
    house = standard()
    assert house.page == (595.28, 841.89)
    assert house.size == 12
    assert 440 < house.measure < 480


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # WebAIM's and the W3C's examples: black on white is 21, #767676 on white 4.54.
    [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_partnership_s_pale_colour_is_refused_with_its_contrast(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(SHIPPED.replace('heading = "#143F69"', 'heading = "#7FB2E5"'), encoding="utf-8")
    with pytest.raises(UserError, match=r"“heading” \(#7FB2E5\).*at least 4\.5"):
        read(file)


@pytest.mark.parametrize(
    "damage", [lambda t: t.replace("[text]", "[test]"), lambda t: t + "\n= 3", lambda t: t[:200]]
)
def test_a_file_that_is_not_complete_is_told(tmp_path, damage):
    file = tmp_path / "ours.toml"
    file.write_text(damage(SHIPPED), encoding="utf-8")
    with pytest.raises(UserError, match=r"ours\.toml is not complete"):
        read(file)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UserError, match="can't be read"):
        read(tmp_path / "none.toml")


def test_a_style_changes_the_pages(sample, tmp_path):
    from smpdesk.reports.pdf import pdf_bytes
    from smpdesk.reports.tree import Paragraph, Section

    file = tmp_path / "ours.toml"
    file.write_text(SHIPPED.replace('size = "A4"', 'size = "Letter"'), encoding="utf-8")
    document = sample.document(Section("One", (Paragraph("x"),)))
    assert pdf_bytes(document, read(file)) != pdf_bytes(document)
