package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.complaint.RefusalGround.AFTER_THREE_YEARS;
import static org.caseledger.events.complaint.RefusalGround.NO_CONSUMER_DISPUTE;

import java.time.Instant;
import java.util.Set;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Order 121 art. 15 to 17: on which ground a complaint is declined, and what the notice includes. */
class DecliningUnderOrder121Test extends ComplaintTest {
    private static final Instant FIRST_DAY = Give.at("2026-04-15T00:00");

    @BeforeEach
    void boundByTheLaw() {
        work(TestOffice.by(Procedures.builtIn().get("P9+law")));
    }

    private History assigned(ComplaintKind kind, Instant receivedAt) {
        return nothing()
                .at(receivedAt)
                .received(kind, Channel.HOTLINE_12315)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU);
    }

    private static DeclineComplaint decline(
            @Nullable RefusalGround ground, @Nullable Set<RefusalSign> signs, @Nullable Boolean otherWaysTold) {
        var told = new Told(Medium.PHONE, FIRST_DAY);
        return new DeclineComplaint(CASE, "见所附说明", told, ground, signs, otherWaysTold, null, null, null, null);
    }

    @ParameterizedTest
    @EnumSource(RefusalGround.class)
    void givenAComplaint_whenDeclinedOnOneOfTheSevenGrounds_thenDone(RefusalGround ground) {
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY));
        when(handlerOf(XIPU), decline(ground, null, true));
        thenDone();
    }

    @Test
    @DisplayName("art. 16: a reason in words is no ground")
    void givenAComplaint_whenDeclinedWithoutAGround_thenRefused() {
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY));
        when(handlerOf(XIPU), decline(null, null, true));
        thenRefused(Rule.GROUND_OF_REFUSAL, "O121-16");
    }

    @Test
    @DisplayName("art. 15: 还应当告知…其他解决消费者权益争议的途径")
    void givenAComplaint_whenTheOtherWaysAreNotTold_thenRefused() {
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY));
        when(handlerOf(XIPU), decline(AFTER_THREE_YEARS, null, null));
        thenRefused(Rule.OTHER_WAYS_TOLD, "O121-15");
        when(handlerOf(XIPU), decline(AFTER_THREE_YEARS, null, false));
        thenRefused(Rule.OTHER_WAYS_TOLD, "O121-15");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @DisplayName("art. 17: the factors are for ground 3, and may be considered, not must")
    void givenAComplaint_whenFactorsAreConsidered_thenOnlyForTheThirdGround(@Nullable Set<RefusalSign> none) {
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY));
        when(handlerOf(XIPU), decline(NO_CONSUMER_DISPUTE, Set.of(RefusalSign.OTHER), true));
        thenDone();
        when(handlerOf(XIPU), decline(NO_CONSUMER_DISPUTE, none, true));
        thenDone();
        when(handlerOf(XIPU), decline(AFTER_THREE_YEARS, Set.of(RefusalSign.OTHER), true));
        thenRefused(Rule.SIGNS_OF_GROUND_3, "O121-17");
    }

    @Test
    @DisplayName("a complaint received on the last day of Order 20 keeps what it was received under")
    void givenACaseOfTheDayBefore_whenDeclinedWithoutAGround_thenDone() {
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY.minusSeconds(1)));
        at(FIRST_DAY);
        when(handlerOf(XIPU), decline(null, null, null));
        thenDone();
    }

    @ParameterizedTest
    @EnumSource(value = ComplaintKind.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLAINT")
    void givenAnotherKind_whenDeclined_thenNoGroundIsAskedAndNoneIsTaken(ComplaintKind kind) {
        given(assigned(kind, FIRST_DAY));
        when(handlerOf(XIPU), decline(null, null, null));
        thenDone();
        when(handlerOf(XIPU), decline(AFTER_THREE_YEARS, null, null));
        thenRefused(Rule.GROUND_OF_A_COMPLAINT, "O121-16");
    }

    @Test
    void givenAnOfficeThatTheLawDoesNotBind_whenDeclined_thenNoGroundIsAsked() {
        work(TestOffice.p9());
        given(assigned(ComplaintKind.COMPLAINT, FIRST_DAY));
        when(handlerOf(XIPU), decline(null, null, null));
        thenDone();
    }
}
