"""The words of rankings: numbers of ranks, what is ranked, and what may come between them."""

from __future__ import annotations

import re

from comity.claims.text.times import MONTHS_BUT_MAY
from comity.wording.number_words import CARDINALS, ORDINALS

SIZE = (
    r"(?:largest|biggest|highest|greatest|heaviest|top|main|leading|principal|chief|foremost|"
    r"most important|most valuable|most significant|number[- ]one|primary|best|"
    r"most consistent|strongest)"
)
_SMALL = [word for word in CARDINALS if 2 <= CARDINALS[word] <= 20 and word.isalpha()]
_MANY = rf"(?:{'|'.join(_SMALL)}|\d{{1,2}})"
_ORDINAL = rf"(?:{'|'.join(word for word in ORDINALS if word.isalpha())}|\d{{1,2}}(?:st|nd|rd|th))"
_PLACE = r"(?:place|spot|position|rank|slot)"

_OF_WHOM = (
    r"(?:all\b|the world\b(?!['’])|(?:the )?(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)*"
    r"(?:[.,;:)]|$| (?:in|and|with|by|behind|after|at)\b))"
)
"""Of whom one is the third: of the world, of Africa; "a third of Peru's exports" is a share."""

RANKS = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        ("several", rf"(?:{_MANY} (?:out )?of the )?(?P<many>{_MANY}) {SIZE}\b|"
                    rf"(?:(?:{_MANY} (?:out )?of the )?(?P<those>{_MANY}) )?"
                    r"(?:states|countries|nations)(?: (?:in the|of the) world)? with the "
                    rf"{SIZE}\b|{SIZE} (?P<lots>{_MANY})\b(?! per)|"
                    rf"(?P<few>{_MANY}) (?:states|countries|nations)(?= (?:that|which|voting)\b)"),
        ("nth", r"(?:number|no\.?|nr\.?|#) ?(?P<number>\d{1,2}|two|three|four|five)\b"),
        ("nth", rf"(?<!\ba )(?<!\bone )(?<!\bmere )(?P<nth>{_ORDINAL})"
                rf"(?:[- ]{{1,2}}(?:{SIZE}|ranked|placed?)\b|\b)(?: {_PLACE})?"
                r"(?! (?:(?:quarter|half|month|time|term|year|decade|consecutive|straight)\b|"
                rf"of\b(?! {_OF_WHOM})|world war))"),
        ("leads", r"(?:heads?|headed|heading|leads?|led|leading|tops?|topped|topping) "
                  r"(?:(?:the|this|that|its) (?:list|table|rankings?|league|field|pack|roll)|it)\b|"
                  r"(?:led|leads)(?=[,.;]|$| with\b| at\b)|"
                  r"(?:out )?in (?:front\b(?! of\b)|the lead\b)|"
                  r"(?:headed|led|topped) by(?= (?:the )?(?-i:[A-Z]))|"
                  r"than (?:any(?:one|body)(?: else)?|any other [a-z]+|all others)\b"),
        ("second", r"runner[- ]up\b"),
        ("next", rf"next (?!to\b)(?:{SIZE}\b)?"),
        ("first", rf"{SIZE}(?: {_PLACE})?\b"),
        ("mainly", r"(?:most|mostly|mainly|chiefly|primarily|above all|first and foremost)"
                  r"(?= (?:to|from) (?:the )?(?-i:[A-Z]))"),
    )
)  # fmt: skip
"""How a rank is written, from the most words to the fewest."""

ARMS, CRUDE, GAS, COAL, GOODS = "arms", "crude oil", "natural gas", "coal", "goods"
FUELS = (CRUDE, GAS, COAL, "oil", "fuel")

_KINDS = (
    (ARMS, r"(?:major |conventional )?(?:arms|weapons?|weaponry|armaments?|defen[cs]e equipment|"
           r"military (?:equipment|hardware))"),
    (CRUDE, r"crude(?: oil)?"),
    (GAS, r"(?:natural )?gas"),
    (COAL, r"coal"),
    ("oil", r"(?:oil|petroleum)"),
    ("fuel", r"(?:fuels?|energy)"),
    (GOODS, r"(?:merchandise|goods)"),
)  # fmt: skip
"""What is sold, by the words for it."""

_ANY_KIND = "|".join(form for _, form in _KINDS)
KIND = re.compile(rf"(?:{_ANY_KIND})\b", re.IGNORECASE)


def kind_of(words: str) -> str:
    """Return the kind of goods that some words name; empty for none.

    >>> kind_of("major arms"), kind_of("trading")
    ('arms', '')
    """
    return next((kind for kind, form in _KINDS if re.search(rf"\b{form}\b", words.lower())), "")


_BEFORE = (
    rf"(?:(?:{_ANY_KIND}|trading|trade|commercial|business|economic|export|import|military|"
    r"defen[cs]e|foreign|overseas|bilateral|single|two-way|national|total|overall)[- ])*"
)
_OF = (
    rf"(?: of (?:(?:its|all|their|imported|foreign|total) )*(?:{_ANY_KIND}|imports|exports|"
    rf"(?:{_ANY_KIND}) (?:imports|exports)))?"
)
_ON_ARMS = r"(?: on (?:defen[cs]e|the military|(?:its|their) (?:military|armed forces)|arms))"
_MILITARY = r"(?:military|defen[cs]e|defen[cs]e and security)"

ROLES = tuple(
    (role, re.compile(form, re.IGNORECASE))
    for role, form in (
        ("supplier", rf"{_BEFORE}(?:supplier|provider|seller|vendor|source|origin)s?{_OF}\b"),
        ("supplier", r"import (?:partner|market|source)s?\b"),
        ("customer", rf"{_BEFORE}(?:customer|client|buyer|purchaser|recipient|destination|outlet)s?"
                     rf"{_OF}\b"),
        ("customer", r"export (?:partner|market|destination)s?\b|markets?\b(?! (?:share|economy))"),
        ("partner", r"(?:(?:merchandise|two-way|bilateral|single|overall) )?"
                    r"(?:trading|trade|commercial|business|economic|import-export) partners?"
                    r"(?: in goods)?\b|(?:trading |economic )?partners? in (?:trade|commerce)\b"),
        ("partner", r"partners?\b(?! (?:countries|states|institutions|for|against)\b)|"
                    r"(?:accounts|books|ledgers?|trade (?:accounts|figures|statistics|tables?))\b"),
        ("exporter", rf"{_BEFORE}exporters?{_OF}\b"),
        ("importer", rf"{_BEFORE}importers?{_OF}\b"),
        ("spender", rf"{_MILITARY} (?:spend(?:er|ing|s)?s?|budgets?|expenditures?|outlays?)\b|"
                    r"(?:total |overall )?(?:spending|expenditures?)(?! on\b)|"
                    r"(?:spenders?|spending|expenditures?|spen[dt]s?(?: (?:more|most|the most))?)"
                    rf"{_ON_ARMS}\b"),
        ("burden", r"military burdens?\b|relative (?:military |defen[cs]e )?spenders?\b"),
        ("economy", r"(?:national )?econom(?:y|ies)\b(?! minist)|"
                    r"(?:GDP|gross domestic products?)\b(?! per\b)"),
    )
)  # fmt: skip
"""What one may be the largest of, by the words for it."""

FLOWS = re.compile(
    rf"(?P<before>{_BEFORE})(?P<flow>imports|exports|purchases|sales|deliveries|shipments|transfers|"
    rf"suppl(?:y|ies)(?! (?:of|to)\b)|business|trade){_OF}\b(?! partners?\b)|"
    rf"(?P<goods>{_ANY_KIND})(?= (?:went|go|goes|flow(?:ed|s)|(?:is|are|was|were) (?:sold|shipped|"
    r"exported|destined|headed|bound))\b)",
    re.IGNORECASE,
)
"""A flow of goods, of which states have shares."""

_MAINLY = r"(?:the )?(?:most|mostly|mainly|chiefly|primarily|above all)"
_WHITHER = r"(?:to|from) (?:the )?(?-i:[A-Z])"
DEALS = re.compile(
    rf"(?:(?P<sells>export(?:s|ed)|sells?|sold|ships?|shipped|sends?|sent)|"
    rf"(?P<buys>import(?:s|ed)|buys?|bought|purchase[sd]))(?= {_MAINLY} {_WHITHER})",
    re.IGNORECASE,
)
"""What a state does most of with others."""


ROLE_OF_FLOW = {
    "imports": "supplier", "purchases": "supplier", "exports": "customer", "sales": "customer",
    "deliveries": "customer", "shipments": "customer", "transfers": "customer",
    "business": "customer", "supply": "customer", "supplies": "customer", "trade": "partner",
}  # fmt: skip

_OUTPUT = (
    r"(?:the size of )?(?:(?:its|their|the|the country['’]s|national) )?"
    r"(?:GDP|gross domestic product|economic output|economy|economies)\b"
)
BURDEN = re.compile(
    r"(?:as (?:a (?:share|percentage|proportion)|per ?cent) of|relative to|in relation to|"
    rf"measured against) {_OUTPUT}",
    re.IGNORECASE,
)
"""What military spending is compared with."""

OF_OUTPUT = re.compile(rf"of {_OUTPUT}", re.IGNORECASE)
"""What a figure before it is a share of."""

VOTES = re.compile(
    r"(?:(?:that|which|who|to have|have|had) )?(?:have |has )?(?:vot(?:ed|e|es|ing)|"
    r"(?:sid|agree|coincid)(?:ed|es?|d|s|ing)?(?= (?:the )?most\b)) "
    r"(?:(?P<most>the most(?: often)?|most (?:often|frequently|closely|consistently)) )?"
    r"(?:with|alongside|(?:the same(?: way)?|like) as|like|in line with)"
    r"(?P<after> )",
    re.IGNORECASE,
)
"""Whom a state votes with the most."""

DEALS_MOST = re.compile(
    r"(?:(?:do(?:es|ne|ing)?|did) (?:the )?(?:more|most) (?:business|trade|commerce)|"
    r"trad(?:e[sd]?|ing) (?:the )?(?:more|most)) with ",
    re.IGNORECASE,
)
"""With whom a state, or most of all others, does more business."""

AMOUNT = re.compile(
    r"(?:(?:about|around|roughly|nearly|almost|some|over|more than|approximately) )?\d[\d.,]*"
    r"(?: (?:million|billion|thousand))? (?:metric )?(?:barrels|tonnes|tons|cubic met(?:er|re)s)\b"
    r"(?: (?:a|per) (?:day|year))?",
    re.IGNORECASE,
)
"""How much was sold, where a rank is by what it was worth."""

WORLD = re.compile(
    r"(?:(?:in|of|across|around|throughout) )?(?:the )?world(?:[- ]?wide)?(?:['’]s)?\b|"
    r"global(?:ly)?\b|on earth\b|internationally\b",
    re.IGNORECASE,
)
BLOC = re.compile(
    r"the (?:alliance|bloc|union|group)['’]s\b|"
    r"(?:in|of|within|among|across|on|from) the "
    r"(?:alliance|bloc|union|group|region|continent)"
    r"(?:['’]s)?(?: (?:members|allies))?\b",
    re.IGNORECASE,
)
CONTINENT = re.compile(r"(?:in|of|within|across|on|from) the continent(?:['’]s)?\b", re.IGNORECASE)

_CAPITALISED = r"(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*)*"

NEXT = re.compile(
    r"(?:(?:closely |which was |who was )?(?:followed|trailed) (?:closely )?by|"
    r"then(?= (?:to|from|by|came)\b)|"
    rf"(?<=, )then(?= (?:the )?{_CAPITALISED}(?:[.,;(]|$| (?:with|at|and|on|by) )))\b",
    re.IGNORECASE,
)
"""What comes before the next in rank."""

BEHIND = re.compile(
    r"(?:(?:only|just|right|directly) )?(?:behind|after|trail(?:s|ed|ing)|surpassed by)"
    r"(?: only| just)?\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"(?:(?:well|far|just|narrowly) )?(?:ahead of|before|in front of|overtaking|surpassing|beating|"
    r"narrowly beat|beat)\b",
    re.IGNORECASE,
)

SUM = re.compile(
    r"(?:together|combined|collectively|jointly|between them|in all|"
    r"in total(?! (?:trade|imports|exports|turnover)\b))\b",
    re.IGNORECASE,
)
BREAKS = re.compile(
    r"[;:]|[–—]|,? (?:and|but|or)\b|,? (?:while|whereas|with|though|although)\b|,|"
    r"\b(?:and|while|whereas|with|though|although|With)\b"
)
ASIDES = re.compile(
    r"(?:according to|data from|figures (?:from|of|by)|(?:figures|data) show|say|says|said)\b"
    r"[^,;]*,?",
    re.IGNORECASE,
)

IDIOMS = re.compile(
    r"(?:by )?(?:some|quite a|a(?: (?:wide|clear|long|big|large|huge|comfortable|narrow))?)"
    r" (?:distance|margin|way|whisker|nose|hair|stretch)\b|"
    r"(?:(?:up|down|back) )?(?:another|an?|one|two|three|four|five|several|some) "
    r"(?:rung|notch|place|step|spot|position)(?:e?s)?(?= (?:to|into|down|up)\b)|"
    r"once (?:more|again)\b|yet again\b|(?:by|in) (?:value|volume)\b|(?:for )?its part\b|"
    r"(?:SIPRI|(?:the )?(?:IMF|World Bank|institute|fund|bank|United Nations|UN|WTO))"
    r"(?= (?:now |again )?(?:rank|plac|put|rate|list)(?:e?[sd])? (?:the )?(?-i:[A-Z]))|"
    r"(?:puts?|lists?|rates?)(?= (?:the )?(?-i:[A-Z][\w ]*?) "
    rf"(?:in )?(?:number|no\.|{_ORDINAL})\b)|"
    r"(?:in spite of|despite) (?:all )?(?:its|the|an?|this) [a-z-]+\b|at once\b|"
    r"(?:measured )?at (?:market|current|going|official|nominal) (?:exchange )?(?:rates|prices)"
    r"(?: of exchange)?\b|in (?:nominal|dollar) terms\b|(?:[mb]|tr)illion[- ]dollar\b|"
    r"(?:br(?:oke|eaks)|made it|makes it|crept|entered|enters)(?= (?:into )?the top\b)|"
    r"one(?=[.,;]|$)|(?:up|back|down) (?=(?:to|in|at|into)\b)|into\b|"
    r"(?:out of|off)(?= (?:the )?\w+ "
    rf"{_PLACE}\b)",
    re.IGNORECASE,
)
"""Phrases with which a rank is given, of which each word alone might change it."""

TWISTS = re.compile(
    r"\b(?:not|no longer|never|nor|neither|would|will|could|may(?! \d)|might|should|expected|"
    r"likely|if|nearly (?:the|as)|potential\w*|formerly|unless|except|apart from|aside from|"
    r"excluding|other than|hardly|cannot|poised|set to|forecast\w*|aims?|plans?|hopes?|wants?|"
    r"used to be|against)\b|n['’]t\b|"
    r"\b(?:is|are|was|were) (?:held|occupied|taken) by (?!(?:the )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words that turn a rank into another, or into none."""

OF_ONE = re.compile(
    r"\b(?:recipient|importer|buyer|purchaser)s? of (?:[a-z]+ ){0,2}from (?:the )?[A-Z]"
)
"""Who receives from one state, and is ranked among those that do."""

_TAKEN = (
    r"(?:overtaken|replaced|displaced|ousted|supplanted|eclipsed|dethroned|unseated|surpassed|"
    r"outstripped|toppled|passed|edged out|dislodged|superseded|leapfrogged|outpaced|pipped|"
    r"pushed aside|crowded out)"
)
_PAST = (
    r"(?:went|gone|moved|leapt|leaped|jumped|climbed|pulled|edged|crept|vaulted|shot|rose|risen|"
    r"going|moving|leaping|climbing|rising) (?:past|ahead of|above|over)"
)
SPOT = re.compile(
    r"(?:a|the) (?:role|place|position|spot|rank|title|distinction|status|honou?r|crown)\b"
    r"(?: (?:that|which))?(?= (?:the )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""A rank that the state after it had before: "a role that Peru had played"."""

UNDER = re.compile(
    rf"(?:(?:was|were|is|been|being|has been|had been|have been) )?{_TAKEN} (?:in \d{{4}} )?by\b|"
    r"(?:gave|given|give|giving) way to\b|(?:slipped|slid|fell|fallen|dropped|sank) behind\b",
    re.IGNORECASE,
)
"""Who comes after such words took a place from who is before them."""

_THRUST = (
    r"(?:nudg|push|knock|elbow|edg|squeez|forc|kick|shov|bump|displac|dislodg|oust|crowd|jostl|"
    r"thrust)(?:e[sd]?|ing|s)?"
)

OVER = re.compile(
    rf"(?:(?:has|had|have|having) (?:also |since |now |just |recently )?)?(?:{_TAKEN}|{_PAST}|"
    r"overt(?:ook|akes?|aking)|takes? over from|taken over from|took over from|"
    r"replac(?:es|ing)|displac(?:es|ing)|oust(?:s|ing)|supplant(?:s|ing)|eclips(?:es|ing)|"
    r"dethron(?:es|ing)|unseat(?:s|ing)|surpass(?:es|ing)|outstrip(?:s|ping)|toppl(?:es|ing)|"
    r"passing|edging (?:out|past)|pips|pipping|leapfrogg?(?:s|ing)|knocked out)\b(?! by\b)|"
    rf"(?:(?:has|had|have|having) )?{_THRUST}(?= (?:the )?(?-i:[A-Z])[\w ]{{2,30}}? "
    rf"(?:out of|off|from) (?:the |its )?\S+ {_PLACE}\b)",
    re.IGNORECASE,
)
"""Who is before such words took a place from who comes after them."""

TAKES_PLACE = re.compile(
    r"\b(?:replac|displac|oust|supplant|unseat|dethron|toppl|dislodg|supersed|tak(?:es?|en) over|"
    rf"took over|{_THRUST}$)",
    re.IGNORECASE,
)
"""Words by which the other had the very place: "replaced" and not "overtook"."""

DOUBTS = re.compile(
    r"\b(?:services|until|once|almost|on (?:its|their|the|track|course)\b[^,;]*\bto|set to|fiscal|"
    r"swallow\w*|absorb\w*|[Aa]s a purchaser|financial year|months?|quarters? of (?:19|20)\d\d|"
    r"half of (?:19|20)\d\d|first half|second half|previously|"
    rf"{MONTHS_BUT_MAY})\b"
)
"""Words by which a sentence is of a part of a year, of services too, or of a time before."""

GLUE = re.compile(
    r"(?:(?:UN |United Nations )?General Assembly|"
    r"the|an?|of|in|at|by|to|from|for|as|on|it|both|all|also|just|only|was|were|is|are|be|been|"
    r"has|have|had|became|become|becomes|becoming|being|remain(?:s|ed|ing)?|stay(?:s|ed)?|came|come|comes|coming|"
    r"rank(?:s|ed|ing)?|rated|placed|stood|stands|standing|took|takes|taken|taking|held|holds|"
    r"holding|occup(?:y|ies|ied)|finish(?:ed|es)|went|goes|go|gone|lay|made|make|makes|"
    r"account(?:s|ed|ing)? for|accounting|receiv(?:ed|es|ing)|suppl(?:y|ied|ies|ying)|"
    r"provid(?:ed|es|ing)|absorb(?:ed|s|ing)|deliver(?:ed|s|ing)|buy(?:s|ing)?|bought|sold|sells?|"
    r"selling|purchas(?:ed|es|ing)|exporting|shipping|import(?:ed|s|ing)?|spen[dt]s?|spending|"
    r"contribut(?:ed|es|ing)|lying|lies|relegated|had to|ma[dk]e do|settled? for|"
    r"which|who|that|whose|where|place|spot|spots|places|position|positions|rank|ranking|rankings|list|"
    r"table|league|share|shares|part|portion|proportion|total|figures?|volume|value|worth|percent|"
    r"climb(?:ed|s|ing)|ris(?:en|es|ing)|rose|advanc(?:ed|es)|jump(?:ed|s)|slip(?:s|ped|ping)|"
    r"drop(?:ped|s)|fallen|falls|fell|falling|moved|moves|slid|slides|tumbl(?:ed|es|ing)|sank|sunk|"
    r"sinks|vault(?:ed|s|ing)|leap[ts]|leaped|soared|surged|shot|kept|keeps|keeping|retain(?:s|ed)|"
    r"got|gets|getting|"
    r"distant|close|closely|narrowly|clear|clearly|by far|far|again|now|still|today|currently|"
    r"respectively|combined|together|among|amongst|including|them|those|these|its|their|"
    r"(?:country|countries|state|states|nation|nations|members?|allies|economies|powers?)(?:['’]s?)?|"
    r"overall|latest|recent|term|terms|absolute|followed|next|most|more|than|order|turn|single|"
    r"destined|headed|bound|emerged|emerging|overtook|itself|according|"
    r"thus|hence|therefore|indeed|consequently)\b",
    re.IGNORECASE,
)
"""Words that a ranking is written with, and that change nothing in it."""

OF_RANKING = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth|"
    r"\d+(?:st|nd|rd|th)|largest|biggest|highest|greatest|heaviest|top|main|leading|principal|"
    r"chief|foremost|most|mostly|mainly|chiefly|primarily|above all|next|"
    r"overtaken|overtook|runner|primary|best|strongest|followed|trailed|number|no\.|"
    r"suppliers?|customers?|clients?|buyers?|partners?|exporters?|importers?|spenders?|"
    r"econom(?:y|ies)|imports|exports|trade|spending|budgets?|expenditure|GDP)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may rank states, or be followed by one that does."""
