package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.review.SampleReview;
import org.jspecify.annotations.Nullable;

/**
 * A random sample: the event that asked for it, at which position of the log and with which leaf hash (hex), the seed
 * that follows (hex), and what was drawn: cases, or decisions for a sample of before. {@code populationAsSeeded} tells
 * whether the population is found again as the event names it, and the cases as they were {@code named} in the log.
 * {@code minutes} close the sample.
 */
@With
public record Sample(
        UUID id,
        long position,
        Instant recordedAt,
        Actor drawnBy,
        SampleSeeded asked,
        String leafHash,
        String seed,
        boolean populationAsSeeded,
        boolean named,
        List<Signed> decisions,
        List<DrawnCase> cases,
        SampleReview.@Nullable Minutes minutes) {
    /** Who concluded on a case of it, or answered as a second reader, by login, each once. */
    public List<String> readers() {
        return cases.stream()
                .flatMap(drawn -> drawn.readings().stream())
                .flatMap(reading -> reading.second() == null
                        ? Stream.of(reading.by())
                        : Stream.of(reading.by(), reading.second().by()))
                .map(Actor::person)
                .distinct()
                .toList();
    }

    /** Without what the readers wrote on these cases, because they are secret (P7.20). */
    public Sample withholding(Predicate<CaseId> secret) {
        return withCases(cases.stream()
                .map(drawn -> drawn.last() != null && secret.test(drawn.caseId()) ? drawn.withheld() : drawn)
                .toList());
    }
}
