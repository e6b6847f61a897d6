package org.caseledger.api.approvals;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.DrawSample;
import org.caseledger.query.checkup.Drawn;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 随机抽样: decisions for the committee to look at, which nobody has picked. */
@RestController
@Tag(name = "samples 随机抽样")
@RequestMapping(SamplesController.PATH)
public class SamplesController {

    static final String PATH = "/api/approvals/samples";

    private static final int LARGEST = 1_000;

    private final Samples samples;
    private final CommandGate gate;
    private final Views views;
    private final JsonBodies bodies;
    private final Requests requests;
    private final Paging paging;
    private final SecureRandom random = new SecureRandom();

    SamplesController(
            Samples samples,
            CommandGate gate,
            Views views,
            JsonBodies bodies,
            Requests requests,
            Paging paging) {
        this.samples = samples;
        this.gate = gate;
        this.views = views;
        this.bodies = bodies;
        this.requests = requests;
        this.paging = paging;
    }

    /**
     * What a sample is asked of, and how large it is to be; its identity follows from the request.
     */
    public record Asked(
            UUID id,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable SignedKind kind,
            int size) {}

    /** Some of the samples, and how many there are. */
    public record Listed(long total, List<Drawn> samples) {}

    @PostMapping
    ResponseEntity<Sample> draw(
            HttpServletRequest http,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        var drawn = draw(body, requests.of(http, body, person), after, person);
        return ResponseEntity.created(URI.create(PATH + "/" + drawn.id())).body(drawn);
    }

    /** Records that the sample is asked for, and draws it from what was recorded. */
    public Sample draw(byte[] body, Request request, @Nullable Long after, LoggedIn person) {
        gate.mustBeAllowed(DrawSample.class, null, person.actor(), request);
        var id = request.id().caseId();
        var asked = bodies.read(body, Asked.class, "id", id.toString());
        mustMakeSense(asked);
        paging.waitFor(after);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var event =
                samples.ask(
                        new Period(asked.from(), asked.until()),
                        asked.kind(),
                        asked.size(),
                        shown(),
                        bytes);
        // In the log before anybody can know what is drawn: the seed is made from its leaf hash.
        gate.give(new DrawSample(id, event), person.actor(), request);
        return samples.find(id).orElseThrow(NotFoundException::new);
    }

    /** Every sample that was ever asked for, the latest first. */
    @GetMapping
    public Listed all(
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        paging.waitFor(after);
        var found = samples.drawn(Paging.page(page), Paging.size(size));
        return new Listed(found.total(), found.rows());
    }

    /** A sample, drawn again from its event. */
    @GetMapping("/{id}")
    public Sample read(@PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        AccessPolicy.mustOversee(person.actor());
        return samples.find(CaseReading.caseId(id).value()).orElseThrow(NotFoundException::new);
    }

    /** How far the decisions are in the view that the population is read from. */
    private long shown() {
        return views.status().stream()
                .filter(view -> view.name().equals(Samples.VIEW))
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static void mustMakeSense(Asked asked) {
        if (asked.size() < 1 || asked.size() > LARGEST) {
            throw new InvalidInputException(
                    "size", "应在1与%d之间".formatted(LARGEST), "must be from 1 to " + LARGEST);
        }
        if (asked.from() != null
                && asked.until() != null
                && !asked.from().isBefore(asked.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
    }
}
