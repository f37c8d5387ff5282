"""Invented statements in the UN's markup, put together from the pieces that a test is about."""

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = """<meta><identification source="#DGACM"><FRBRWork>
<FRBRuri value="/akn/un/statement/deliberation/unga/2091-03-04/{number}/"/><FRBRdate date="{day}" name="adoption"/>
</FRBRWork><FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression></identification>{analysis}</meta>"""
COVER = """<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
<p><docDate date="2091-03-09" refersTo="#dateOfIssuance">9 March 2091</docDate></p>
<p><inline title="14 (c)" name="agenda item">Agenda item 14 (c)</inline></p>
<p><docTitle>Resolution adopted by the General Assembly on 4 March 2091</docTitle></p>
<p><docProponent>[without reference (<inline name="originating document">A/946/L.5</inline>)]</docProponent></p></coverPage>"""
PREFACE = '<preface><p><docNumber>946/7.</docNumber><docTitle><span class="bold">\tKeeping of lighthouses</span></docTitle></p></preface>'
FORMULA = '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>'
CONCLUSIONS = """<conclusions><p><inline name="adoptionMeeting" title="71st">71st plenary meeting</inline><eol/>
<docDate date="2091-03-04" refersTo="#adoptionDate">4 March 2091</docDate></p></conclusions>"""
VOTE = """<analysis source="#un"><parliamentary source="#un"><voting outcome="adoptedRecordedVote">
<count value="80" refersTo="#inFavour"/><count value="2" refersTo="#against"/><count value="65" refersTo="#abstaining"/>
</voting></parliamentary></analysis>"""


def paragraph(words: str, number: str = "", kind: str = "SingleTxt") -> str:
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{kind}">{num}<content><p xml:space="preserve">\t{words}</p></content></paragraph>'


def statement(body: str, **parts: str) -> str:
    """A statement around a main body; parts: preamble, after (conclusions, attachments), cover, preface, meta values."""
    meta = META.format(
        number=parts.get("number", "946-7"),
        day=parts.get("day", "2091-03-04"),
        language=parts.get("language", "eng"),
        analysis=parts.get("analysis", ""),
    )
    cover = parts.get("cover", COVER.format(symbol=parts.get("symbol", "A/RES/946/7")))
    preamble = f"<preamble>{FORMULA}{parts.get('preamble', '')}</preamble>"
    after = parts.get("after", CONCLUSIONS)
    return (
        f'<statement name="{parts.get("name", "resolution")}">{meta}{cover}{parts.get("preface", PREFACE)}{preamble}'
        f"<mainBody>{body}</mainBody>{after}</statement>"
    )


def document(*statements: str) -> bytes:
    return f'<akomaNtoso xmlns="{NAMESPACE}">{"".join(statements)}</akomaNtoso>'.encode()
