"""The words of turnovers, and what a part of a sentence may say: who lost, had or took a place."""

from __future__ import annotations

import re

from comity.claims.text.lists.list_tokens import STATE_TOKEN as STATE
from comity.claims.turnovers.places import ROLE

_NOW = (
    r"(?:now|today|nowadays|these days|at present|currently|since then|by now|meanwhile|since|"
    r"ever since|in turn|instead|long since|recently|lately)"
)
_ADJ = r"(?:(?:once |long-)?(?:old|former|held|traditional|commanding|dominant|leading) )?"
_SPOT = (
    r"(?:place|position|title|crown|spot|role|status|rank|lead|mantle|standing|slot|honou?r|"
    r"distinction|part|first place|top spot|top place|list|table|ranking|field)"
)
_OUSTED = (
    r"overtaken|replaced|displaced|ousted|supplanted|eclipsed|dethroned|unseated|dislodged|"
    r"superseded|succeeded|surpassed|outstripped|toppled|edged out|pushed aside|crowded out|"
    r"squeezed out|driven out|elbowed aside|overhauled"
)
_OUSTS = (
    rf"(?:{_OUSTED}|overtook|edged past|edged ahead of|drove out|moved past|moved ahead of|passed|"
    r"took over from|taken over from|took the place of|taken the place of|"
    r"stepped into the shoes of)"
)
WORDS = {
    "old": rf"(?P<old>{STATE})",
    "new": rf"(?P<new>{STATE})",
    "state": STATE,
    "year": r"\d{4}",
    "role": ROLE,
    "as": rf"(?:,? (?:as|of|in being) {ROLE})?",
    "now": rf"(?: {_NOW})?",
    "Now": rf"(?:{_NOW},? )?",
    "has": rf"(?:(?:has|have|had|having) )?(?:{_NOW} |finally |had to )?",
    "been": rf"(?:(?:has|have|had) (?:{_NOW} )?been|was|were|is)(?: {_NOW})?",
    "time": (
        r"(?: (?P<time>(?:in|since|from) \d{4}|(?:a|one|two|three|four|five|ten) years? later|"
        r"the (?:next|following) year|the year after)(?: on| onwards)?)?"
    ),
    "then": r"in (?P<then>\d{4})",
    "until": (
        r"(?: (?:once|before|for (?:\w+ ){0,3}(?:years|decades|generations)|"
        r"(?:until|up to|to|as late as|as recently as|through) (?:recently|lately|then|\d{4})))?"
    ),
    "long": (
        r"(?:once|long|formerly|previously|traditionally|historically|still|"
        r"until (?:then|recently|lately|\d{4})|"
        r"for (?:\w+ ){0,3}(?:years|decades|generations|centuries))"
    ),
    "was": r"(?:was|were|used to be|had been|had long been|has long been|had always been)",
    "ousted": (
        rf"(?:{_OUSTED}|edged aside|pushed out|elbowed out|"
        r"(?:relegated|pushed|demoted) (?:in)?to (?P<down>second|third|fourth|fifth) place|"
        r"knocked off (?:its|the) perch)"
    ),
    "ousts": rf"(?P<ousts>{_OUSTS})",
    "ousting": rf"(?:{_OUSTS}|overtaking|replacing|displacing|ousting|passing|surpassing)",
    "yields": (
        r"(?:give way to|make way for|yield to|given way to|gave way to|made way for|"
        r"fallen behind|fell behind|slipped behind|dropped behind|slid behind|yielded to|bowed to)"
    ),
    "loses": (
        r"(?:lost|ceded|yielded|surrendered|relinquished|forfeited|handed(?: over)?|passed(?: on)?|"
        r"given up|gave up|cede|yield|hand over|give up)"
    ),
    "adj": _ADJ,
    "spot": _SPOT,
    "place": (
        rf"(?:(?:(?:its|the|that|this) {_ADJ}{_SPOT}|it|its shoes|first place|pole position)"
        rf"(?: (?:as|of) {ROLE})?|{ROLE})"
    ),
    "holds": (
        r"(?:holds?|fills?|has|occupies|plays|wears|leads|heads|tops|takes|claims|enjoys|inherits|"
        r"(?:has |have )?(?:since |now )?(?:worn|held|filled|occupied|played|led|headed|topped|"
        r"taken|took|claimed|inherited|assumed|stepped into|taken over|took over|moved into|"
        r"gained|won|reclaimed|regained|recaptured|had))"
    ),
    "held": r"(?:held|filled|had|occupied|played|wore|led|headed|topped|enjoyed)",
    "goes": (
        r"(?:is|was|(?:now )?belongs to|belonged to|(?:has |had )?(?:now |since )?(?:gone|went|"
        r"passed|fallen|fell|moved|shifted|switched) to|falls to|goes to|"
        r"(?:is|are|was|has been) (?:now |today )?(?:held|taken|filled|played|occupied|worn) by)"
    ),
    "is": rf"(?:is|was|are|has become|became|has been)(?: {_NOW})?",
    "over": r"(?:over|past|gone|ended|numbered|come to an end|behind it)",
    "top": (
        r"(?:first place|the top(?: (?:spot|place))?|the head|number one|the lead)"
        r"(?: of the (?:list|table|ranking|league|field))?"
    ),
    "down": r"(?P<down>second|third|fourth|fifth) place",
}  # fmt: skip
"""The words that a name in braces means in the parts."""

_END = r"(?=$|[,;:.–—]| (?:and|but|while|whereas|yet|where|with|[–—-]) )"
PARTS = tuple(
    re.compile(re.sub(r"\{(\w+)\}", lambda match: WORDS[match[1]], form) + _END)
    for form in (
        # who lost it, and to whom
        "{old} {been} {ousted} by {new}{as}{time}",
        "{new} {has}{ousts} {old}{as}{time}",
        "{new} {has}{ousts} {old} to become {role}{time}",
        "{old} {has}{yields} {new}{as}{time}",
        "{old} {has}{loses} {place} to {new}{time}",
        "{new} {has}(?:knocked|pushed|driven|elbowed|edged) {old} "
        "(?:off (?:its|the) perch|aside|out){as}{time}",
        "[Tt]he {spot} (?:of|as) (?:being )?{role}, (?:which|that) {old} (?:once |long |had )?"
        "{held}(?: (?:in|during|until|for|through) [^,]+)?, {has}{goes} {new}{time}",
        "[Tt]he {spot} (?:of|as) (?:being )?{role}, {long} {old}['’]s, {has}{goes} {new}{time}",
        "{state}, whose {role} {was} (?:{long} )?{old}{until}, {has}(?:found (?:a new one|another) "
        "in|turned to|switched to|gone over to|moved on to|replaced it (?:with|by)) {new}{time}",
        "{old} {has}{loses} to {new} {place}{time}",
        "{place} {has}(?:passed|gone|moved|shifted|switched|fallen) from {old} to {new}{time}",
        "{old}['’]s {adj}{spot}{as} {has}(?:passed|gone|fallen|been taken over) (?:to|by) {new}"
        "{time}",
        "(?:a |the )?{place} (?:that|which) {old} (?:once |long |had )?{held} {goes} {new}",
        "(?:{role}, )?{new},? {has}(?:took|taken|fills|filled|holds|occupies|occupied) the "
        "(?:place|position|spot|role|rank) (?:(?:that|which) )?{old} (?:once |long |had )?{held}"
        "(?: (?:in|until) {year}| before)?{as}",
        "{state} {has}(?:switched|turned|moved|shifted|gone over|passed) from {old} to {new}"
        "{as}{time}",
        "{state} {has}(?:replaced|swapped|dropped|traded|exchanged|abandoned|left) {old} "
        "(?:with|for|by) {new}{as}{time}",
        "[Tt]he {adj}{spot} (?:of|as) (?:being )?{role} {has}{goes} {new}{time}",
        "(?:(?P<lead>in {year}),? )?{new} {has}{ousting} it{as}{time}",
        # who lost it
        "{old} (?:is|was) (?:no longer|not) {role}(?: any ?more| any longer)?",
        "{old} (?:is|was) {role} no (?:more|longer)",
        "{old} {has}(?:ceased to be|stopped being) {role}{time}",
        "{old} {has}{loses} {place}{time}",
        "{old}['’]s (?:\\w+ )?(?:days|time|reign|run|spell|years|era) as {role} "
        "(?:is|are|was|were|has|have) {over}",
        "{role} (?:is|was) (?:no longer|not) {old}",
        "{old} {has}(?:slipped|dropped|fallen|slid|sunk)(?: back)? to {down}{as},? behind {new}",
        "{old} {has}(?:slipped|dropped|fallen|slid|sunk)(?: back)? to {down}{as}",
        "{state} (?:no longer (?:looks|turns|goes)|has (?:stopped|ceased) (?:looking|turning)) to "
        "{old} for (?:(?:most|the bulk|nearly all) of )?(?:its|their) [a-z]+(?: [a-z]+)?",
        # who had it
        "{old} {was} (?:still )?{role} {then}",
        "{role} {was} (?:still )?{old} {then}",
        "{old} {was} (?:{long} )?{role}{until}",
        "{role} {was} (?:{long} )?{old}{until}",
        "(?:it|It) {was} (?:{long} )?{old} (?:that|which|who) (?:was|had been) {role}{until}",
        "{old},? {long} {held} {place}",
        "(?:a|the|its) {adj}{spot} (?:that|which) {old} (?:once |long |had )?{held}"
        "(?: (?:in|during|until|for|through) [^,]+)?",
        # who took it
        "{Now}{new}{now} {has}{holds} {place}{now}{time}",
        "{Now}{new} {has}(?:moved|risen|climbed|gone|come|advanced)(?: up)? (?:to|into) {top}"
        "{as}{time}",
        "{Now}{place}(?: now)? {goes}{now} {new}(?:['’]s)?{now}",
        "{Now}(?:it|that|this) (?:is|has been){now} (?:(?:the turn|that) of )?{new}"
        "(?:['’]s?)?{now}",
        "{Now}{new}{now} (?:is|does|leads|has been|has taken over|took over|has stepped in)"
        "(?: so)?{now}{as}{time}",
        "{Now}{role} {is} {new}{now}",
        "{Now}{new} {is} {role}{now}{time}",
    )
)
"""What one part of a sentence may say; ``old`` is who had the place and ``new`` who has it."""
