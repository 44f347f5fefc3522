"""What a clause leaves to be understood: its subject, its verb, or what a relative refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RELATIVE = re.compile(r"^(?:and |but )?(which|who|whose|of which|whom)\b")
_PREPOSED = re.compile(r"^(?:and |but )?(?P<link>from|to|with|by) (?:which|whom) (?P<rest>.*)$")
_WHERE = re.compile(r"^(?:and |but )?where (?P<rest>.*)$")
_OF_WHICH = re.compile(r"^(?P<np>[^,]*<[sa]\d+>[^,]*), (?P<q><q\d+>) of which (?P<rest>.*)$")
_JOINED = re.compile(r"^(?:and|but|yet|or) ")
_FRONTED = re.compile(r"^(?:as |still |already |long |with )?(?P<np>.*)$")
_HAVING = re.compile(r"^(?:after )?having (?P<rest>[a-z]+ .*)$")
_FORMER = re.compile(r"^(?:once|formerly|long|for (?:long|years|decades)|until)\b")


def complete(written: str, before: str, subject: bool, noun: str) -> Iterator[str]:
    """Yield a clause as written, and with what it leaves to be understood.

    Parameters
    ----------
    written
        The clause, masked.
    before
        The masked words of the sentence before it; empty at its beginning.
    subject
        Whether a subject is there that the clause may share, as "it".
    noun
        The phrase that the sentence begins with, of which more may be said.
    """
    if _FIGURE_ALONE.fullmatch(written) and _COMPARED.search(before):
        return
    whole = _OF_WHICH.match(written)
    yield f"{whole['q']} of {whole['np']} {whole['rest']}" if whole else written
    names = re.findall(r"<[sa]\d+>", before)
    relative = _RELATIVE.match(written)
    if names:
        yield from _relatives(written, names[-1].replace("<a", "<s"))
    if not relative and before and subject:
        yield from _with_subject(_JOINED.sub("", written))
    if before:
        yield from _with_words_before(written, before, noun, relative.end() if relative else 0)


_FIGURE_ALONE = re.compile(r"(?:at |with )?<q\d+>[ .]*")
_COMPARED = re.compile(r"\bthan (?:(?:that|those) (?:of|in) )?(?:the )?<[sa]\d+>(?:'s?)?[, (]*$")
"""Another state that the subject is compared with, whose figure is the one that follows it."""


def _with_subject(rest: str) -> Iterator[str]:
    """Yield a clause with the subject that it shares, as "it"."""
    done = _HAVING.match(rest)
    yield f"it had {done['rest']}" if done else f"it {rest}"
    if rest.startswith(("the ", "a ", "an ", "<", "its ")):
        yield f"it is {rest}"
    if rest.startswith(("a ", "an ")):
        yield f"it has {rest}"


def _with_words_before(written: str, before: str, noun: str, relative: int) -> Iterator[str]:
    """Yield a clause with the subject and verb before it, or with the noun of the sentence."""
    if head := _shared_verb(written, before) or _of_other(written, before):
        yield head
    yield from _with_noun_of(written, before, noun)
    if noun and not _is_of_other(written, before, noun):
        yield f"{noun} {written[relative:].lstrip() if relative else written}"


def _with_noun_of(written: str, before: str, noun: str) -> Iterator[str]:
    """Yield what is said of another's, or of one with another, with the noun that is left out."""
    owned, own = _OWNED.match(written), _OWN_NOUN.match(noun)
    if owned and own:
        yield f"{owned['who']}'s {own['what']} {owned['rest']}"
    of = _OWN_NOUN_TO.match(noun)
    if of and (other := _THAT_OF.match(written)):
        yield f"{other['who']}'s {of['what']} {other['rest']}"
    if of and (gapped := _with_verb_of(written, before)):
        yield f"{gapped[0]}'s {of['what']} {gapped[1]}"
    those, of = _THOSE.match(written), _NOUN_TO.match(noun)
    if those and of:
        yield f"{of['what']} {those['rest']}"


def _with_verb_of(written: str, before: str) -> tuple[str, str] | None:
    """Return whose figure has no noun and no verb of its own, and it with the verb before.

    >>> _with_verb_of("<s1>'s to <q1>.", "<s0>'s output rose to <q0>, ")
    ('<s1>', 'rose to <q1>.')
    """
    gapped, verbs = _GAPPED.match(written), re.findall(_DOES, before)
    if gapped is None or not verbs:
        return None
    return gapped["who"] or gapped["of"], f"{verbs[-1]} {gapped['rest']}"


def _is_of_other(written: str, before: str, noun: str) -> bool:
    """Return whether a figure alone follows another state than the one that the sentence is about.

    >>> _is_of_other("<q1>.", "<s0>'s economy is smaller than that of <s1>, ", "<s0>'s economy")
    True
    """
    named = re.findall(r"<[sa](\d+)>", before)
    is_alone = re.fullmatch(r"<q\d+>[ .]*", written) is not None
    return is_alone and bool(named) and named[-1] not in re.findall(r"<[sa](\d+)>", noun)


_AND_FIGURE = re.compile(
    r"^(?:and |but )?(?P<rest>(?:only |just |another )?<q\d+> of (?:its|their|the|all) .*)$"
)
_VERB_BEFORE = re.compile(
    r"(?P<head>(?:the )?<[sa]\d+>(?: (?!<)[a-z-]+){1,3}) <q\d+> "
    r"of (?:its|their|the|all|<s\d+>'s) "
)
_DOES = (
    r"(?:has|have|had|was|were|is|are|rose|fell|grew|shrank|stood|came|amounted|edged|jumped|"
    r"doubled|tripled|halved|went|reached|dropped|climbed|increased|declined|surged|soared|"
    r"plunged|swelled)\b"
)
_OWNED = re.compile(
    rf"^(?:(?:and|but|while|whereas) )*(?P<who>(?:the )?<[sa]\d+>)'s "
    rf"(?P<rest>(?:by )?(?:(?:more than|nearly|almost|about) )?{_DOES}.*)$"
)
"""What another state's quantity did, of which the name is left out: "Sweden's had doubled"."""

_GAPPED = re.compile(
    r"^(?:(?:and|but|while|whereas) )*"
    r"(?:(?P<who>(?:the )?<[sa]\d+>)'s|(?:that|those) of (?P<of>(?:the )?<[sa]\d+>)),? "
    r"(?P<rest>(?:(?:to|at|by) )?(?:(?:only|just|a mere) )?<q\d+>[ .]*(?:<t\d+>)?[ .]*)$"
)
"""Another state's figure of which the name and the verb are left out: "Peru's to 4 billion"."""

_THAT_OF = re.compile(
    rf"^(?:(?:and|but|while|whereas|when) )*(?:that|those) of (?P<who>(?:the )?<[sa]\d+>),? "
    rf"(?P<rest>(?:by )?{_DOES}.*)$"
)
"""What another's quantity did, which "those" is: "while those of C rose by a fifth"."""

_OWN_NOUN_TO = re.compile(
    rf"^(?:the )?<[sa]\d+>(?:'s?)? "
    rf"(?P<what>[a-z][a-z -]*?(?: (?:to|from|with) (?:the )?<[sa]\d+>)?)(?= {_DOES}|$)"
)
_THOSE = re.compile(
    r"^(?:(?:and|but|while|whereas) )*(?:those|that|the ones) "
    r"(?P<rest>(?:to|from|with) (?:the )?<[sa]\d+> .*)$"
)
_NOUN_TO = re.compile(
    r"^(?P<what>(?:the )?<[sa]\d+>(?:'s?)? [a-z ]+?) (?:to|from|with) (?:the )?<[sa]"
)
"""A quantity of two states, of which "that with C" leaves out the name."""

_OWN_NOUN = re.compile(rf"^(?:the )?<[sa]\d+>(?:'s?)? (?P<what>[a-z][a-z -]*?)(?= {_DOES}|$)")


def _shared_verb(written: str, before: str) -> str:
    """Return a clause of a figure alone with the subject and the verb of the clause before.

    >>> _shared_verb("and <q1> of its imports", "<s0> supplied <q0> of its arms ")
    '<s0> supplied <q1> of its imports'
    """
    bare = _AND_FIGURE.match(written)
    heads = _VERB_BEFORE.findall(before) if bare else []
    return f"{heads[-1]} {bare['rest']}" if bare and heads else ""


_OF_OTHER = re.compile(
    r"^(?:and |but |while )?(?:(?P<who>(?:the )?<[sa]\d+>) )?"
    r"(?P<share>(?:only |just |another |about |nearly )?<q\d+>) of (?:the )?(?P<owner><[sa]\d+>)"
    r"(?:'s|(?<=>)(?= ones\b))(?: own| ones)?(?P<rest>(?:,? <t\d+>)?)[ .]*$"
)
_OF_FIRST = re.compile(
    r"(?P<who>(?:the )?<[sa]\d+>)(?P<verb>(?: (?!<)[a-z-]+){1,3}) <q\d+> "
    r"of (?:(?:the )?<[sa]\d+>(?:'s)?|its|their) "
    r"(?P<noun>(?!own\b)[a-z][a-z -]*?)(?=[ ,.]*(?:$|,| and | but | while |<t| in <t))"
)


def _of_other(written: str, before: str) -> str:
    """Return a share of another state's with the noun that it leaves out.

    >>> _of_other("<q1> of <s2>'s", "<s0> took <q0> of <s1>'s exports and ")
    "<s0> took <q1> of <s2>'s exports"
    """
    other = _OF_OTHER.match(written)
    heads = [*_OF_FIRST.finditer(before)] if other else []
    if not other or not heads:
        return ""
    first = heads[-1]
    who = other["who"] or first["who"]
    noun = f"{other['owner']}'s {first['noun'].strip()}{other['rest']}"
    return f"{who}{first['verb']} {other['share']} of {noun}"


def _relatives(written: str, name: str) -> Iterator[str]:
    """Yield a relative clause with the name of the state that it is about."""
    if relative := _RELATIVE.match(written):
        rest = written[relative.end() :]
        yield f"{name}'s{rest}" if relative[1] == "whose" else f"{name}{rest}"
    elif preposed := _PREPOSED.match(written):
        yield f"{preposed['rest'].rstrip(' .')} {preposed['link']} {name}"
    elif where := _WHERE.match(written):
        rest = where["rest"].rstrip(" .")
        yield from (f"{rest} {link} {name}" for link in ("of", "to", "from", "with"))


def complete_fronted(written: str, after: str) -> str:
    """Return a phrase before the subject as a clause about it; empty where it is none.

    "As Japan's largest customer, China took a third" says that China is Japan's largest customer.

    >>> complete_fronted("as <s0>'s largest customer", "<s1> took <q0> of its exports <t0>")
    "<s1> is <s0>'s largest customer <t0>"
    """
    subject = re.match(r"(?:the )?(<s\d+>)(?!')", after)
    if subject and (done := _HAVING.match(written)):
        return f"{subject[1]} {done['rest']}"
    if not subject or _FORMER.match(written) or "<t" in written:
        return ""
    phrase = _FRONTED.sub(r"\g<np>", written)
    times = re.findall(r"<t\d+>", after)
    time = f" {times[0]}" if len(times) == 1 else ""
    if phrase.startswith("<q"):
        return re.sub(r"\b(?:its|their)\b", f"{subject[1]}'s", phrase) + time
    return f"{subject[1]} is {phrase}{time}"
