package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.inspections.Inspected;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionFilter;
import org.caseledger.query.inspections.InspectionQueries;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 检查表 (P1.16): the sheets, each as JSON and as a document, and its figures counted again. */
@RestController
@Tag(name = "inspections 检查")
@RequestMapping(InspectionsController.PATH)
public class InspectionsController {

    static final String PATH = "/api/inspections";

    private final InspectionQueries inspections;
    private final InspectionFigures figures;
    private final Units units;
    private final Paging paging;

    InspectionsController(
            InspectionQueries inspections, InspectionFigures figures, Units units, Paging paging) {
        this.inspections = inspections;
        this.figures = figures;
        this.units = units;
        this.paging = paging;
    }

    /** Which sheets are asked for, of this very period. */
    public record Question(
            @Nullable UnitId unit,
            @Nullable InspectionState state,
            @Nullable String first,
            @Nullable String last,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {

        private InspectionFilter filter(LoggedIn person) {
            return new InspectionFilter(
                    unit,
                    state,
                    day("first", first),
                    day("last", last),
                    AccessPolicy.onlyUnit(person.actor()));
        }
    }

    /** Some of the sheets, and how many there are. */
    public record Sheets(long total, List<Inspected.Listed> inspections) {}

    @GetMapping
    public Sheets list(
            @ParameterObject Question question, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustSeeInspections(person.actor());
        var filter = question.filter(person);
        paging.waitFor(question.after());
        var found =
                inspections.list(
                        filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Sheets(found.total(), found.rows());
    }

    /** The sheet as its events make it; the digest is what is named to sign it. */
    @GetMapping("/{id}")
    public ResponseEntity<Inspected> read(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var sheet = sheet(id, person);
        return ResponseEntity.ok().eTag(eTag(sheet)).body(sheet);
    }

    /** The sheet in Chinese, as DOCX. */
    @GetMapping(path = "/{id}/document", produces = AttachmentResponse.DOCX)
    public ResponseEntity<byte[]> document(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var sheet = sheet(id, person);
        var unit = sheet.sheet().prepared().unit();
        var name =
                unit == null
                        ? "全局"
                        : Optional.of(unit)
                                .flatMap(units::find)
                                .map(Unit::name)
                                .orElse(unit.value());
        return AttachmentResponse.file(
                "inspection.docx", AttachmentResponse.DOCX, InspectionDocument.docx(sheet, name));
    }

    /** Counts the figures again from the log, as of the position at which they were taken. */
    @PostMapping("/{id}/check")
    public InspectionFigures.Recount check(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        return figures.recount(sheet(id, person).sheet().prepared());
    }

    private Inspected sheet(String id, LoggedIn person) {
        var found =
                inspections
                        .find(CaseReading.caseId(id).value())
                        .orElseThrow(NotFoundException::new);
        AccessPolicy.mustSeeInspectionOf(found.sheet().prepared().unit(), person.actor());
        return found;
    }

    static String eTag(Inspected sheet) {
        return "\"" + sheet.version() + "\"";
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    parameter, "应为日期，如 2026-03-02", "must be a day like 2026-03-02");
        }
    }
}
