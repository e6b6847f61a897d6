package org.caseledger.bench.commands;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.caseledger.bench.lives.Lives;
import org.caseledger.bench.lives.Step;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;

/** A client that takes one case after another through its life. */
public final class CaseWorker implements Contestant.Client {
    /** Decides a command and records the resulting events. */
    @FunctionalInterface
    public interface Desk {
        void give(ComplaintCommand command, Actor actor, UUID request);
    }

    private final Clock clock;
    private final Lives lives;
    private final Desk desk;
    private Iterator<Step> life = List.<Step>of().iterator();

    public CaseWorker(long seed, Clock clock, Desk desk) {
        this.clock = clock;
        this.lives = new Lives(seed);
        this.desk = desk;
    }

    @Override
    public UUID step() {
        if (!life.hasNext()) {
            life = lives.next().iterator();
        }
        var step = life.next();
        var request = TimeOrderedId.next();
        desk.give(step.command().apply(clock.instant()), step.actor(), request);
        return request;
    }
}
