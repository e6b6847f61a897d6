package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.accountability.DeclareAccountability;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Unit;
import org.caseledger.command.inspection.InspectionCommand;
import org.caseledger.command.inspection.InspectionCommand.AnswerInspection;
import org.caseledger.command.inspection.InspectionCommand.PrepareInspection;
import org.caseledger.command.inspection.InspectionCommand.RemarkInspection;
import org.caseledger.command.inspection.InspectionCommand.SendBackInspection;
import org.caseledger.command.inspection.InspectionCommand.SignOffInspection;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;
import org.caseledger.procedure.Recurrence;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.inspections.Inspected;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionFilter;
import org.caseledger.query.inspections.InspectionQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * 检查表 (P1.16): prepared, remarked on, answered, sent back and signed; its figures are counted again for whoever
 * oversees.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class InspectionSheets {
    private final InspectionQueries inspections;
    private final InspectionFigures figures;
    private final Supplier<DisplayNames> names;
    private final CommandGate gate;
    private final Paging paging;
    private final ListReading lists;

    /** Which sheets are asked for, of this very period. */
    public record Question(
            @Nullable UnitId unit,
            @Nullable InspectionState state,
            @Nullable String first,
            @Nullable String last) {
        private InspectionFilter filter() {
            return new InspectionFilter(unit, state, day("first", first), day("last", last));
        }
    }

    /** Some of the sheets, and how many there are. */
    public record Sheets(long total, List<Inspected.Listed> inspections) {}

    Sheets list(Question question, Part part, Actor actor) {
        AccessPolicy.mustSeeInspections(actor);
        return lists.find(InspectionFilter.LIST, question.filter(), part, actor).as(Sheets::new);
    }

    /** The sheet as its events make it; the digest is what is named to sign it. */
    Inspected read(String id, Actor actor) {
        var found = inspections.find(CaseReading.caseId(id).value()).orElseThrow(NotFoundException::new);
        AccessPolicy.mustSeeInspectionOf(found.sheet().prepared().unit(), actor);
        return found;
    }

    /** The sheet in Chinese, as DOCX. */
    byte[] document(String id, Actor actor) {
        var sheet = read(id, actor);
        var unit = sheet.sheet().prepared().unit();
        return InspectionDocument.docx(sheet, unit == null ? "全局" : names.get().of(unit));
    }

    /** Counts the figures again from the log, as of the position at which they were taken. */
    InspectionFigures.Recount recount(String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
        return figures.recount(read(id, actor).sheet().prepared());
    }

    /** A period by its first and last day, and a unit, or none for the whole office. */
    public record Asked(
            LocalDate first, LocalDate last, @Nullable UnitId unit) {}

    /** Takes the figures from the views; they are never typed. */
    Inspected prepare(SentJson sent, @Nullable Long after) {
        var request = sent.request();
        var id = request.id().caseId();
        var asked = sent.as(Asked.class);
        paging.waitFor(after);
        var command = new PrepareInspection(id, asked.first(), asked.last(), asked.unit(), figures::take);
        return at(id, gate.give(command, sent.actor(), request).position());
    }

    /** Gives the command of this name that a body holds. */
    Inspected give(String id, String name, SentJson sent) {
        var request = sent.request();
        var sheet = CaseReading.caseId(id).value();
        var command = sent.as(InspectionAction.named(name).command(), "id", sheet);
        return at(sheet, gate.give(command, sent.actor(), request).position());
    }

    private Inspected at(UUID sheet, long position) {
        return inspections.at(sheet, position).orElseThrow(NotFoundException::new);
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(parameter, "应为日期，如 2026-03-02", "must be a day like 2026-03-02");
        }
    }

    /** 检查表 (P1.16): each as JSON and as a document, and what is done to it. */
    @RestController
    @Tag(name = "inspections 检查")
    @RequestMapping("/api/inspections")
    @RequiredArgsConstructor
    static class InspectionsController {
        private final InspectionSheets sheets;
        private final DueInspections due;
        private final AccessLog accesses;

        @GetMapping
        Sheets list(Question question, Part part, LoggedIn person) {
            return sheets.list(question, part, person.actor());
        }

        @GetMapping("/due")
        DueInspections.Due due(@Nullable Long after, LoggedIn person) {
            return due.due(after, person.actor());
        }

        @GetMapping("/{id}")
        ResponseEntity<Inspected> read(@PathVariable String id, LoggedIn person) {
            return answer(ResponseEntity.ok(), sheets.read(id, person.actor()));
        }

        @GetMapping(path = "/{id}/document", produces = AttachmentResponse.DOCX)
        ResponseEntity<byte[]> document(@PathVariable String id, LoggedIn person) {
            var document = sheets.document(id, person.actor());
            accesses.read(ReadKind.INSPECTION, id, person.actor());
            return AttachmentResponse.file("inspection.docx", AttachmentResponse.DOCX, document);
        }

        @PostMapping("/{id}/check")
        InspectionFigures.Recount check(@PathVariable String id, LoggedIn person) {
            return sheets.recount(id, person.actor());
        }

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Inspected> prepare(@Nullable Long after, SentJson sent) {
            var sheet = sheets.prepare(sent, after);
            return answer(ResponseEntity.created(URI.create("/api/inspections/" + sheet.id())), sheet);
        }

        @PostMapping("/{id}/{command}")
        ResponseEntity<Inspected> give(@PathVariable String id, @PathVariable("command") String name, SentJson sent) {
            return answer(ResponseEntity.ok(), sheets.give(id, name, sent));
        }

        private static ResponseEntity<Inspected> answer(ResponseEntity.BodyBuilder answer, Inspected sheet) {
            return answer.eTag(Requests.eTag(sheet.version())).body(sheet);
        }
    }

    /** 检查表 (P1.16): the sheets, whose are due, and each with the rows behind its figures. */
    @PageController
    @RequestMapping("/inspections")
    @RequiredArgsConstructor
    static class InspectionPages {
        private static final String DIGEST = "digest";

        private final InspectionSheets sheets;
        private final DueInspections due;

        @GetMapping
        String list(Question question, Part part, PageRequest page) {
            var found = sheets.list(question, part, page.actor());
            page.show(question, found.total(), found.inspections());
            page.add("mayPrepare", Commands.mayGive(page.actor().role(), PrepareInspection.class));
            if (DueInspections.isFor(page.actor())) {
                page.add("due", due.due(null, page.actor()));
            }
            return "inspections/sheets";
        }

        @GetMapping("/{id}")
        String read(@PathVariable UUID id, PageRequest page) {
            show(sheets.read(id.toString(), page.actor()), page.actor(), page::add);
            return "inspections/sheet";
        }

        /** Counts the figures again and says which differ. */
        @PostMapping("/{id}/check")
        String check(@PathVariable UUID id, PageRequest page) {
            page.add("recount", sheets.recount(id.toString(), page.actor()));
            return read(id, page);
        }

        private static void show(Inspected inspected, Actor actor, BiConsumer<String, Object> add) {
            add.accept("inspected", inspected);
            add.accept("behind", new FigureLinks(inspected.sheet().prepared()));
            add.accept("commands", InspectionAction.on(inspected.sheet(), actor.role()));
            add.accept("oversees", AccessPolicy.oversees(actor));
            add.accept("mayDeclare", Commands.mayGive(actor.role(), DeclareAccountability.class));
        }

        /** The form for a sheet asks for the days and the unit; the figures are computed. */
        @FormMapping("/prepare")
        ModelAndView prepare(FormRequest form) {
            return form.of(PrepareInspection.class)
                    .page(
                            "inspections/prepare",
                            () -> form.fields(Asked.class, ""),
                            Set.of(),
                            () -> {},
                            sent -> "/inspections/" + sheets.prepare(sent, null).id());
        }

        /** Remark, answer, sign off, send back. */
        @FormMapping("/{id}/do/{command}")
        ModelAndView give(@PathVariable UUID id, @PathVariable("command") String name, FormRequest form) {
            var action = InspectionAction.named(name);
            return form.page(
                    "inspections/act",
                    () -> form.fields(action.command(), "id"),
                    Set.of(DIGEST),
                    () -> {
                        var inspected = sheets.read(id.toString(), form.actor());
                        // Whoever decides, decides on what is shown.
                        form.typed().set(DIGEST, inspected.sheet().digest());
                        show(inspected, form.actor(), form::add);
                        form.add("command", name);
                        form.add("word", action.word());
                    },
                    sent -> {
                        sheets.give(id.toString(), name, sent);
                        return "/inspections/" + id;
                    });
        }
    }

    /** 定期 (P1.16): which handling units’ sheets of the last whole period are not signed yet. */
    @Component
    @RequiredArgsConstructor
    static class DueInspections {
        private static final Set<UnitKind> INSPECTED = EnumSet.of(UnitKind.STATION, UnitKind.SECTION, UnitKind.BRIGADE);

        private final Lists lists;

        @Qualifier("inspectionRecurrence")
        private final Recurrence every;

        private final Units units;
        private final Paging paging;
        private final Clock clock;

        /** A unit whose sheet is due; {@code id} and {@code state} are null if it has not been prepared. */
        public record DueUnit(
                UnitId unit,
                String name,
                @Nullable UUID id,
                @Nullable InspectionState state) {}

        /** The last whole period, how many sheets of it are signed, and what is missing. */
        public record Due(
                Recurrence every,
                @Nullable LocalDate first,
                @Nullable LocalDate last,
                long signedOff,
                List<DueUnit> units) {}

        /** Whether this person sees what is due. */
        static boolean isFor(Actor actor) {
            return actor.role() == Role.LEADER || AccessPolicy.oversees(actor);
        }

        Due due(@Nullable Long after, Actor actor) {
            if (!isFor(actor)) {
                throw new ForbiddenException();
            }
            paging.waitFor(after);
            var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
            return every.lastBefore(today).map(this::due).orElse(new Due(every, null, null, 0, List.of()));
        }

        private Due due(Recurrence.Period period) {
            var ofPeriod = new InspectionFilter(null, null, period.first(), period.last());
            Map<UnitId, Inspected.Listed> sheets =
                    lists.all(InspectionFilter.LIST, ofPeriod, Reader.ofAll(clock.instant())).stream()
                            .filter(sheet -> sheet.unit() != null)
                            .collect(Collectors.toMap(Inspected.Listed::unit, Function.identity(), further()));
            var inspected = units.list().stream()
                    .filter(unit -> INSPECTED.contains(unit.kind()))
                    .toList();
            var missing = inspected.stream()
                    .map(unit -> due(unit, sheets.get(unit.id())))
                    .filter(unit -> unit.state() != InspectionState.SIGNED_OFF)
                    .toList();
            return new Due(every, period.first(), period.last(), inspected.size() - missing.size(), missing);
        }

        /** Of several sheets on one unit the signed one counts, or else the latest. */
        private static BinaryOperator<Inspected.Listed> further() {
            return (later, earlier) -> earlier.state() == InspectionState.SIGNED_OFF ? earlier : later;
        }

        private static DueUnit due(Unit unit, Inspected.@Nullable Listed sheet) {
            return new DueUnit(
                    unit.id(), unit.name(), sheet == null ? null : sheet.id(), sheet == null ? null : sheet.state());
        }
    }

    /** A command on an inspection sheet, by its name in an address. */
    public record InspectionAction(String path, Class<? extends InspectionCommand> command) {
        private static final List<InspectionAction> ALL = List.of(
                new InspectionAction("remark", RemarkInspection.class),
                new InspectionAction("answer", AnswerInspection.class),
                new InspectionAction("sign-off", SignOffInspection.class),
                new InspectionAction("send-back", SendBackInspection.class));

        /** The command of this name; throws {@link NotFoundException} where there is none. */
        static InspectionAction named(String path) {
            return ALL.stream()
                    .filter(action -> action.path().equals(path))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }

        /** The actions that a role may take on a sheet in its state. */
        static List<InspectionAction> on(InspectionSheet sheet, Role role) {
            return sheet.state() == InspectionState.SIGNED_OFF
                    ? List.of()
                    : ALL.stream().filter(action -> action.word().to(role)).toList();
        }

        /** The command in words. */
        public PageCommand word() {
            return new PageCommand(command);
        }
    }
}
