"""A kind of paper: what tells it, who may issue it, what stands where on it, and what it proves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from reprieve.language import Words, _
from reprieve.library.entry import BothLanguages, Entry, FileEntry
from reprieve.library.faults import Fault
from reprieve.library.pattern import Expression, Pattern, ValuePattern
from reprieve.model import Authority

Limb = Literal["identity", "debt", "hardship", "ability", "willingness"]
Form = Literal["text", "name", "organisation", "party", "date", "amount", "number", "id"]
# Forms that few texts have: what fits one of them is hardly anything else.
STRICT: frozenset[Form] = frozenset({"name", "organisation", "party", "id", "date"})
OWN_FIELDS = frozenset({"person", "issuer", "id_number", "issued", "verification_code"})
_NAMELESS = _("this has no name for people: add name, or its name under names in certificates.toml")


class Reading(Entry):
    """Where one statement stands on a paper: the one group of a pattern, or what stands after (or under) a label.

    Patterns come first, in their order. `form` says what it must be to count, `name` what people call it; left out, as all papers do.
    Of the days in a column, `pick` says which; `all` are told in one, with 、 between them; `each` is what a column of figures
    states of every month, and no sum of them; `latest` is the balance that a column of them comes to, `total` the number
    that is the sum of the others in its column. What a pattern finds in a sentence that
    fits one of `unless` does not count, nor what stands beside a label in such a line.
    """

    name: BothLanguages | None = None
    pick: Literal["first", "least", "greatest", "all", "each", "latest", "total"] = "first"

    form: Form = "text"
    labels: list[str] = Field(default_factory=list)
    patterns: list[ValuePattern] = Field(default_factory=list)
    unless: list[Pattern] = Field(default_factory=list)


class Saying(Entry):
    """What a paper must itself say to prove what its kind does: one of `patterns`, in a clause or a cell of a table that fits neither one
    of `unless` nor one of those that decide nothing (`undecided` of all certificates); or one of `or_read`, what is read of it. What
    `is_seal` is a seal, as `sealed` of all certificates tells it.
    `authority` and `source` tell who asks for it: a law that makes it the paper's own act, or practice.
    """

    name: BothLanguages
    patterns: list[Pattern] = Field(default_factory=list)
    unless: list[Pattern] = Field(default_factory=list)
    or_read: list[str] = Field(default_factory=list)
    is_seal: bool = False
    authority: Authority
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_said(self) -> Self:
        if self.is_seal and (self.patterns or self.unless):
            raise Fault(_("is_seal stands for patterns and unless: leave those out"))
        if not (self.is_seal or self.patterns or self.or_read):
            raise Fault(_("nothing can say this: add patterns, or_read or is_seal"))
        return self


class DocumentKind(FileEntry):
    """One kind of paper; `id` is the kind. `limb` is its part of the evidence index, `proves` its 证明对象 there.

    `titles` stand as a line of their own at the top, `headings` are regular expressions for such lines; `phrases` anywhere on the first
    pages; one of `not_phrases` rules the kind out.
    `issuers` and `not_issuers` are regular expressions over the issuer's name: who may issue it, and who may not.
    `fresh_days` or `fresh_months` is how old it may be on the as-of date, unless a need says otherwise; left out, it does not go stale.
    `event` names the date that is the event's, `event_else` the one that counts where it is not stated. `verify` says where a code
    printed on it can be checked. `states` are what it must state; what is missing of them is reported, not guessed.
    `must_say` are what it must say to prove anything, under names that nothing which is read has; one that lacks any of them is a step on
    the way to the proof, whatever it is called.
    `read` says where each statement stands: dates, figures (amounts) and fields (the rest) under their own names.
    """

    name: BothLanguages
    limb: Limb
    proves: BothLanguages
    titles: list[str]
    headings: list[Pattern] = Field(default_factory=list)
    phrases: list[Pattern] = Field(default_factory=list)
    not_phrases: list[Pattern] = Field(default_factory=list)
    issuers: list[Pattern] = Field(default_factory=list)
    not_issuers: list[Pattern] = Field(default_factory=list)
    fresh_days: int | None = None
    fresh_months: int | None = None
    fresh_authority: Authority | None = None
    fresh_source: str = ""
    event: str = ""
    event_else: str = ""
    verify: BothLanguages | None = None
    states: list[str] = Field(default_factory=list)
    must_say: dict[str, Saying] = Field(default_factory=dict)
    read: dict[str, Reading] = Field(default_factory=dict)
    authority: Authority
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.fresh_days or self.fresh_months) and not (self.fresh_authority and self.fresh_source):
            raise Fault(_("fresh_days and fresh_months need their source: add fresh_authority and fresh_source"))
        known = OWN_FIELDS | self.read.keys()
        instead = (name for statement in self.must_say.values() for name in statement.or_read)
        strange = [name for name in [*self.states, self.event, self.event_else, *instead] if name and name not in known]
        if strange:
            raise Fault(_("{names} are not read from this kind of paper: add them under read, or correct the names", names=strange))
        if twice := [name for name in self.must_say if name in known]:
            raise Fault(_("{names} are read from this kind of paper: call what it must say otherwise", names=twice))
        return self


class CertificateWords(FileEntry):
    """What all certificates share: where person, issuer and dates stand unless a kind says otherwise.

    `labels` head values that no kind reads; `seal_words` tell a seal's line, unless it is `seal_in_name`, `seal_marks` stand in
    brackets before a name, and what ends with `seal_room` is where one is to go. `salutations` tell the person whom a letter is written
    to, unless that is `everybody`; a line with `other_day` is not signed. `letterhead_ends` may follow the name of an institution in a
    heading, if it ends with one of `letterheads`; `written_to` is whom the paper is for. What calls itself
    `own_firm` is not issued by `no_firm`. `departments` tell a part of an institution;
    their group is the institution, which may be left out. Words other than `before_sums` before a figure are no part of its column.
    `applications` are titles of what asks for something, or is a step on the way to it, and `title_ends` a title's end that tells the
    kind of a paper. `beside_names` are parts of what has the form of a name that are none of it, and `no_names` tell what is nobody's
    name though it has the form of one.
    A clause that fits one of `undecided` decides nothing: it tells of a plan, a wish, a condition or of what is still being done.
    `sealed` tell of a seal in words, or of what an electronic paper has instead, unless `unsealed` say that it is still to come or a thing;
    a picture may be one.
    `void_marks` are what stands across a paper that is void; their group is what it is. `names` is what people call what is read.
    """

    read: dict[str, Reading]
    names: dict[str, BothLanguages]
    labels: list[str]
    seal_words: list[Pattern]
    seal_marks: list[Expression]
    seal_in_name: Expression
    seal_room: Expression
    salutations: list[ValuePattern]
    everybody: list[str]
    other_day: Expression
    letterhead_ends: list[str]
    letterheads: list[str]
    own_firm: Expression
    no_firm: Expression
    written_to: Expression
    departments: list[ValuePattern]
    applications: list[Pattern]
    title_ends: ValuePattern
    before_sums: list[Expression]
    beside_names: list[Pattern]
    no_names: list[Pattern]
    undecided: list[Pattern]
    sealed: list[Pattern]
    unsealed: list[Pattern]
    void_marks: list[ValuePattern]
    source: str = Field(min_length=1)

    def name_of(self, field: str, kind: DocumentKind | None = None) -> Words:
        """What people call something that is read from a kind of paper."""
        stated: dict[str, Reading | Saying] = {} if kind is None else {**kind.must_say, **kind.read}
        own = stated[field].name if field in stated else None
        return own or self.names[field]


def unnamed(kinds: Iterable[DocumentKind], words: CertificateWords) -> Iterator[str]:
    """Readings that nobody would know how to call."""
    for kind in kinds:
        yield from (
            f"documents/{kind.id}: read.{field}: {_NAMELESS}"
            for field, read in kind.read.items()
            if not (read.name or field in words.names)
        )
    yield from (f"certificates: read.{field}: {_NAMELESS}" for field in words.read if field not in words.names)
