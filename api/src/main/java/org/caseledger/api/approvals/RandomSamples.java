package org.caseledger.api.approvals;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.approvals.CommitteePopulation.PopulationQuestion;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.sampling.SampleCommand.DrawSample;
import org.caseledger.command.sampling.SampleCommand.NameDrawnCases;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.query.checkup.Drawn;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Population;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 随机抽样: randomly drawn cases for the committee to review (P9.12). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RandomSamples {
    private static final int LARGEST = 1_000;
    private static final Duration COMPARED_WITHIN = Duration.ofHours(1);

    private final Samples samples;
    private final CaseReading reading;
    private final CommandGate gate;
    private final Views views;
    private final Paging paging;
    private final SecureRandom random = new SecureRandom();

    /**
     * What a sample is asked of, and how large it is to be; its identity follows from the request. The period is a
     * quarter, or begins and ends at an instant.
     */
    public record Asked(
            UUID id,
            @Nullable String quarter,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UnitId unit,
            @Nullable String leader,
            @Nullable Boolean gated,
            int size) {
        Period period() {
            return quarter == null
                    ? new Period(from, until)
                    : Quarter.of(quarter).period();
        }

        SampleStrata strata() {
            return new SampleStrata(leader, unit, gated);
        }
    }

    /** Some of the samples, and how many there are. */
    public record Listed(long total, List<Drawn> samples) {}

    /** Records that the sample is asked for, draws it from what was recorded, and names its cases. */
    public Sample draw(SentJson sent, @Nullable Long after) {
        var request = sent.request();
        var actor = sent.actor();
        gate.mustBeAllowed(DrawSample.class, null, actor, request);
        var asked = sent.as(Asked.class, "id", request.id().caseId());
        mustMakeSense(asked);
        paging.waitFor(after);
        return draw(asked.period(), asked.strata(), asked.size(), request, actor);
    }

    /** The same from the population on the page; the body states the sample size. */
    Sample drawOf(PopulationQuestion of, SentJson sent) {
        var request = sent.request();
        var actor = sent.actor();
        gate.mustBeAllowed(DrawSample.class, null, actor, request);
        int size = sent.as(Size.class, "id", request.id().caseId()).count();
        mustBePossible("count", size);
        return draw(of.period(), of.strata(), size, request, actor);
    }

    /** How many cases a sample is to have; its identity follows from the request. */
    public record Size(UUID id, int count) {}

    private Sample draw(Period period, SampleStrata strata, int size, Request request, Actor actor) {
        Samples.VIEWS.forEach(view -> views.requireSame(view, COMPARED_WITHIN));
        var id = request.id().caseId();
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var event = samples.ask(period, strata, size, shown(), bytes);
        // In the log before anybody can know what is drawn: the seed is made from its leaf hash.
        gate.give(new DrawSample(id, event), actor, request);
        return named(id);
    }

    /** The cases of which a sample would be drawn now, counted by stratum. */
    Population population(PopulationQuestion question, @Nullable Long after, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(after);
        return samples.population(question.period(), question.strata(), shown());
    }

    /** The cases of which a sample of cases was drawn, counted in the same way. */
    Population population(SampleSeeded asked) {
        return samples.population(
                new Period(asked.from(), asked.until()), Objects.requireNonNull(asked.strata()), asked.position());
    }

    /** The sample that this reader goes on with. */
    Optional<UUID> openFor(Actor actor) {
        AccessPolicy.mustOversee(actor);
        return samples.openFor(actor.person());
    }

    /**
     * The sample once its cases are in the log. Where the program stopped before it named them, they still follow from
     * the seed, and are named now.
     */
    public Sample named(UUID id) {
        var sample = samples.find(id).orElseThrow(NotFoundException::new);
        if (sample.asked().strata() == null || sample.named()) {
            return sample;
        }
        var cases = sample.cases().stream().map(DrawnCase::caseId).toList();
        gate.give(new NameDrawnCases(id, cases), Actor.SYSTEM, Request.once());
        return samples.find(id).orElseThrow(NotFoundException::new);
    }

    /** Every sample that was ever asked for, the latest first. */
    public Listed all(@Nullable Integer page, @Nullable Integer size, @Nullable Long after, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(after);
        var found = samples.drawn(Paging.page(page), Paging.size(size));
        return new Listed(found.total(), found.rows());
    }

    /** A sample, drawn again from its event; of secret cases, what this person may know. */
    public Sample read(String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
        return samples.find(CaseReading.caseId(id).value())
                .orElseThrow(NotFoundException::new)
                .withholding(caseId -> reading.isSecretFor(caseId, actor));
    }

    /** How far the cases are in the view that the population is read from. */
    private long shown() {
        return views.status().stream()
                .filter(view -> view.name().equals(Samples.VIEW))
                .findFirst()
                .orElseThrow()
                .position();
    }

    private static void mustMakeSense(Asked asked) {
        mustBePossible("size", asked.size());
        if (asked.quarter() != null && (asked.from() != null || asked.until() != null)) {
            throw new InvalidInputException("quarter", "季度与起止时间只填其一", "give either a quarter or from and until");
        }
        var period = asked.period();
        if (period.from() != null && period.until() != null && !period.from().isBefore(period.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
    }

    private static void mustBePossible(String field, int size) {
        Paging.within(field, size, 1, LARGEST);
    }
}
