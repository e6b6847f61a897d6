package org.caseledger.query.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.views.Recorded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("P9.03 what asks a leader for the next sign-off")
class SignOffRequestTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static SignOffRequest of(History history) {
        var request = SignOffRequest.NONE;
        for (var recorded : history.recorded()) {
            request = request.on(recorded);
        }
        return request;
    }

    private static History classified() {
        return History.received().later(HOUR).classified();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("received", History.received(), null, false),
                Arguments.of("classified", classified(), 2L, false),
                Arguments.of(
                        "classified twice: the first one asked",
                        classified().later(HOUR).classified(),
                        2L,
                        false),
                Arguments.of("signed off", classified().signedOff(XIPU), null, true),
                Arguments.of(
                        "classified after the sign-off",
                        classified().signedOff(XIPU).classified(),
                        null,
                        true),
                Arguments.of(
                        "assigned without a sign-off: the request stands",
                        classified().assigned(XIPU),
                        2L,
                        true),
                Arguments.of(
                        "classified only after it was assigned",
                        History.received().assigned(XIPU).classified(),
                        null,
                        true),
                Arguments.of(
                        "returned", classified().signedOff(XIPU).assigned(XIPU).returned(), 5L, true),
                Arguments.of(
                        "classified after the return: the return asked",
                        classified().signedOff(XIPU).assigned(XIPU).returned().classified(),
                        5L,
                        true),
                Arguments.of(
                        "signed off after the return",
                        classified().signedOff(XIPU).assigned(XIPU).returned().signedOff(ANJING),
                        null,
                        true),
                Arguments.of(
                        "reopened",
                        classified().signedOff(XIPU).assigned(XIPU).declined().reopened(),
                        6L,
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void givenAHistory_whenFolded_thenItIsKnownWhichEventAskedIfAny(
            String what, History history, Long position, boolean routed) {
        var asked = of(history).asked();

        assertThat(asked == null ? null : asked.position()).isEqualTo(position);
        assertThat(of(history).routed()).isEqualTo(routed);
    }

    @Test
    void givenAnyOtherEvent_whenFolded_thenTheRequestIsTheSame() {
        var request = of(classified());
        var others = Samples.except(
                ComplaintClassified.class,
                ComplaintAssigned.class,
                ComplaintReturned.class,
                ComplaintReopened.class,
                ReturnReviewed.class,
                RoutingSignedOff.class);

        assertThat(others)
                .allSatisfy(event -> assertThat(request.on(
                                new Recorded(9, History.received().caseId(), 9, Instant.EPOCH, Actor.SYSTEM, event)))
                        .isSameAs(request));
    }
}
