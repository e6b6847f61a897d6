package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.events.Clock.REPLY;

import java.time.Instant;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecountDeadlines;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A deadline that reaches into a year whose holidays become known only later. */
class RecountingDeadlinesTest extends ComplaintTest {
    private static final RecountDeadlines RECOUNT = new RecountDeadlines(CASE, null, null);
    private static final Instant BY_WEEKENDS = Give.at("2027-01-07T00:00");

    @BeforeEach
    void onTheLastMondayOf2026() {
        at(Give.at("2026-12-28T10:00"));
    }

    @Test
    @DisplayName("7 working days from Mon 28 December: New Year's Day moves the end from 6 to 7 January")
    void givenAProvisionalDeadline_whenItsHolidaysAreKnown_thenItIsSetAnew() {
        var before = letter();
        assertThat(reply(before).dueAt()).isEqualTo(BY_WEEKENDS);
        assertThat(reply(before).provisional()).isTrue();
        newYearIsKnown();
        var after = before.give(Actor.SYSTEM, RECOUNT);
        assertThat(reply(after).dueAt()).isEqualTo(Give.at("2027-01-08T00:00"));
        assertThat(reply(after).provisional()).isFalse();
        assertThat(after.events()).last().isInstanceOf(DeadlineSet.class);
        given(after);
        when(Actor.SYSTEM, RECOUNT);
        thenNothing();
    }

    @Test
    void givenItsHolidaysAreNotKnown_whenRecounted_thenNothing() {
        given(letter());
        when(Actor.SYSTEM, RECOUNT);
        thenNothing();
    }

    @Test
    @DisplayName("what was met stays as it was met")
    void givenItWasMet_whenItsHolidaysAreKnown_thenNothing() {
        var met = received(ComplaintKind.INQUIRY, Channel.LETTER).classified().replied("已答复");
        newYearIsKnown();
        var after = met.give(Actor.SYSTEM, RECOUNT);
        assertThat(after.state().deadlines().open(REPLY)).isEmpty();
        assertThat(after.state().deadlines().all())
                .filteredOn(d -> d.clock() == REPLY)
                .extracting(Deadline::dueAt)
                .containsExactly(BY_WEEKENDS);
    }

    @Test
    @DisplayName("what was missed stays missed, though it would be due later now")
    void givenItHasPassed_whenItsHolidaysAreKnown_thenNothing() {
        var missed = letter();
        at(BY_WEEKENDS.plusSeconds(3600));
        newYearIsKnown();
        given(missed);
        when(Actor.SYSTEM, RECOUNT);
        thenNothing();
    }

    @Test
    void givenAPerson_whenRecounting_thenRefused() {
        given(letter());
        when(LEADER, RECOUNT);
        thenRefused(Rule.ROLE, "P9.12");
    }

    private History letter() {
        return received(ComplaintKind.COMPLAINT, Channel.LETTER);
    }

    private static Deadline reply(History history) {
        return history.state().deadlines().open(REPLY).orElseThrow();
    }

    private void newYearIsKnown() {
        office().know("cn-2027.csv", "date,type,name\n2027-01-01,holiday,元旦\n");
    }
}
