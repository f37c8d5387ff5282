"""What instruments are called in the other official languages, and what English texts call them."""

from __future__ import annotations

_AS_AMENDED = "Single Convention on Narcotic Drugs of 1961 as amended by the 1972 Protocol"
_1961 = "Single Convention on Narcotic Drugs of 1961"
_1971 = "Convention on Psychotropic Substances of 1971"
_1988 = "United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances of 1988"
_UNTOC = "United Nations Convention against Transnational Organized Crime"
_UNCAC = "United Nations Convention against Corruption"
_CHARTER = "Charter of the United Nations"
_UDHR = "Universal Declaration of Human Rights"
_ICCPR = "International Covenant on Civil and Political Rights"
_ICESCR = "International Covenant on Economic, Social and Cultural Rights"
_CEDAW = "Convention on the Elimination of All Forms of Discrimination against Women"
_CRC = "Convention on the Rights of the Child"
_UNDRIP = "United Nations Declaration on the Rights of Indigenous Peoples"
_2030 = "2030 Agenda for Sustainable Development"
_VDPA = "Vienna Declaration and Programme of Action"
_THREE = "the three international drug control conventions"
_BANGKOK, _TOKYO, _MANDELA = "Bangkok Rules", "Tokyo Rules", "Nelson Mandela Rules"

# Patterns of the levelled words; the longer name of two that begin alike goes first.
NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (
            r"Convention unique sur les stupéfiants de 1961,? telle que modifiée par le Protocole(?: portant amendement"
            r" de la Convention unique sur les stupéfiants de 1961| de 1972)",
            _AS_AMENDED,
        ),
        (r"Convention unique sur les stupéfiants(?: de 1961)?", _1961),
        (r"Convention (?:de 1971 )?sur les substances psychotropes(?: de 1971)?", _1971),
        (
            r"Convention des Nations Unies contre le trafic illicite de stupéfiants et de substances psychotropes"
            r"(?: de 1988)?",
            _1988,
        ),
        (r"Convention de 1988", "1988 Convention"),
        (r"Convention des Nations Unies contre la criminalité transnationale organisée", _UNTOC),
        (r"Convention des Nations Unies contre la corruption", _UNCAC),
        (r"Charte des Nations Unies", _CHARTER),
        (r"Déclaration universelle des droits de l'homme", _UDHR),
        (r"Pacte international relatif aux droits civils et politiques", _ICCPR),
        (r"Pacte international relatif aux droits économiques, sociaux et culturels", _ICESCR),
        (
            r"Convention sur l'élimination de toutes les formes de discrimination à l'égard des femmes",
            _CEDAW,
        ),
        (r"Convention relative aux droits de l'enfant", _CRC),
        (r"Déclaration des Nations Unies sur les droits des peuples autochtones", _UNDRIP),
        (r"Programme de développement durable à l'horizon 2030|Programme 2030", _2030),
        (r"Déclaration et (?:du |le )?Programme d'action de Vienne", _VDPA),
        (
            r"\b(?:[ldc]es |aux |\w+ )?trois (?:conventions|traités|instruments) internationa(?:les|ux) relati(?:ves|fs) au contrôle"
            r" des drogues",
            _THREE,
        ),
        (r"Règles de Bangkok", _BANGKOK),
        (r"Règles de Tokyo", _TOKYO),
        (r"Règles Nelson Mandela", _MANDELA),
    ),
    "es": (
        (
            r"Convención Única (?:de 1961 )?sobre Estupefacientes(?: de 1961)?,? enmendada por el Protocolo de 1972"
            r"(?: de Modificación de la Convención Única de 1961 sobre Estupefacientes)?",
            _AS_AMENDED,
        ),
        (r"Convención Única (?:de 1961 )?sobre Estupefacientes(?: de 1961)?", _1961),
        (r"Convenio sobre Sustancias (?:Sicotrópicas|Psicotrópicas)(?: de 1971)?", _1971),
        (
            r"Convención de las Naciones Unidas contra el Tráfico Ilícito de Estupefacientes y Sustancias"
            r" (?:Sicotrópicas|Psicotrópicas)(?: de 1988)?",
            _1988,
        ),
        (r"Convención de 1988", "1988 Convention"),
        (r"Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional", _UNTOC),
        (r"Convención de las Naciones Unidas contra la Corrupción", _UNCAC),
        (r"Carta de las Naciones Unidas", _CHARTER),
        (r"Declaración Universal de (?:los )?Derechos Humanos", _UDHR),
        (r"Pacto Internacional de Derechos Civiles y Políticos", _ICCPR),
        (r"Pacto Internacional de Derechos Económicos, Sociales y Culturales", _ICESCR),
        (r"Convención sobre la Eliminación de Todas las Formas de Discriminación contra la Mujer", _CEDAW),
        (r"Convención sobre los Derechos del Niño", _CRC),
        (r"Declaración de las Naciones Unidas sobre los Derechos de los Pueblos Indígenas", _UNDRIP),
        (r"Agenda 2030(?: para el Desarrollo Sostenible)?", _2030),
        (r"Declaración y (?:el )?Programa de Acción de Viena", _VDPA),
        (
            r"los tres (?:tratados|convenios|instrumentos)(?: internacionales)? (?:de|sobre) fiscalización internacional de drogas"
            r"|los tres tratados internacionales de fiscalización de drogas",
            _THREE,
        ),
        (r"Reglas de Bangkok", _BANGKOK),
        (r"Reglas de Tokio", _TOKYO),
        (r"Reglas Nelson Mandela", _MANDELA),
    ),
    "ru": (
        (
            r"Един(?:ая|ой|ую) конвенци[яиюей]+ о наркотических средствах 1961 года с поправками, внесенными(?: в нее)?"
            r"(?: в соответствии с)? Протоколом 1972 года",
            _AS_AMENDED,
        ),
        (r"Един(?:ая|ой|ую) конвенци[яиюей]+ о наркотических средствах(?: 1961 года)?", _1961),
        (r"Конвенци[яиюей]+ о психотропных веществах(?: 1971 года)?", _1971),
        (
            r"Конвенци[яиюей]+ Организации Объединенных Наций о борьбе против незаконного оборота наркотических средств и"
            r" психотропных веществ(?: 1988 года)?",
            _1988,
        ),
        (r"Конвенци[яиюей]+ 1988 года", "1988 Convention"),
        (
            r"Конвенци[яиюей]+ Организации Объединенных Наций против транснациональной организованной преступности",
            _UNTOC,
        ),
        (r"Конвенци[яиюей]+ Организации Объединенных Наций против коррупции", _UNCAC),
        (r"Устав\w* Организации Объединенных Наций", _CHARTER),
        (r"Всеобщ(?:ая|ей|ую) деклараци[яиюей]+ прав человека", _UDHR),
        (r"Международн\w+ пакт\w* о гражданских и политических правах", _ICCPR),
        (r"Международн\w+ пакт\w* об экономических, социальных и культурных правах", _ICESCR),
        (r"Конвенци[яиюей]+ о ликвидации всех форм дискриминации в отношении женщин", _CEDAW),
        (r"Конвенци[яиюей]+ о правах ребенка", _CRC),
        (r"Деклараци[яиюей]+ Организации Объединенных Наций о правах коренных народов", _UNDRIP),
        (r"Повестк\w+ дня в области устойчивого развития на период до 2030 года", _2030),
        (r"Венск(?:ая|ой|ую) деклараци[яиюей]+ и Программ\w+ действий", _VDPA),
        (
            r"(?:все(?:х|ми)? )?тр(?:и|ех|ем|емя) международны\w+ (?:конвенци\w+ о контроле над наркотиками|конвенци\w+ о контроле"
            r" над наркотическими средствами|договор\w+ о контроле над наркотиками)",
            _THREE,
        ),
        (r"Бангкокски\w+ правил\w*", _BANGKOK),
        (r"Токийски\w+ правил\w*", _TOKYO),
        (r"Правил\w* (?:имени )?Нельсона Манделы", _MANDELA),
    ),
    "zh": (
        (r"经《?1972年议定书》?修正的《?1961年麻醉品单一公约》?", _AS_AMENDED),
        (r"《?1961年麻醉品单一公约》?", _1961),
        (r"1971年《?精神药物公约》?|《1971年精神药物公约》", _1971),
        (
            r"1988年《联合国禁止非法贩运麻醉药品和精神药物公约》|《1988年联合国禁止非法贩运麻醉药品和精神药物公约》",
            _1988,
        ),
        (r"《?1988年公约》?", "1988 Convention"),
        (r"《联合国打击跨国有组织犯罪公约》", _UNTOC),
        (r"《联合国反腐败公约》", _UNCAC),
        (r"《联合国宪章》", _CHARTER),
        (r"《世界人权宣言》", _UDHR),
        (r"《公民及政治权利国际公约》|《公民权利和政治权利国际公约》", _ICCPR),
        (r"《经济社会文化权利国际公约》|《经济、社会及文化权利国际公约》", _ICESCR),
        (r"《消除对妇女一切形式歧视公约》", _CEDAW),
        (r"《儿童权利公约》", _CRC),
        (r"《联合国土著人民权利宣言》", _UNDRIP),
        (r"《2030年可持续发展议程》|《2030年议程》", _2030),
        (r"《维也纳宣言和行动纲领》", _VDPA),
        (r"三项国际药物管制公约", _THREE),
        (r"《曼谷规则》|曼谷规则", _BANGKOK),
        (r"《东京规则》|东京规则", _TOKYO),
        (r"《?纳尔逊·曼德拉规则》?", _MANDELA),
    ),
    "ar": (
        (
            r"الاتفاقية الوحيدة للمخدرات لسنة 1961 بصيغتها المعدلة ببروتوكول (?:عام |سنة )?1972",
            _AS_AMENDED,
        ),
        (r"الاتفاقية الوحيدة للمخدرات(?: لسنة 1961)?", _1961),
        (r"اتفاقية المؤثرات العقلية(?: لسنة 1971| لعام 1971)?", _1971),
        (
            r"اتفاقية الأمم المتحدة لمكافحة الاتجار غير المشروع في المخدرات والمؤثرات العقلية(?: لسنة 1988| لعام 1988)?",
            _1988,
        ),
        (r"اتفاقية (?:عام|سنة) 1988", "1988 Convention"),
        (r"اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية", _UNTOC),
        (r"اتفاقية الأمم المتحدة لمكافحة الفساد", _UNCAC),
        (r"ميثاق الأمم المتحدة", _CHARTER),
        (r"الإعلان العالمي لحقوق الإنسان", _UDHR),
        (r"العهد الدولي الخاص بالحقوق المدنية والسياسية", _ICCPR),
        (r"العهد الدولي الخاص بالحقوق الاقتصادية والاجتماعية والثقافية", _ICESCR),
        (r"اتفاقية القضاء على جميع أشكال التمييز ضد المرأة", _CEDAW),
        (r"اتفاقية حقوق الطفل", _CRC),
        (r"إعلان الأمم المتحدة بشأن حقوق الشعوب الأصلية", _UNDRIP),
        (r"خطة التنمية المستدامة لعام 2030", _2030),
        (r"إعلان وبرنامج عمل فيينا", _VDPA),
        (r"(?:ا|ل)لاتفاقيات الدولية الثلاث لمراقبة المخدرات", _THREE),
        (r"قواعد بانكوك", _BANGKOK),
        (r"قواعد طوكيو", _TOKYO),
        (r"قواعد نيلسون مانديلا", _MANDELA),
    ),
}
