"""What an English count counts: person, country, or its noun in the singular."""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import SENTENCE_END, WORD
from unextract.extract.quantities import Quantity
from unextract.numbers.english import TEENS, TENS, UNITS
from unextract.packs import Pack

SPELLED = "(?:" + "|".join((*TENS, *TEENS, *UNITS)) + ")(?:-(?:" + "|".join(UNITS) + "))?"
# Of the 39 reviews, 21 …: the whole of which the figures of the sentence are parts
# Of the projects, 21 …: at the start of a sentence without a number as well
_WHOLE = re.compile(
    r"\b(?i:of|among|out of) (?:the |these |those |its |all )*(?:total )?(?:of )?"
    rf"(?:[\d,]+|(?i:{SPELLED})) "
    r"|(?:^|(?<=[.;] ))(?:Of|Among|Out of) (?:the |these |those |its |all )*(?:total )?(?:number of )?"
    r"(?:the )?(?!others?\b)(?=[A-Za-z])"
)
# five local “town hall” meetings
QUOTED = re.compile(r" (?P<noun>(?:[a-z-]+ ){0,3}[“\"][^”\"]{2,40}[”\"](?: [a-z-]+){0,2}? [a-z-]+s)\b")
# six of which, others: what was counted before
_BACK = re.compile(r" (?:of (?:which|whom|these|those|them)|others?)\b")
# an aside, and the countries in which something is done or from which somebody comes
_ASIDE = re.compile(
    r"\([^()]*\)"
    r"|\b(?:from|in|across|to|throughout) (?:[\d,]+|[a-z-]+) (?:[a-z-]+ )?(?:countries|Member States)\b"
)
# Names of groups, which count no countries as numbers beside them do: the Arab States received 80
GROUP_NAME = re.compile(r"\b(?!Member |The |These |Those |All |Of )[A-Z][\w’-]+ States\b")
# What the figure before counts: 414 attacks, 118 of which …
_COUNTED = re.compile(
    r"\b(?:[\d,.]*\d|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:thousand|million|billion))?"
    r" ((?:[A-Za-z][\w’'-]* ?){1,4})"
)
_FIRST_COUNTED = re.compile(
    rf"(?:\b[\d,.]*\d|\b(?i:{SPELLED})) (?:of (?:the|its|these) )?((?:[A-Za-z][\w’'-]* ?){{1,4}})"
)
_LISTED = re.compile(r" ?[–—] ([A-Z][^.;:()\d]*)")


def unit_noun(text: str, quantity: Quantity, end: int, pack: Pack) -> str:
    """The unit of a count: person, country or its noun in the singular; without one, what it goes back to."""
    noun = quantity.groups.get("noun")
    if noun and noun.lower() not in ("other", "others"):
        # a singular after another number than one is only part of a noun: 115 country offices
        whole = quantity.value == 1 or is_plural(noun, pack) or noun.split()[-1] in pack.words["irregular"]
        return unit_of(noun, pack) if whole else singular(noun.split()[-1], pack)
    listed = _LISTED.match(text, quantity.end)
    if listed is not None:  # 4,000 – Personnel trained
        words = until_stop(listed[1].split(), pack)
        persons = (word for word in words if word.lower() in pack.words["person"])
        named = next(persons, words[-1] if words and is_plural(words[-1], pack) else None)
        if named is not None:
            return unit_of(named.lower() if named.istitle() else named, pack)
    if (
        quantity.value is None
        and text[quantity.core_start : quantity.core_end].lower() in pack.words["of_people"]
    ):
        return "person"  # violence affects millions
    quoted = QUOTED.match(text, quantity.end)
    if quoted is not None:
        return unit_of(quoted["noun"].split()[-1], pack)
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, quantity.start)), default=0)
    before = text[start : quantity.start]
    whole_noun = whole_of(before, pack)
    if whole_noun:
        return unit_of(whole_noun, pack)
    if pack.wordings["of_these"].match(before) and (headed := _headed(text[:start].strip(), pack)):
        return unit_of(headed, pack)
    if pack.wordings["total_to"].search(before) and (
        first := _FIRST_COUNTED.search(before)
    ):  # bringing the total to 112
        words = until_stop(first[1].split(), pack)
        if words and is_plural(words[-1], pack):
            return unit_of(" ".join(words), pack)
    if _BACK.match(text, quantity.end):
        nouns = (until_stop(found.split(), pack) for found in reversed(_COUNTED.findall(before)))
        back = next((words for words in nouns if words and is_plural(words[-1], pack)), None)
        if back is not None:
            return unit_of(" ".join(back), pack)
    mentioned = pack.wordings["number_of"].findall(before)
    if mentioned and not _BACK.match(text, quantity.end):
        words = until_stop(mentioned[-1].split(), pack)
        if words:
            return unit_of(" ".join(words), pack)
    uncounted = pack.words["stop"].union(pack.lexicon["duration"], pack.words["plural_name"])
    people, countries = pack.words["person"], pack.words["country"]
    for context in (before, text[:start]):
        # whose countries they are is not what is counted: served in their own countries
        plain = re.sub(r"\b(?:their|its) (?:own |home )?[\w-]+", " ", context)
        words = WORD.findall(GROUP_NAME.sub(" ", _ASIDE.sub("", plain)))[::-1]
        counted = (w for w in words if w in people or (w in countries and w.endswith("ies")))
        plurals = (w for w in words if is_plural(w, pack) and w not in uncounted)
        found = next(counted, None) or next(plurals, None)
        if found is not None:
            return unit_of(found, pack)
    return ""


def _headed(before: str, pack: Pack) -> str | None:
    """What the last sentence of `before` counts first: thirty of the proposals in five surveys."""
    start = max((m.end() for m in SENTENCE_END.finditer(before, 0, max(len(before) - 1, 0))), default=0)
    found = _FIRST_COUNTED.search(before, start)
    words = until_stop(found[1].split(), pack) if found is not None else []
    return " ".join(words) if words and is_plural(words[-1], pack) else None


def whole_of(before: str, pack: Pack) -> str | None:
    """The noun of the whole of which the sentence speaks: Of the 39 reviews, 21; None where of none."""
    found = list(_WHOLE.finditer(before))
    if not found or "," not in before[found[-1].end() :]:
        return None
    words = until_stop(before[found[-1].end() :].partition(",")[0].split(), pack)
    several = words and (is_plural(words[-1], pack) or words[-1] in pack.words["irregular"])
    return " ".join(words) if several else None


def unit_of(noun: str, pack: Pack) -> str:
    """person and country for the words for them, any other noun in the singular."""
    last = noun.split()[-1]
    titled = last.lower() if last.istitle() else last  # Blue Ocean Fellows
    people = pack.words["person"]
    pair = " ".join(noun.split()[-2:])  # affected staff members
    if not people.isdisjoint((noun, pair, last, titled, last.rpartition("-")[2])):
        return "person"
    if noun in pack.words["country"] or last in pack.words["country"]:
        return "country"
    return singular(last, pack)


def singular(noun: str, pack: Pack) -> str:
    """A noun in the singular and lower case; an acronym keeps its capitals.

    Entities: entity; matches: match; NGOs: NGO; criteria: criterion
    """
    if noun[:-1].isupper() and noun.endswith("s"):
        return noun[:-1]
    word = noun.lower()
    if word in pack.lexicon["singular"]:
        return pack.lexicon["singular"][word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z|\bbus|(?:vir|camp|stat|bon|cens|foc|consens)us)es$", word):
        return word[:-2]
    if word.endswith(("theses", "alyses", "crises")):
        return word[:-2] + "is"
    return word[:-1] if is_plural(word, pack) else word


def is_plural(word: str, pack: Pack) -> bool:
    """Whether a noun looks like a plural."""
    return word.lower() in pack.lexicon["singular"] or (
        len(word) > 3 and word.endswith("s") and word[-2] not in "sui’'"
    )


def until_stop(words: Sequence[str], pack: Pack) -> list[str]:
    """The noun phrase at the start of `words`: up to its first plural, else up to a word that ends it."""
    ends = next((i for i, word in enumerate(words) if word.lower() in pack.words["stop"]), len(words))
    plurals = (
        i
        for i, word in enumerate(words[:ends])
        if is_plural(word, pack) and word not in pack.words["plural_name"]
    )
    plural = next(plurals, ends - 1)
    return list(words[: plural + 1])
