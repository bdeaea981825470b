"""What people call our fields: words in English, bokmål and nynorsk, and the field they mean.

Words are written as `slug` writes them (``nøkkelresultater`` → ``nokkelresultater``). Where no
field is meant, there is a sentence that says what to do; it begins with a small letter and has a
space.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SYNONYMS"]

_BODY = "write it as Markdown below the front matter"
_COMPUTED = "leave it out: it is computed from the values"


def _table(fields: Mapping[str, str]) -> dict[str, str]:
    """field → words, turned into word → field."""
    return {word: field for field, words in fields.items() for word in words.split()}


_TITLE = "name navn namn tittel heading overskrift what label text tekst"
_OWNER = "owners responsible ansvarlig ansvarleg eier eigar lead assignee accountable who dri"
_DUE = "deadline frist forfall end ends end-date slutt sluttdato due-date by"
_NOTE = "comment comments kommentar notes notat merknad remark notater"
_CONFIDENCE = "konfidens tillit tiltro trygghet sikkerhet certainty"
_DONE = "complete completed finished ferdig fullfort checked achieved oppnadd utfort"
_LINK = "url href lenke lenkje address adresse"
_DROPPED = "cancelled canceled abandoned forkastet forkasta avlyst stopped stoppet droppet"
_INITIATIVES = (
    "initiative tiltak actions action tasks todo oppgaver oppgaver aktiviteter activities"
)
_SHARED = {
    "owner": _OWNER,
    "weight": "vekt importance",
    "tags": "tag labels merkelapper emneord stikkord",
    "continues": "continued continues-from carried-over predecessor viderefort videreforer",
    "dropped": _DROPPED,
    "initiatives": _INITIATIVES,
    "due": _DUE,
}
_EVERY = "checkin-interval cadence frequency hyppighet interval intervall rytme"
_IGNORE = "ignored ignores accept noqa suppress"
_LANG = "language sprak locale malform"

SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "team": {
        **_table(
            {
                "name": "title tittel navn namn team teamnavn",
                "parent": "forelder overordnet overordna parents part-of belongs-to",
                "contact": "kontakt email e-mail epost e-post slack mail channel kanal",
                "links": "link lenker lenke lenkjer urls",
                "lang": _LANG,
                "roles": "role roller rolle members medlemmer owners",
                "checkin_every": _EVERY,
                "ignore": _IGNORE,
            }
        ),
        "description": _BODY,
        "beskrivelse": _BODY,
        "about": _BODY,
        "om": _BODY,
        "mission": _BODY,
        "key": "leave it out: a team's key is the name of its folder",
        "id": "leave it out: a team's key is the name of its folder",
    },
    "set": {
        **_table(
            {
                "objectives": "objective mal goal goals okr okrs malsettinger malsetting",
                "checkins": "checkin check-ins check-in updates oppdateringer log logg statuser "
                "statusoppdateringer innsjekk innsjekker",
                "retrospective": "retro tilbakeblikk tilbakesyn evaluering evaluation review",
                "agreed": "agreed-on approved vedtatt avtalt enige godkjent approved-on",
                "status": "state tilstand draft utkast",
                "lang": _LANG,
                "due": _DUE,
                "checkin_every": _EVERY,
                "ignore": _IGNORE,
            }
        ),
        "description": _BODY,
        "beskrivelse": _BODY,
        "title": "leave it out: a set is named for its team and its period",
        "tittel": "leave it out: a set is named for its team and its period",
        "name": "leave it out: a set is named for its team and its period",
        "period": "leave it out: the period is the name of the file",
        "periode": "leave it out: the period is the name of the file",
        "quarter": "leave it out: the period is the name of the file",
        "kvartal": "leave it out: the period is the name of the file",
        "team": "leave it out: the team is the folder that the file lies in",
        "progress": _COMPUTED,
        "fremdrift": _COMPUTED,
        "framdrift": _COMPUTED,
        "owner": "write the owner of each objective or key result",
    },
    "objective": {
        **_table(
            {
                **_SHARED,
                "title": f"{_TITLE} objective mal goal",
                "key_results": "key-result krs kr nokkelresultater nokkelresultat nokkelresultata "
                "results resultater kpi kpis metrics measures indicators",
                "aligns_to": "align aligns aligned aligned-to aligns-with alignment alignments "
                "parent parents supports bidrar-til bidreg-til contributes-to forelder stotter",
                "anchored_in": "anchor anchored strategy strategi forankret-i forankra-i mandate "
                "forankring",
                "value": "verdi benefit gain gevinst nytte why hvorfor",
                "insight": "innsikt need behov background bakgrunn data rationale begrunnelse",
                "ambition": "ambisjon type ambisjonsniva commitment stretch",
                "contributors": "contributor bidragsytere bidragsyter contributing-teams",
                "ignore": _IGNORE,
            }
        ),
        "description": "write it as value (what people gain) or insight (the need behind it)",
        "beskrivelse": "write it as value (what people gain) or insight (the need behind it)",
        "note": "write it as value (what people gain) or insight (the need behind it)",
        "progress": _COMPUTED,
        "fremdrift": _COMPUTED,
        "framdrift": _COMPUTED,
        "status": _COMPUTED,
        "confidence": "write it in the check-ins, for a key result",
    },
    "key_result": {
        **_table(
            {
                **_SHARED,
                "title": f"{_TITLE} kpi metric kr key-result nokkelresultat indicator measure "
                "indikator",
                "baseline": "start startverdi from fra initial utgangspunkt startpunkt nullpunkt "
                "base start-value nullverdi",
                "target": "mal malverdi goal to til target-value maltall",
                "keep": "maintain hold opprettholde behold stay range bounds",
                "milestones": "milestone milepaeler milepael milepel milepelar steps steg",
                "unit": "enhet eining units measured-in",
                "note": f"{_NOTE} description beskrivelse details",
                "current": "current-value naverdi naverande now na actual latest value verdi "
                "faktisk siste",
                "score": "grade karakter final-score resultat result",
                "graded": "judgement vurdering subjective skjonn",
                "source": "kilde kjelde measured-by data-source datakilde",
                "lifecycle": "life-cycle livslop livssyklus phase fase",
                "guardrail": "health rekkverk vern guard",
                "withheld": "secret confidential unntatt skjermet private",
                "checkin_every": _EVERY,
                "done": _DONE,
                "ignore": _IGNORE,
            }
        ),
        "progress": "leave it out: it is computed from current, or from the values in checkins",
        "fremdrift": "leave it out: it is computed from current, or from the values in checkins",
        "framdrift": "leave it out: it is computed from current, or from the values in checkins",
        "status": "leave it out: it is computed from current, or from the values in checkins",
        "confidence": "write it in the check-ins, or as current: {value: 11, confidence: 7}",
        "konfidens": "write it in the check-ins, or as current: {value: 11, confidence: 7}",
        "aligns-to": "write it on the objective; it may refer to a key result: "
        "team/objective#key-result",
        "min": "write it as target: {min: 75}, or keep: {min: 75} if it holds already",
        "max": "write it as target: {max: 30}, or keep: {max: 30} if it holds already",
    },
    "checkin": _table(
        {
            "date": "dato day dag when week uke",
            "note": f"{_NOTE} text tekst summary oppsummering",
            "values": "value verdier verdi key-results nokkelresultater measurements malinger",
        }
    ),
    "measurement": _table(
        {
            "value": "verdi current actual number tall naverdi score",
            "confidence": _CONFIDENCE,
            "forecast": "prognose expected forventet estimate",
            "note": f"{_NOTE} text tekst",
        }
    ),
    "current": _table(
        {
            "value": "verdi number tall actual",
            "date": "dato day dag when",
            "confidence": _CONFIDENCE,
            "note": f"{_NOTE} text tekst",
        }
    ),
    "milestone": _table(
        {"title": f"{_TITLE} milestone milepael", "done": f"{_DONE} date dato", "weight": "vekt"}
    )
    | {"due": "leave it out: a milestone is done or not; the key result may have a due"},
    "initiative": _table({"title": f"{_TITLE} initiative tiltak", "link": _LINK, "done": _DONE}),
    "dropped": _table(
        {
            "date": "dato day dag when on",
            "reason": "arsak because why grunn begrunnelse note hvorfor fordi",
        }
    ),
    "bounds": _table(
        {
            "min": "minimum minst lower from fra at-least lowest",
            "max": "maximum maks maksimum upper to til at-most hoyst highest",
        }
    ),
    "link": _table({"title": _TITLE, "link": _LINK}),
}
