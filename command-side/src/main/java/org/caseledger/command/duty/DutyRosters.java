package org.caseledger.command.duty;

import java.time.Instant;
import org.caseledger.command.Aggregate;
import org.caseledger.events.Actor;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.Roster;
import org.jspecify.annotations.Nullable;

/** 值班备勤表: one for each unit and year, decided by its own history. */
public final class DutyRosters implements Aggregate<Roster, DutyEvent> {

    @Override
    public String kind() {
        return Roster.KIND;
    }

    @Override
    public Class<DutyEvent> events() {
        return DutyEvent.class;
    }

    @Override
    public Roster on(@Nullable Roster before, DutyEvent event, Actor actor, Instant recordedAt) {
        return Roster.after(before, event);
    }
}
