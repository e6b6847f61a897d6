package org.caseledger.api.approvals;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.CommitteePopulation.PopulationQuestion;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalSort;
import org.caseledger.query.checkup.CheckUp;
import org.caseledger.query.checkup.Ended.EndedFilter;
import org.caseledger.query.checkup.EndedCount;
import org.caseledger.query.checkup.Population;
import org.caseledger.query.checkup.Sample;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 签阅台账、签阅体检、随机抽样: approvals and reviews, how people sign, and random samples. */
@RestController
@RequestMapping("/api/approvals")
@RequiredArgsConstructor
class ApprovalsController {
    private static final String SAMPLES = "samples 随机抽样";
    private static final String CHECK_UP = "check-up 签阅体检";

    private final ApprovalRegister register;
    private final SigningCheckUp checkUp;
    private final RandomSamples samples;
    private final SampleReviews reviews;
    private final CaseEndings endings;
    private final AccessLog accesses;

    @Tag(name = "approvals 签阅台账")
    @GetMapping
    ApprovalRegister.Listed list(
            ApprovalFilter filter, @Nullable String incident, @Nullable ApprovalSort sort, Part part, LoggedIn person) {
        return register.list(filter, incident, sort, part, person.actor());
    }

    @Tag(name = CHECK_UP)
    @GetMapping("/checkup")
    List<CheckUp> people(SigningCheckUp.Question question, Part part, LoggedIn person) {
        return checkUp.all(question, part, person.actor());
    }

    @Tag(name = CHECK_UP)
    @GetMapping("/checkup/{signer}/decisions")
    SigningCheckUp.Listed decisions(
            @PathVariable String signer, SigningCheckUp.Question question, Part part, LoggedIn person) {
        return checkUp.decisions(signer, question, part, person.actor());
    }

    @Tag(name = SAMPLES)
    @PostMapping("/samples")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Sample> draw(@Nullable Long after, SentJson sent) {
        var drawn = samples.draw(sent, after);
        return ResponseEntity.created(URI.create("/api/approvals/samples/" + drawn.id()))
                .body(drawn);
    }

    @Tag(name = SAMPLES)
    @GetMapping("/samples")
    RandomSamples.Listed samples(
            @Nullable Integer page, @Nullable Integer size, @Nullable Long after, LoggedIn person) {
        return samples.all(page, size, after, person.actor());
    }

    @Tag(name = SAMPLES)
    @GetMapping("/samples/{id}")
    Sample read(@PathVariable String id, LoggedIn person) {
        return samples.read(id, person.actor());
    }

    @Tag(name = SAMPLES)
    @GetMapping(
            path = "/samples/{id}/minutes",
            produces = {AttachmentResponse.DOCX, MediaType.APPLICATION_PDF_VALUE})
    ResponseEntity<byte[]> minutes(
            @PathVariable String id, @RequestParam(defaultValue = "DOCX") MinutesFormat format, LoggedIn person) {
        var minutes = reviews.minutes(id, format, person.actor());
        accesses.read(ReadKind.MINUTES, id, person.actor());
        return AttachmentResponse.file(format.fileName(), format.type(), minutes);
    }

    @Tag(name = SAMPLES)
    @GetMapping("/population")
    Population population(PopulationQuestion question, @Nullable Long after, LoggedIn person) {
        return samples.population(question, after, person.actor());
    }

    @Tag(name = SAMPLES)
    @PostMapping("/samples/{id}/{command}")
    Sample give(@PathVariable String id, @PathVariable("command") String name, SentJson sent) {
        return reviews.give(id, name, sent).sample();
    }

    @Tag(name = CHECK_UP)
    @GetMapping("/endings")
    List<EndedCount> endings(EndedFilter filter, Part part, LoggedIn person) {
        return endings.counts(filter, part, person.actor());
    }

    @Tag(name = CHECK_UP)
    @GetMapping("/endings/cases")
    CaseEndings.Listed endedCases(EndedFilter filter, Part part, LoggedIn person) {
        return endings.list(filter, part, person.actor());
    }
}
