package org.caseledger.api.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.jspecify.annotations.Nullable;

/** The values of a case for the placeholders of a template, in the words of a paper. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class PaperFacts {
    /** Every place that a template may have, apart from what it asks itself. */
    static final Set<String> NAMES = Set.of(
            "office",
            "phone",
            "address",
            "date",
            "case",
            "kind",
            "received",
            "channel",
            "complainant",
            "complainant.phone",
            "complainant.address",
            "complainant.email",
            "complainant.document.kind",
            "complainant.document.number",
            "complainant.agent",
            "complainant.agent.phone",
            "consent.publication",
            "consent.entrusted",
            "respondent",
            "respondent.told.address",
            "missing",
            "missing.by",
            "matter",
            "facts",
            "request",
            "category",
            "unit",
            "handler",
            "accepted",
            "ground",
            "reason",
            "authority",
            "mediation.time",
            "mediation.place",
            "mediator",
            "ending",
            "terms",
            "reply",
            "urging",
            "urging.by",
            "returned.unit",
            "returned.why",
            "superior",
            "why",
            "filed",
            "filed.why",
            "report.to",
            "report.findings",
            "report.measures");

    /** The blank for a missing value, to be filled in by hand. */
    static final String BLANK = "＿＿＿＿";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日H时m分");
    private static final Map<String, SealedPart> SEALED = Map.ofEntries(
            Map.entry("complainant", SealedPart.COMPLAINANT),
            Map.entry("complainant.phone", SealedPart.COMPLAINANT),
            Map.entry("complainant.address", SealedPart.COMPLAINANT),
            Map.entry("complainant.email", SealedPart.COMPLAINANT),
            Map.entry("complainant.document.kind", SealedPart.COMPLAINANT),
            Map.entry("complainant.document.number", SealedPart.COMPLAINANT),
            Map.entry("complainant.agent", SealedPart.COMPLAINANT),
            Map.entry("complainant.agent.phone", SealedPart.COMPLAINANT),
            Map.entry("matter", SealedPart.NARRATIVE),
            Map.entry("facts", SealedPart.NARRATIVE),
            Map.entry("request", SealedPart.NARRATIVE),
            Map.entry("terms", SealedPart.MEDIATION),
            Map.entry("reply", SealedPart.REPLY),
            Map.entry("report.findings", SealedPart.OPINION_REPORT));

    private final Map<String, String> values = new HashMap<>();
    private @Nullable Matter matter;
    private final DisplayNames names;

    /** Which sealed parts of a case a template needs: of texts of acts, the last. */
    static Set<String> sealed(Set<String> places, CaseFile file) {
        var parts = new LinkedHashSet<String>();
        for (var place : places) {
            var part = SEALED.get(place);
            if (part != null) {
                last(part, file.sealed().keySet(), parts);
            }
        }
        return parts;
    }

    private static void last(SealedPart part, Set<String> all, Set<String> into) {
        all.stream().filter(part::isNamed).reduce((earlier, later) -> later).ifPresent(into::add);
    }

    /** The values of the case, with the sealed parts that were opened for this. */
    static PaperFacts of(CaseFile file, Map<String, Object> opened, DisplayNames names) {
        var facts = new PaperFacts(names);
        facts.record(file);
        opened.forEach(facts::opened);
        file.done().forEach(done -> facts.act(done.act()));
        return facts;
    }

    /** The value of a place; null where the case says nothing. */
    @Nullable
    String get(String place) {
        return values.get(place);
    }

    void put(String place, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(place, value.strip());
        }
    }

    /** A day in the form that papers use. */
    static String day(@Nullable Instant at) {
        return at == null ? BLANK : DAY.format(local(at));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String time(LocalDateTime at) {
        return TIME.format(at);
    }

    private static String time(Instant at) {
        return TIME.format(local(at));
    }

    private static ZonedDateTime local(Instant at) {
        return at.atZone(WorkCalendar.ZONE);
    }

    private void record(CaseFile file) {
        put("case", file.receipt().number());
        put("kind", file.facts().kind().zh());
        put("received", day(file.receivedAt()));
        put("channel", file.facts().channel().zh());
        matter = file.record().matter();
        put("respondent", file.record().respondent().name());
        var told = file.record().respondent().details();
        put("respondent.told.address", told == null ? null : told.where());
        put("missing", file.missing().stream().map(RecordItem::zh).collect(Collectors.joining("；")));
        put("category", String.join("／", file.of().classification().category()));
        put("unit", file.unit() == null ? null : names.of(file.unit()));
        put(
                "handler",
                file.of().handler() == null ? null : names.ofPerson(file.of().handler()));
    }

    private void opened(String part, Object text) {
        if (text instanceof Complainant c) {
            put("complainant", c.name());
            put("complainant.phone", c.phone());
            put("complainant.address", c.address());
            put("complainant.email", c.email());
            if (c.identity() != null) {
                put("complainant.document.kind", c.identity().kind().zh());
                put("complainant.document.number", c.identity().number());
            }
            if (c.agent() != null) {
                put("complainant.agent", c.agent().name());
                put("complainant.agent.phone", c.agent().phone());
            }
        } else if (text instanceof Narrative n) {
            put("matter", n.subject() == null ? n.text() : n.subject());
            put("facts", MatterWords.facts(n, matter));
            put("request", MatterWords.request(n, matter));
        } else {
            SEALED.forEach((place, from) -> {
                if (from.isNamed(part)) {
                    put(place, text.toString());
                }
            });
        }
    }

    private void act(Act act) {
        if (act instanceof ConsentRecorded e) {
            consent(e);
        } else if (act instanceof ComplaintAccepted e) {
            put("accepted", day(e.occurredAt()));
        } else if (act instanceof ComplaintDeclined e) {
            put("ground", e.ground() == null ? null : counted(e.ground().ordinal()));
            put("reason", e.reason());
        } else if (act instanceof ComplaintReferred e) {
            put("authority", e.authority());
            put("reason", e.reason());
        } else if (act instanceof ComplaintAssigned e) {
            put("authority", names.of(e.unit()));
        } else if (act instanceof MediationArranged e) {
            put("mediation.time", time(e.heldAt()));
            put("mediation.place", e.place());
            put("mediator", names.ofPerson(e.mediator()));
        } else if (act instanceof MediationRecorded e) {
            put("ending", e.ending() == null ? null : counted(e.ending().ordinal()));
        } else if (act instanceof ComplaintWithdrawn || act instanceof ComplaintSettled) {
            put("ending", counted(MediationEnding.WITHDRAWN_OR_SETTLED.ordinal()));
        } else {
            other(act);
        }
    }

    private void consent(ConsentRecorded e) {
        var said = e.given() ? "是" : "否";
        if (e.party() != Party.COMPLAINANT) {
            return;
        } else if (e.to() == ConsentTo.PUBLICATION) {
            put("consent.publication", said);
        } else if (e.to() == ConsentTo.ENTRUSTED_MEDIATION) {
            put("consent.entrusted", said);
        }
    }

    private void other(Act act) {
        if (act instanceof HandlingUrged e) {
            put("urging", e.note());
            put("urging.by", e.answerBy() == null ? null : time(e.answerBy()));
        } else if (act instanceof ComplaintReturned e) {
            put("returned.unit", names.of(e.unit()));
            put("returned.why", e.reason());
        } else if (act instanceof EscalatedToSuperior e) {
            put("superior", e.authority());
            put("why", e.why());
        } else if (act instanceof LeadDecided e) {
            put("filed", e.filed() ? "立案" : "不予立案");
            put("filed.why", e.reason());
        } else if (act instanceof OpinionReported e) {
            put("report.to", e.to());
            put("report.measures", e.measures());
        }
    }

    private static String counted(int ordinal) {
        return List.of("一", "二", "三", "四", "五", "六", "七", "八").get(ordinal);
    }
}
