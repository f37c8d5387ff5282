"""Every form of number, symbol and wording that a citation is made of: name of the form -> words and what they name.

The words are invented; the forms are those of docs/citations.md, which is held to this table. A citing text is one of
the Commission of 15 March 2002, or what GA, ECOSOC, SC say.
"""

from datetime import date

from resolutions.structure.identity import Identity
from resolutions.tests.citations.reading import CND_45, ECOSOC_2021, GA_77

CND = (CND_45, date(2002, 3, 15))
LATER = (Identity("cnd", "resolution", "64", 9), date(2021, 4, 15))
GA = (GA_77, date(2022, 12, 1))
ECOSOC = (ECOSOC_2021, date(2021, 7, 20))
IN_NOTES = ("official-records", "report-of", "ibid", "treaty-series", "sales")
SC = (Identity("sc", "resolution", "2013", 2126), date(2013, 10, 25))

# form: (citing text, words, "target @ pinpoint; …"; what it may be with bars between)
FORMS = {
    # numbers
    "assembly-roman": (CND, "General Assembly resolution 54 (I),", "A/RES/54(I)"),
    "assembly-roman-letter": (CND, "General Assembly resolution 217 A (III),", "A/RES/217(III) @ A"),
    "assembly-roman-glued": (CND, "General Assembly resolution 3014(XXVII),", "A/RES/3014(XXVII)"),
    "assembly-special-old": (CND, "resolutions 1874 (S-IV) and 104 (S-1),", "A/RES/1874(S-IV); A/RES/104(S-1)"),
    "assembly-emergency-old": (CND, "resolution 1000 (ES-I),", "A/RES/1000(ES-I)"),
    "assembly-slash": (GA, "resolution 48/12 of 28 October 1993,", "A/RES/48/12"),
    "assembly-parts": (
        GA,
        "resolutions 77/128 A-B, 76/84 A and B and 57/270 B,",
        "A/RES/77/128 @ A-B; A/RES/76/84 @ A-B; A/RES/57/270 @ B",
    ),
    "assembly-parts-range": (CND, "General Assembly resolution S-20/4 A–E,", "A/RES/S-20/4 @ A-E"),
    "assembly-special": (GA, "resolution S‑30/1 and resolution ES-11/1,", "A/RES/S-30/1; A/RES/ES-11/1"),
    "security-council": (SC, "resolutions 1265 (1999) and 1296 (2000),", "S/RES/1265(1999); S/RES/1296(2000)"),
    "council-roman": (
        CND,
        "Economic and Social Council resolutions 9 (I), 436 E (XIV) and 1577 (L),",
        "E/RES/9(I); E/RES/436(XIV) @ E; E/RES/1577(L)",
    ),
    "council-roman-part": (CND, "Economic and Social Council resolution 159 (VII) II,", "E/RES/159(VII) @ II"),
    "council-year-before-roman": (
        CND,
        "Council resolutions 1951/355(XII)B and 1971/1577(L),",
        "E/RES/355(XII) @ B; E/RES/1577(L)",
    ),
    "council-year": (CND, "Economic and Social Council resolution 1991/38,", "E/RES/1991/38"),
    "commission-roman": (CND, "its resolutions 2 (XL) and 13 (XXXVIII),", "CND/RES/40/2; CND/RES/38/13"),
    "commission-roman-special": (CND, "its resolutions 6(S-III) and 1 (S-IX),", "CND/RES/S-3/6; CND/RES/S-9/1"),
    "commission-slash": (LATER, "Commission on Narcotic Drugs resolution 45/9,", "CND/RES/45/9"),
    "commission-abbreviated": (LATER, "See CND Res.45/9.", "CND/RES/45/9"),
    "commission-decision": (
        LATER,
        "Commission decision 55/1 and decision 57/2 of 13 March 2014,",
        "CND/DEC/55/1; CND/DEC/57/2",
    ),
    "two-organs": (CND, "See resolution 44/3.", "A/RES/44/3|CND/RES/44/3"),
    "human-rights-council": (
        GA,
        "Human Rights Council resolutions 17/4 and S-15/1,",
        "A/HRC/RES/17/4; A/HRC/RES/S-15/1",
    ),
    "health-assembly": (CND, "World Health Assembly resolutions WHA18.47 and WHA 20.42,", "WHA18.47; WHA20.42"),
    "environment-assembly": (
        GA,
        "Environment Assembly resolution 4/11, UNEP/EA.4/Res.12,",
        "UNEP/EA.4/Res.11; UNEP/EA.4/Res.12",
    ),
    "conference-of-parties": (GA, "Recalling decision 1/CP.21,", "1/CP.21"),
    "resolution-symbol": (CND, "See A/RES/S-20/4 C and E/RES/2001/14*.", "A/RES/S-20/4 @ C; E/RES/2001/14"),
    # symbols
    "symbol-commission": (
        CND,
        "E/CN.7/2001/16, E/CN.7/2000/CRP.13, E/CN.7/2001/L.12/Rev.1, E/CN.7/240,",
        "E/CN.7/2001/16; E/CN.7/2000/CRP.13; E/CN.7/2001/L.12/Rev.1; E/CN.7/240",
    ),
    "symbol-typing-error": (CND, "See E/CN.7/A.C.3/3.", "E/CN.7/A.C.3/3"),
    "symbol-double": (CND, "report E/2001/28–E/CN.7/2001/12;", "E/2001/28; E/CN.7/2001/12"),
    "symbol-double-hyphens": (CND, "report E/1889/Rev.1--E/CN.7/216/Rev.1;", "E/1889/Rev.1; E/CN.7/216/Rev.1"),
    "symbol-double-slash": (CND, "report E/3512 / E/CN.7/411;", "E/3512; E/CN.7/411"),
    "symbol-two-organs": (GA, "letter A/56/1026-S/2002/932;", "A/56/1026; S/2002/932"),
    "symbol-assembly": (
        GA,
        "A/48/286, A/37/351/Add.1/Corr.1, A/C.3/76/L.41, A/S-20/11 and A/ES-10/273,",
        "A/48/286; A/37/351/Add.1/Corr.1; A/C.3/76/L.41; A/S-20/11; A/ES-10/273",
    ),
    "symbol-corrections": (
        CND,
        "E/1990/39 and Corr.1 and 2 and Add.1;",
        "E/1990/39; E/1990/39/Corr.1; E/1990/39/Corr.2; E/1990/39/Add.1",
    ),
    "symbol-two": (GA, "A/40/771 and A/40/772;", "A/40/771; A/40/772"),
    "symbol-part": (CND, "A/CONF.157/24 (Part I), chap. III;", "A/CONF.157/24(PartI) @ chap. III"),
    "symbol-security-council": (
        SC,
        "S/PRST/2003/7, S/11052/Rev.1 and S/INF/67;",
        "S/PRST/2003/7; S/11052/Rev.1; S/INF/67",
    ),
    "symbol-star": (GA, "A/64/L.63/Rev.1*;", "A/64/L.63/Rev.1"),
    "symbol-supplement": (GA, "A/52/25(SUPP);", "A/52/25"),
    "symbol-pinpoint": (GA, "A/72/441, para. 12; A/45/262, annex;", "A/72/441 @ para. 12; A/45/262 @ annex"),
    # wordings
    "own-body": (CND, "Recalling its resolution 44/3 of 29 March 2001,", "CND/RES/44/3"),
    "organ-named": (
        CND,
        "Assembly resolution 54/132, Council resolution 1996/30 and Commission resolution 44/3,",
        "A/RES/54/132; E/RES/1996/30; CND/RES/44/3",
    ),
    "organ-behind": (CND, "resolution 44/3 of the Commission on Narcotic Drugs,", "CND/RES/44/3"),
    "list-dated": (
        GA,
        "its resolutions 52/6 of 20 October 1997, 53/6 of 12 November 1998 and 54/4 of 25 October 1999,",
        "A/RES/52/6; A/RES/53/6; A/RES/54/4",
    ),
    "list-shared-date": (
        CND,
        "General Assembly resolutions 39/141, 39/142 and 39/143 of 14 December 1984,",
        "A/RES/39/141; A/RES/39/142; A/RES/39/143",
    ),
    "list-organ-changes": (
        CND,
        "General Assembly resolutions 54/132 and 55/65 and Council resolution 1999/30,",
        "A/RES/54/132; A/RES/55/65; E/RES/1999/30",
    ),
    "list-titles-between": (
        CND,
        "General Assembly resolutions 54/132 of 17 December 1999 on trees and 55/65 on wells,",
        "A/RES/54/132; A/RES/55/65",
    ),
    "part-before": (CND, "in paragraph 3 of its resolution 44/3,", "CND/RES/44/3 @ paragraph 3"),
    "part-section": (GA, "in its resolution 51/64, section IV,", "A/RES/51/64 @ section IV"),
    "part-annexed": (GA, "in paragraph 13 of the plan annexed to its resolution S-17/2,", "A/RES/S-17/2 @ annex"),
    "part-of-a-plan": (GA, "in paragraph 13 of the Global Programme of Action,", "gpa1990 @ paragraph 13"),
    "part-annexes": (
        CND,
        "General Assembly resolutions 55/25, annexes II and III, and 55/255, annex.",
        "A/RES/55/25 @ annexes II and III; A/RES/55/255 @ annex",
    ),
    "part-range": (CND, "paragraphs 3 to 5 of its resolution 44/3,", "CND/RES/44/3 @ paragraphs 3 to 5"),
    "part-thereof": (
        CND,
        "its resolution 44/3 on trees, in particular paragraph 5 thereof,",
        "CND/RES/44/3; CND/RES/44/3 @ paragraph 5",
    ),
    "part-of-that-resolution": (
        CND,
        "its resolution 44/3 and paragraph 4 of that resolution,",
        "CND/RES/44/3; CND/RES/44/3 @ paragraph 4",
    ),
    "entitled": (CND, "its resolution 44/3, entitled “Reading of 43/9 and of the 1988 Convention”,", "CND/RES/44/3"),
    "paragraph-above": (CND, "as in paragraph 2 above,", "op2"),
    "paragraphs-above": (CND, "as in paragraphs 2 to 4 above,", "op2 @ paragraphs 2 to 4"),
    "present-resolution": (CND, "as in paragraph 2 of the present resolution,", "op2"),
    "annex-to-the-present": (CND, "as in the annex to the present resolution,", "annex1-p1"),
    "present-resolution-alone": (CND, "in giving effect to the present resolution,", ""),
    # treaties
    "article": (CND, "article 14 of the 1988 Convention,", "1988 @ article 14"),
    "articles-bis": (CND, "articles 38 and 38 bis of the Single Convention,", "1961 @ articles 38 and 38 bis"),
    "articles-range": (CND, "articles 5 to 7 of the 1988 Convention,", "1988 @ articles 5 to 7"),
    "article-items": (
        CND,
        "article 3, paragraph 1 (a) (iv), of the 1988 Convention,",
        "1988 @ article 3, paragraph 1 (a) (iv)",
    ),
    "article-behind": (CND, "the 1988 Convention, article 2,", "1988 @ article 2"),
    "article-thereof": (CND, "the 1988 Convention, in particular article 14 thereof,", "1988; 1988 @ article 14"),
    "article-inside-out": (
        CND,
        "paragraph 2 of article 12 of the 1988 Convention,",
        "1988 @ paragraph 2 of article 12",
    ),
    "schedules-and-tables": (
        CND,
        "Schedules I and II of the 1961 Convention and Table I of the 1988 Convention,",
        "1961 @ Schedules I and II; 1988 @ Table I",
    ),
    "three-conventions": (CND, "the three international drug control conventions,", "drug-control-conventions"),
    "as-amended": (
        CND,
        "the 1961 Convention and that Convention as amended by the 1972 Protocol,",
        "1961; 1961-as-amended",
    ),
    "that-convention": (CND, "the 1971 Convention, the 1988 Convention and that Convention,", "1971; 1988; 1988"),
    "the-convention": (CND, "the 1988 Convention, and article 3 of the Convention,", "1988; 1988 @ article 3"),
    "those-conventions": (
        CND,
        "the 1961 Convention, the 1971 Convention and the 1988 Convention, and those conventions,",
        "1961; 1971; 1988; drug-control-conventions",
    ),
    "years-shared": (CND, "the 1961, 1971 and 1988 Conventions,", "1961; 1971; 1988"),
    "protocols-thereto": (
        CND,
        "the Convention against Transnational Organized Crime and the Protocols thereto,",
        "untoc; untoc-protocols",
    ),
    # notes
    "official-records": (
        LATER,
        "Official Records of the Economic and Social Council, 2009, Supplement No. 8 (E/2009/28), chap. I, sect. C.",
        "E/2009/28 @ chap. I, sect. C",
    ),
    "official-records-session": (
        GA,
        "Official Records of the General Assembly, Fortieth Session, Supplement No. 1 (A/40/1), para. 5.",
        "A/40/1 @ para. 5",
    ),
    "official-records-corrigendum": (
        GA,
        "Official Records of the General Assembly, Thirty-fourth Session, Supplement No. 45 and corrigendum (A/34/45 and Corr.1), annex.",
        "A/34/45 @ annex; A/34/45/Corr.1",
    ),
    "report-of-the-commission": (
        GA,
        "E/2001/28/Rev.1, part two, chap. I, resolution 44/20, annex.",
        "E/2001/28/Rev.1 @ part two, chap. I; CND/RES/44/20 @ annex",
    ),
    "ibid-with-its-own": (LATER, "Ibid., 2010, Supplement No. 8 (E/2010/28), chap. I.", "E/2010/28 @ chap. I"),
    "ibid-in-brackets": (CND, "A/45/262, annex I (ibid., annex II).", "A/45/262 @ annex I; A/45/262 @ annex II"),
    "treaty-series": (CND, "United Nations, Treaty Series, vol. 520, No. 7515.", "1961"),
    "treaty-series-several": (
        CND,
        "United Nations, Treaty Series, vols. 2225, 2237, 2241 and 2326, No. 39574.",
        "untoc; untoc-tip; untoc-som; untoc-fir",
    ),
    "treaty-series-range": (CND, "United Nations, Treaty Series, vol. 75, Nos. 970–973.", "gc1949"),
    "treaty-series-league": (CND, "League of Nations, Treaty Series, vol. 198, p. 301.", "1936"),
    "treaty-series-combined": (
        CND,
        "Series of Trees (United Nations, Treaty Series, vol. 520, No. 7515) and of wells (ibid., vol. 1019, No. 14956).",
        "1961; 1971",
    ),
    "sales-number": (CND, "(United Nations publication, Sales No. E.94.XI.5), chap. II.", "E.94.XI.5 @ chap. II"),
    "sales-number-old": (CND, "Sales No. 62.XI.1.", "62.XI.1"),
    "sales-number-misprint": (CND, "Sales No. E.01.XI.I.", "E.01.XI.1"),
    "sales-number-lettered": (CND, "Sales No. E.01.II.A.7.", "E.01.II.A.7"),
    "sales-conference-resolution": (
        CND,
        "Sales No. E.93.I.8 and corrigendum), resolution 1, annex II.",
        "E.93.I.8 @ resolution 1, annex II",
    ),
    # look-alikes
    "look-alikes": (
        CND,
        "HIV/AIDS, 24/7, 2003/2004, UNISPACE+50, OEA/Ser.L/III.15, MSC/72/13/2, 98-77509, V.01-82895 (E), *1516935*, 2/4, 3/10;",
        "",
    ),
}
