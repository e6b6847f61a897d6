package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.util.stream.Stream;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseHeadTest {
    private static CaseHead of(History history) {
        CaseHead head = null;
        for (var recorded : history.recorded()) {
            head = CaseHead.on(head, recorded.event());
        }
        return head;
    }

    private static History assigned() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    static Stream<Arguments> holders() {
        return Stream.of(
                Arguments.of("received", History.received(), null),
                Arguments.of(
                        "signed off for a unit", History.received().classified().signedOff(XIPU), null),
                Arguments.of("assigned", assigned(), XIPU),
                Arguments.of("returned", assigned().returned(), null),
                Arguments.of("assigned again", assigned().returned().assigned(ANJING), ANJING),
                Arguments.of("assigned past its unit", assigned().assigned(ANJING), ANJING),
                Arguments.of("accepted", assigned().accepted(), XIPU),
                Arguments.of("declined", assigned().declined(), XIPU),
                Arguments.of("replied", assigned().accepted().replied(), XIPU),
                Arguments.of("reopened", assigned().accepted().replied().reopened(), XIPU),
                Arguments.of("archived", assigned().accepted().replied().archived(), XIPU));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("holders")
    void givenAHistory_whenFolded_thenTheUnitIsTheOneThatHasTheCase(String what, History history, UnitId unit) {
        assertThat(of(history).unit()).isEqualTo(unit);
        assertThat(of(history).number()).startsWith("郫市监投〔2026〕");
        assertThat(of(history).respondent()).isEqualTo("红光超市");
    }

    @Test
    void givenNoReceipt_whenFolded_thenThereIsNoHeadWhateverHappens() {
        assertThat(Samples.except(ComplaintReceived.class))
                .allSatisfy(event -> assertThat(CaseHead.on(null, event)).isNull());
    }

    @Test
    void givenASecretCase_whenListed_thenItsRespondentIsNotShownUntilItIsLifted() {
        var history = assigned().markedSecret(SecrecyGround.STATE);

        assertThat(of(history).secret()).isEqualTo(SecrecyGround.STATE);
        assertThat(of(history).shownRespondent()).isNull();
        assertThat(of(history).unit()).isEqualTo(XIPU);

        history.corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        assertThat(of(history).shownRespondent()).isNull();

        history.secrecyLifted();
        assertThat(of(history).secret()).isNull();
        assertThat(of(history).shownRespondent()).isEqualTo("红光二店");
    }

    @Test
    void givenAnyOtherEvent_whenFolded_thenTheHeadIsTheSame() {
        var head = of(assigned().markedSecret(SecrecyGround.TRADE));
        var others = Samples.except(
                ComplaintReceived.class,
                ComplaintAssigned.class,
                ComplaintReturned.class,
                RecordCorrected.class,
                SecrecyMarked.class,
                SecrecyLifted.class,
                CaseDestroyed.class);

        assertThat(others)
                .allSatisfy(event -> assertThat(CaseHead.on(head, event)).isEqualTo(head));
    }
}
