package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P7.20 no list shows whom a secret case complains of")
class RespondentTest {
    private static Respondent of(History history) {
        var respondent = Respondent.NONE;
        for (var recorded : history.recorded()) {
            respondent = respondent.on(recorded.event());
        }
        return respondent;
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of("as received", History.received(), "红光超市", "红光超市"),
                Arguments.of(
                        "corrected to a name with a rare character",
                        History.received().corrected(CorrectedField.RESPONDENT, "红光超市", "𠮷祥烘焙坊（犀浦店）"),
                        "𠮷祥烘焙坊（犀浦店）",
                        "𠮷祥烘焙坊（犀浦店）"),
                Arguments.of(
                        "a correction that takes the name away",
                        History.received().corrected(CorrectedField.RESPONDENT, "红光超市", null),
                        null,
                        null),
                Arguments.of(
                        "a correction of something else",
                        History.received()
                                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT"),
                        "红光超市",
                        "红光超市"),
                Arguments.of("secret", History.received().markedSecret(SecrecyGround.TRADE), "红光超市", null),
                Arguments.of(
                        "corrected while secret",
                        History.received()
                                .markedSecret(SecrecyGround.STATE)
                                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店"),
                        "红光二店",
                        null),
                Arguments.of(
                        "corrected while secret, then lifted",
                        History.received()
                                .markedSecret(SecrecyGround.STATE)
                                .corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店")
                                .secrecyLifted(),
                        "红光二店",
                        "红光二店"),
                Arguments.of(
                        "lifted and marked again",
                        History.received()
                                .markedSecret(SecrecyGround.STATE)
                                .secrecyLifted()
                                .markedSecret(SecrecyGround.TRADE),
                        "红光超市",
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void givenAHistory_whenFolded_thenTheNameIsKeptAndShownOnlyWhileItIsNoSecret(
            String what, History history, String kept, String shown) {
        assertThat(of(history).name()).isEqualTo(kept);
        assertThat(of(history).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(SecrecyGround.class)
    void givenAMark_whenFolded_thenItsGroundIsKnownAndTheLastOneCounts(SecrecyGround ground) {
        var other = ground == SecrecyGround.STATE ? SecrecyGround.TRADE : SecrecyGround.STATE;
        var history = History.received().markedSecret(other).markedSecret(ground);

        assertThat(of(history).secret()).isEqualTo(ground);
        assertThat(of(history.secrecyLifted()).secret()).isNull();
    }

    @Test
    void givenAnyOtherEvent_whenFolded_thenNothingChanges() {
        var secret = new Respondent("红光超市", null, SecrecyGround.TRADE);
        var others = Samples.except(
                ComplaintReceived.class,
                RecordCorrected.class,
                SecrecyMarked.class,
                SecrecyLifted.class,
                CaseDestroyed.class);

        assertThat(others).hasSizeGreaterThan(60);
        assertThat(others).allSatisfy(event -> assertThat(secret.on(event)).isSameAs(secret));
    }

    @Test
    void givenADestroyedCase_whenFolded_thenNobodyIsNamed() {
        var known = new Respondent("红光超市", null, null);
        var destroyed = Samples.all().stream()
                .map(Recorded::event)
                .filter(CaseDestroyed.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(known.on(destroyed)).isEqualTo(Respondent.NONE);
    }

    @Test
    void givenCorrectionsOfEveryOtherField_whenFolded_thenNothingChanges() {
        var known = new Respondent("红光超市", null, null);
        var at = Occurred.at(History.received().now());
        for (var field : List.of(CorrectedField.values())) {
            if (field != CorrectedField.RESPONDENT) {
                var event = Events.corrected(field, "甲", "乙", null, null, "登记有误", at);
                assertThat(known.on(event)).as("%s", field).isSameAs(known);
            }
        }
    }
}
