package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SampleSeeded;

/**
 * A random sample: the event that asked for it, at which position of the log and with which leaf
 * hash (hex), the seed that follows (hex), and what was drawn. {@code populationAsSeeded} tells
 * whether the population is found again as the event names it.
 */
public record Sample(
        UUID id,
        long position,
        Instant recordedAt,
        Actor drawnBy,
        SampleSeeded asked,
        String leafHash,
        String seed,
        boolean populationAsSeeded,
        List<Signed> decisions) {}
