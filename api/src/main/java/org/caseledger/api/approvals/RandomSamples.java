package org.caseledger.api.approvals;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.DrawSample;
import org.caseledger.events.Actor;
import org.caseledger.query.checkup.Drawn;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.checkup.SignedKind;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 随机抽样: decisions for the committee to look at, which nobody has picked. */
@Component
public class RandomSamples {

    private static final int LARGEST = 1_000;

    private final Samples samples;
    private final CommandGate gate;
    private final Views views;
    private final JsonBodies bodies;
    private final Paging paging;
    private final SecureRandom random = new SecureRandom();

    RandomSamples(
            Samples samples, CommandGate gate, Views views, JsonBodies bodies, Paging paging) {
        this.samples = samples;
        this.gate = gate;
        this.views = views;
        this.bodies = bodies;
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

    /** Records that the sample is asked for, and draws it from what was recorded. */
    public Sample draw(byte[] body, Request request, @Nullable Long after, Actor actor) {
        gate.mustBeAllowed(DrawSample.class, null, actor, request);
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
        gate.give(new DrawSample(id, event), actor, request);
        return samples.find(id).orElseThrow(NotFoundException::new);
    }

    /** Every sample that was ever asked for, the latest first. */
    public Listed all(
            @Nullable Integer page, @Nullable Integer size, @Nullable Long after, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(after);
        var found = samples.drawn(Paging.page(page), Paging.size(size));
        return new Listed(found.total(), found.rows());
    }

    /** A sample, drawn again from its event. */
    public Sample read(String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
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
            throw new InvalidInputException("size", "应在1与%d之间", "must be from 1 to %d", LARGEST);
        }
        if (asked.from() != null
                && asked.until() != null
                && !asked.from().isBefore(asked.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
    }
}
