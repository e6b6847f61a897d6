package org.caseledger.api.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.OfficePart.Kind;
import org.caseledger.api.administration.ParameterAdministration.InForce;
import org.caseledger.api.notices.Outbox;
import org.caseledger.api.office.CategoryLists;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.api.templates.Template;
import org.caseledger.api.templates.Templates;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.UnitEvent;
import org.caseledger.procedure.Parameters;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 管理总览: what an office sets up, what of it is in force since when and by whom, what is next. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OfficeOverview {
    private final ParameterAdministration parameters;
    private final WorkCalendar calendar;
    private final Units units;
    private final People people;
    private final CategoryLists categories;
    private final Templates templates;
    private final Outbox outbox;
    private final EventLog log;
    private final Clock clock;

    /** All of it, in the order of the page. */
    public List<OfficePart> parts(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        var all = parameters.all(actor);
        var parts = new ArrayList<OfficePart>();
        parts.add(ofParameters(all));
        parts.add(ofCalendar());
        parts.add(part(Kind.UNITS, Text.format("%s个单位", "%s units", units.list().size()), UnitEvent.KIND, null));
        parts.add(part(
                Kind.PEOPLE,
                Text.format(
                        "%s人在用",
                        "%s active people",
                        people.list().stream().filter(Person::active).count()),
                PersonEvent.KIND,
                null));
        parts.add(part(
                Kind.CATEGORIES,
                Text.format(
                        "%s类在用",
                        "%s categories in use",
                        categories.all().stream().filter(c -> c.offered()).count()),
                CategoryEvent.KIND,
                null));
        parts.add(part(
                Kind.TEMPLATES,
                Text.format(
                        "%s个在用",
                        "%s templates in use",
                        templates.all().stream().filter(Template::isOffered).count()),
                TemplateEvent.KIND,
                null));
        parts.add(ofNotices());
        parts.add(ofRetention(all));
        return parts;
    }

    private OfficePart ofParameters(ParameterAdministration.All all) {
        var ofProcedure =
                all.parameters().stream().filter(one -> !isOfRetention(one)).toList();
        long waiting =
                all.parameters().stream().filter(one -> one.waiting() != null).count();
        return part(
                Kind.PARAMETERS,
                Text.format(
                        "程序%s，%s项参数，其中%s项与文件不同",
                        "procedure %s, %s parameters, %s of them other than in the file",
                        all.procedure(),
                        ofProcedure.size(),
                        ofProcedure.stream().filter(InForce::isAmended).count()),
                ParameterEvent.KIND,
                waiting == 0 ? null : Text.format("%s项变更待领导同意", "%s changes await consent", waiting));
    }

    private OfficePart ofCalendar() {
        int thisYear = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE).getYear();
        int last = IntStream.iterate(thisYear, year -> calendar.holds(year), year -> year + 1)
                .max()
                .orElse(thisYear - 1);
        var recorded = log.readStream(HolidaysRecorded.STREAM);
        return part(
                Kind.CALENDAR,
                Text.format("放假安排已录入至%s年", "holidays known up to %s", Integer.toString(last)),
                recorded.isEmpty() ? Optional.empty() : Optional.of(recorded.get(recorded.size() - 1)),
                last > thisYear
                        ? null
                        : Text.format(
                                "待录入%s年放假安排（国务院办公厅通知发布后）",
                                "holidays of %s, once the State Council has announced them",
                                Integer.toString(last + 1)));
    }

    private OfficePart ofNotices() {
        long dead = outbox.deadCount();
        return part(
                Kind.NOTICES,
                new Text("各人自定，未设定的按默认", "chosen by each person; defaults for all others"),
                NoticeDefaultsSet.KIND,
                dead == 0 ? null : Text.format("%s条未送达", "%s undelivered", dead));
    }

    private OfficePart ofRetention(ParameterAdministration.All all) {
        var periods =
                all.parameters().stream().filter(OfficeOverview::isOfRetention).toList();
        var last = periods.stream()
                .map(InForce::since)
                .filter(change -> change != null && change.ended() != null)
                .max((a, b) -> a.ended().at().compareTo(b.ended().at()));
        return new OfficePart(
                Kind.RETENTION,
                Text.format(
                        "%s",
                        "%s",
                        Text.list(periods.stream()
                                .map(InForce::parameter)
                                .filter(one -> one.name().endsWith(".years"))
                                .map(one -> Text.format("%s：%s", "%s: %s", one.what(), one.value()))
                                .toList())),
                last.map(change -> change.ended().at()).orElse(null),
                last.map(change -> named(change.ended().name())).orElse(null),
                null);
    }

    private static boolean isOfRetention(InForce one) {
        return one.parameter().name().startsWith(Parameters.RETENTION + ".");
    }

    private OfficePart part(Kind kind, Text inForce, String stream, @Nullable Text next) {
        return part(kind, inForce, log.lastOfficeChange(stream), next);
    }

    private static OfficePart part(Kind kind, Text inForce, Optional<StoredEvent> last, @Nullable Text next) {
        return new OfficePart(
                kind,
                inForce,
                last.map(StoredEvent::recordedAt).orElse(null),
                last.map(OfficeOverview::by).orElse(null),
                next);
    }

    private static Labelled by(StoredEvent event) {
        var actor = Actor.of(EventCodec.readMetadata(event.metadata()));
        return actor.role() == Role.SYSTEM ? actor.role() : named(actor.name());
    }

    private static Labelled named(String person) {
        return new Text(person, person);
    }
}
