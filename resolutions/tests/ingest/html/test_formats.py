"""Pages as word processors, XHTML editors and browsers save them, and the encodings they are in."""

from __future__ import annotations

import codecs

import pytest

from resolutions.errors import ReadingError
from resolutions.ingest.pipeline import read_source
from resolutions.ingest.readers.html import looks_like_html
from resolutions.tests.ingest.html.pages import HEAD, PAGE, TEXT, calls, dropped, notes, only, read_whole, rows

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><style><!-- p.MsoQuote {font-style:italic} --></style></head>
<body lang=EN-GB><div class=WordSection1><table class=MsoNormalTable><tr><td><p class=MsoNormal>United Nations</p></td>
<td><p class=MsoNormal>Distr.: General</p></td></tr></table><p class=MsoHeader>E/CN.7/2091/L.4</p>
<p class=MsoNormal><b>Resolution 901/8<o:p></o:p></b></p><p class=MsoNormal><b>Lamps of the north<o:p></o:p></b></p>
<p class=MsoNormal><i>The Commission on Narcotic Drugs,<o:p></o:p></i></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span lang=EN-US><i>Recalling</i> the keepers’ “rule” of 2090,<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>
<![if !supportFootnotes]><span class=MsoFootnoteReference><span>[1]</span></span><![endif]></span></span></a> and
<del cite="mailto:a">the old</del><ins cite="mailto:a">the new</ins> lamp,</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><i>Urges</i> the keepers to light:</p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;
</span></span></span><![endif]>The great lamp;</p>
<p class=MsoListParagraph><!--[if !supportLists]--><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><!--[endif]--><i>Decides</i>
that the rule holds.</p></div><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference><span><![if !supportFootnotes]>[1]<![endif]></span></span></a>
<i>Almanac of Lamps</i>, vol.&nbsp;2.</p></div></div></body></html>"""

XHTML = f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="a.js"/></head><body><a name="top"/>{HEAD}
<p>Noting the birds,<a epub:type="noteref" href="#n1">1</a></p><p><![CDATA[Aware of fog & rain,]]></p>
<p>1. Urges all;<br/>2. Decides to meet.</p><aside epub:type="footnote" id="n1"><p>1 The almanac.</p></aside></body></html>"""


def test_a_page_saved_by_a_word_processor():
    reading = read_whole(WORD.encode("cp1252"), "text.htm")
    assert only(reading).text.masthead == ("United Nations", "Distr.: General")
    assert only(reading).text.title.text == "Lamps of the north"
    assert rows(reading) == [
        "pp1 Recalling the keepers’ “rule” of 2090, and the new lamp,",
        "op1 1. Urges the keepers to light:",
        "op1-1 • The great lamp;",
        "op2 2. Decides that the rule holds.",
    ]
    assert calls(reading) == [("pp1", "1", 38)]
    assert notes(reading) == {"1": "Almanac of Lamps, vol. 2."}
    assert dropped(reading) == {"E/CN.7/2091/L.4": "page furniture", "the old": "deleted in a tracked change"}
    assert reading.source.encoding == "windows-1252"
    assert not [problem for problem in reading.problems if problem.code == "encoding-guessed"]


def test_xhtml_with_empty_elements_and_sections():
    reading = read_whole(XHTML.encode(), "text.xhtml")
    assert rows(reading) == [
        "pp1 Noting the birds,",
        "pp2 Aware of fog & rain,",
        "op1 1. Urges all;",
        "op2 2. Decides to meet.",
    ]
    assert (calls(reading), notes(reading)) == ([("pp1", "1", 17)], {"1": "The almanac."})


def test_a_page_saved_with_its_pictures():
    page = PAGE.format(body=TEXT.replace("fog", "r=E9gime"))
    head = 'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = (
        '--x\r\nContent-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    )
    page = page.replace(' charset="utf-8"', "").replace(' lang="en"', "")
    data = f"{head}{part}{page}\r\n--x--\r\n".encode()
    assert rows(read_whole(data, "text.mht"))[0] == "pp1 Recalling the régime,"


def test_a_message_without_a_page_is_told():
    data = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe lamp is lit.\r\n"
    with pytest.raises(ReadingError, match="without a page in it"):
        read_source(data, "text.mht")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + PAGE.format(body=TEXT).encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + PAGE.format(body=TEXT).encode("utf-16-le"), "utf-16-le"),
        (
            PAGE.format(body=TEXT).replace("utf-8", "iso-8859-1").replace("fog", "‘régime’").encode("cp1252"),
            "windows-1252",
        ),
        (PAGE.format(body=TEXT).replace("utf-8", "koi8-r").replace("fog", "туман").encode("koi8-r"), "koi8-r"),
        (PAGE.format(body=TEXT).replace('charset="utf-8"', "").replace("fog", "régime").encode("cp1252"), "cp1252"),
    ],
    ids=["mark", "utf-16", "latin-1 is 1252", "declared", "tried"],
)
def test_the_encoding_is_declared_or_told(data, encoding):
    reading = read_whole(data)
    assert reading.source.encoding == encoding
    assert reading.source.format == "html"
    assert rows(reading)[0] in (
        "pp1 Recalling the fog,",
        "pp1 Recalling the ‘régime’,",
        "pp1 Recalling the туман,",
        "pp1 Recalling the régime,",
    )


@pytest.mark.parametrize(
    ("data", "name", "is_page"),
    [
        (b"<!DOCTYPE html><p>x", "a", True),
        (b"\n<!-- x -->\n<HTML><p>x", "a.txt", True),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "a.xml", True),
        (b"<p>The lamp</p>", "a.html", True),
        (b"<p>The lamp</p>", "a.txt", False),
        (b'<?xml version="1.0"?><akomaNtoso>', "a.xml", False),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', "a.xml", False),
        (b"The lamp", "a.html", False),
        (b"%PDF-1.7 <html>", "a.pdf", False),
    ],
)
def test_what_a_page_is(data, name, is_page):
    assert looks_like_html(data, name) == is_page
