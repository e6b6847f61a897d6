package org.caseledger.api.inspections;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Actor;
import org.caseledger.query.rectification.ListedRectification;
import org.caseledger.query.rectification.RectificationCount;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationQueries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 整改 (P3.13): what respondents have to put right, and how much of it each unit follows up. */
@RestController
@Tag(name = "rectifications 整改")
@RequestMapping("/api/rectifications")
@RequiredArgsConstructor
class Rectifications {
    private final ListReading lists;
    private final RectificationQueries rectifications;

    /** Some of the orders, and how many there are, as it stood at an instant. */
    public record Listed(Instant asOf, long total, List<ListedRectification> rectifications) {}

    /** How many each unit has, as it stood at an instant. */
    public record Counted(Instant asOf, List<RectificationCount> units) {}

    @GetMapping
    Listed list(RectificationFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var reader = lists.reader(actor);
        var found = lists.find(RectificationFilter.LIST, filter, part, reader);
        return new Listed(reader.now(), found.total(), found.rows());
    }

    /** By unit, of those that the same filters leave. */
    @GetMapping("/counts")
    Counted counts(RectificationFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var reader = lists.upTo(part, filter, actor);
        return new Counted(reader.now(), rectifications.counts(filter, reader));
    }

    @PageController
    @RequiredArgsConstructor
    static class RectificationPages {
        private final Rectifications rectifications;

        @GetMapping("/rectifications")
        String list(RectificationFilter filter, Part part, PageRequest page) {
            var found = rectifications.list(filter, part, page.actor());
            page.show(filter, found.total(), found.rectifications());
            page.add("counts", rectifications.counts(filter, part, page.actor()).units());
            page.add("seesInspections", AccessPolicy.seesInspections(page.actor()));
            return "inspections/rectifications";
        }
    }
}
