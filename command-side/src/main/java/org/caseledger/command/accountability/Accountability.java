package org.caseledger.command.accountability;

import java.time.Instant;
import org.caseledger.command.Aggregate;
import org.caseledger.events.Actor;
import org.caseledger.events.accountability.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.jspecify.annotations.Nullable;

/** 表彰、通报批评、追责 of a unit or a person, which stands until it is taken back. */
public final class Accountability
        implements Aggregate<Accountability.Standing, AccountabilityEvent> {

    /** Whether it stands still. */
    public record Standing(boolean stands) {}

    @Override
    public String kind() {
        return "accountability";
    }

    @Override
    public Class<AccountabilityEvent> events() {
        return AccountabilityEvent.class;
    }

    @Override
    public Standing on(
            @Nullable Standing before, AccountabilityEvent event, Actor actor, Instant at) {
        return new Standing(event instanceof AccountabilityDeclared);
    }
}
