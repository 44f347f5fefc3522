"""Votes, vetoes, sanctions and alliances in other words, written as the plain ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.forms import PlainForm, first_form
from comity.claims.text.masks import NAME, PEOPLE, STATE
from comity.claims.text.mentions import Context, Mention
from comity.wording.number_words import CARDINALS

_OF_TWO = rf"(?:the |The )?[{NAME}{PEOPLE}]+ and (?:the )?[{NAME}{PEOPLE}]+"
_FIGURE = (
    r"(?:(?:about|some|only|just|nearly|roughly|almost|over|more than|less than) )?"
    r"(?:\d[\d.]*(?: ?%| per ?cent)|(?:a|one|two|three|four|nine) (?:thirds?|quarters?|fifths?|"
    r"tenths?)|half)"
)
_CASES = (
    r"(?:(?:the )?(?:questions?|items?|texts?|motions?|matters|issues|drafts?|proposals?|cases|"
    r"occasions|divisions|ballots|decisions|roll[- ]calls?|resolutions|votes|time|times))"
)
_IN_ASSEMBLY = (
    r"(?:(?: (?:put|submitted|brought|presented|placed) (?:to|before)| before| in| of| at) "
    r"(?:the )?(?:(?:UN |United Nations )?General Assembly|Assembly|UN|United Nations))"
)
_TIME = r"(?P<time> (?:in|during|throughout) (?:19|20)\d\d)"

_PARTED = (
    r"(?:gave (?:different|differing|opposite|conflicting) answers|"
    r"(?:took|chose|were on|came down on|ended up on|landed on|found themselves on|stood on) "
    r"(?:different|opposite|opposing) sides|"
    r"(?:parted|went their separate) ways|parted company|cast (?:different|differing|opposing|"
    r"conflicting) (?:votes|ballots)|failed to see eye to eye|were at odds|"
    r"pressed different buttons)"
)
_ALIKE = (
    r"(?:gave the same answer|(?:took|chose|were on|came down on|ended up on|stood on) the same "
    r"side|went the same way|cast the same (?:vote|ballot)|saw eye to eye|pressed the same button|"
    r"were of one mind|voted as one)"
)
_APART = (
    PlainForm(
        re.compile(
            rf"^On (?P<part>{_FIGURE}) of {_CASES}{_IN_ASSEMBLY}?{_TIME},? (?P<two>{_OF_TWO}) "
            rf"{_PARTED}(?=[.,;]|$)"
        ),
        "{two} disagreed on {part} of the votes in the General Assembly{time}",
    ),
    PlainForm(
        re.compile(
            rf"^On (?P<part>{_FIGURE}) of {_CASES}{_IN_ASSEMBLY}?{_TIME},? (?P<two>{_OF_TWO}) "
            rf"{_ALIKE}(?=[.,;]|$)"
        ),
        "{two} agreed on {part} of the votes in the General Assembly{time}",
    ),
    PlainForm(
        re.compile(
            rf"^(?P<two>{_OF_TWO}) {_PARTED} (?:on|in|over) (?P<part>{_FIGURE}) of {_CASES}"
            rf"{_IN_ASSEMBLY}?{_TIME}"
        ),
        "{two} disagreed on {part} of the votes in the General Assembly{time}",
    ),
    PlainForm(
        re.compile(
            rf"^(?P<two>{_OF_TWO}) {_ALIKE} (?:on|in|over) (?P<part>{_FIGURE}) of {_CASES}"
            rf"{_IN_ASSEMBLY}?{_TIME}"
        ),
        "{two} agreed on {part} of the votes in the General Assembly{time}",
    ),
)
_SUBJECT = (
    r"(?P<what>colonialism|human rights|the Middle East|Palestine|disarmament|arms control|"
    r"nuclear (?:weapons|matters)|(?:economic )?development)"
)
_ON_SUBJECT = re.compile(
    rf"^(?:Where|When|Whenever|If|Once) (?:(?:the )?(?:resolutions|votes|texts|questions|drafts|"
    rf"motions|matters) (?:on|about|of|concerning) )?{_SUBJECT} (?:is|are|was|were) "
    rf"(?:concerned|at issue|the subject|on the agenda|at stake|the topic|put to the vote), "
    rf"(?P<two>{_OF_TWO}) (?:delegations |delegates |missions |envoys |ambassadors )?"
    rf"(?:{_ALIKE}|voted alike|agreed) (?:in|on) (?P<part>{_FIGURE}) of "
    rf"{_CASES}{_TIME}"
)
_CONCERNING = re.compile(
    rf"^(?:On|In|Over) (?:resolutions|votes|texts|questions|drafts|motions|matters) (?:on|about|of|"
    rf"concerning|dealing with) {_SUBJECT},? (?P<two>{_OF_TWO}) (?:delegations |delegates )?"
    rf"(?:{_ALIKE}) (?:in|on) (?P<part>{_FIGURE}) of {_CASES}{_TIME}"
)

_KILL = (
    r"(?:kill|sink|torpedo|bury|defeat|block|scupper|quash|strike down|shoot down|bring down|"
    r"vote down|stop|halt)"
)
_KILLED = (
    r"(?:killed|sank|torpedoed|buried|defeated|blocked|scuppered|quashed|struck down|shot down|"
    r"brought down|stopped|halted)"
)
_NUMBER = rf"(?P<number>an?|{'|'.join(word for word in CARDINALS if word.isalpha())}|\d+)"
_DRAFTS = (
    rf"{_NUMBER} (?:draft(?: resolution)?|resolution|text)(?P<many>s?)"
    r"(?: (?:in|of|at|before) the (?:UN |United Nations )?Security Council)?"
)
_KILLED_TOGETHER = re.compile(
    rf"(?P<two>{_OF_TWO}) (?:(?:raised their hands|teamed up|combined|joined forces|acted|voted|"
    rf"came) together to {_KILL}|(?:teamed up|combined|joined forces|united) to {_KILL}|"
    rf"(?:together|jointly) {_KILLED}) {_DRAFTS}"
)
_TIMES = r"(?P<times>once|twice|(?:on )?[a-z]+ (?:occasions?|times))"
_ALONE = re.compile(
    rf"^(?P<who>{STATE}) (?:stood|was|acted|remained) alone {_TIMES}{_TIME}, (?:when|as|with) no "
    r"other (?:permanent )?(?:member|power|state)(?: of the (?:UN )?Security Council)? "
    r"(?:joined|joining|backed|backing|shared|sharing|supported) its veto(?:es)?"
)

_GOVERNMENTS = r"(?:governments|states|countries|nations|capitals)"
_MEASURES = (
    r"(?:(?:punitive|restrictive|coercive) measures|sanctions|penalties|restrictions|embargoes)"
)
_COUNT_OF_SENDERS = re.compile(
    rf"\b[Tt]he (?:number|count|tally|total) of {_GOVERNMENTS} (?:with|that had|having|keeping|"
    rf"maintaining|imposing|applying|which had) {_MEASURES} (?:in (?:place|force) )?(?:against|on) "
    rf"(?P<who>{STATE}) (?:stood at|was|reached|came to|amounted to|totalled|had reached|rose to|"
    rf"fell to) (?P<number>\d+)(?=[ ,.;])"
)
_HAD_EMBARGO = re.compile(
    r"\b(?:[Ss]elling|[Ss]upplying|[Ss]hipping|[Dd]elivering|[Ee]xporting|[Tt]he (?:sale|supply|"
    r"export|delivery|shipment) of) (?:arms|weapons|weaponry) to "
    rf"(?P<who>{STATE}) (?P<be>was|were|is|are|had been|remained|remains|stayed) "
    r"(?:forbidden|banned|barred|prohibited|outlawed|illegal|under embargo|embargoed)"
    r"(?: (?:under|by) (?:at least one|one or more|an?|international|some)"
    r"(?: (?:arms|weapons|UN|international))? ?(?:embargo(?:es)?|sanctions"
    r"(?: regimes?)?))?(?=[ ,.;]|$)"
)


def votes_in_other_words(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "On half of the questions put to the Assembly in 2004, A and B gave different answers".

    >>> text = "On 5% of the questions put to the Assembly in 2004 Peru and Cuba parted ways."
    >>> names = [Mention(51, 55, (135,), "name"), Mention(60, 64, (40,), "name")]
    >>> [words for *_, words in votes_in_other_words(text, names, Context())]
    ['Peru and Cuba disagreed on 5% of the votes in the General Assembly in 2004']
    """
    yield from first_form(_APART, text, mentions)
    yield from first_form(_BY_SUBJECT, text, mentions)


_BY_SUBJECT = tuple(
    PlainForm(pattern, "{two} agreed in {part} of votes on {what}{time}")
    for pattern in (_ON_SUBJECT, _CONCERNING)
)


def vetoes_in_other_words(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A and B teamed up to kill one draft": they together vetoed one draft.

    >>> names = [Mention(0, 4, (135,), "name"), Mention(9, 13, (40,), "name")]
    >>> list(vetoes_in_other_words("Peru and Cuba teamed up to sink a draft.", names, Context()))
    [(0, 39, 'Peru and Cuba together vetoed a draft')]
    """
    form = "{two} together vetoed {number} draft{many}"
    yield from PlainForm(_KILLED_TOGETHER, form).places(text, mentions)
    yield from PlainForm(_ALONE, "{who} cast a sole veto {times}{time}").places(text, mentions)


def sanctions_in_other_words(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Selling arms to A was banned": A was under an arms embargo.

    >>> names = [Mention(16, 20, (135,), "name")]
    >>> list(sanctions_in_other_words("Selling arms to Peru was banned in 1990.", names, Context()))
    [(0, 31, 'Peru was under an arms embargo')]
    """
    counted = PlainForm(_COUNT_OF_SENDERS, "{number} states had sanctions in force against {who}")
    yield from counted.places(text, mentions)
    yield from PlainForm(_HAD_EMBARGO, "{who} {be} under an arms embargo").places(text, mentions)
