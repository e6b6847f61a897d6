package org.caseledger.api.whatif;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 推演: what other rules would have made of a period's cases; nothing in the ledger changes. */
@RestController
@Tag(name = "what-if 推演")
@RequestMapping("/api/what-if")
@RequiredArgsConstructor
class WhatIfController {
    private final WhatIfTrials trials;
    private final AccessLog accesses;

    @PostMapping
    @RequestBody(content = @Content(schema = @Schema(implementation = WhatIfTrials.Question.class)))
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<WhatIfAnswers.Shown> start(SentJson sent) {
        AccessPolicy.mustWeighRules(sent.actor());
        var begun = trials.start(sent.as(WhatIfTrials.Question.class), sent.actor());
        return ResponseEntity.accepted()
                .location(URI.create("/api/what-if/" + begun.id()))
                .body(begun);
    }

    /** The runs of this node that are under way or were not forgotten yet. */
    record Listed(List<WhatIfAnswers.Shown> runs) {}

    @GetMapping
    Listed list(LoggedIn person) {
        return new Listed(trials.list(person.actor()));
    }

    @GetMapping("/{id}")
    WhatIfAnswers.Shown read(@PathVariable String id, @Nullable WhatIfBy by, LoggedIn person) {
        return trials.read(id, by, person.actor());
    }

    @GetMapping("/{id}/cases")
    WhatIfRun.Cases cases(
            @PathVariable String id,
            WhatIfTrials.Behind behind,
            @Nullable Integer page,
            @Nullable Integer size,
            LoggedIn person) {
        return trials.cases(id, behind, page, size, person.actor());
    }

    /** The same, all of them, a line for each clock. */
    @GetMapping(path = "/{id}/csv", produces = "text/csv")
    void csv(@PathVariable String id, WhatIfTrials.Behind behind, LoggedIn person, HttpServletResponse response)
            throws IOException {
        var run = trials.done(id, person.actor());
        accesses.read(ReadKind.WHAT_IF, id, person.actor());
        AttachmentResponse.stream(response, "what-if.csv", AttachmentResponse.CSV, to -> {
            var csv = new WhatIfCsv(to, RequestLanguage.current());
            run.<IOException>each(behind.filter(), csv::add);
            csv.end();
        });
    }

    /** Cancels it and forgets what it has found. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> forget(@PathVariable String id, LoggedIn person) {
        trials.forget(id, person.actor());
        return ResponseEntity.noContent().build();
    }
}
