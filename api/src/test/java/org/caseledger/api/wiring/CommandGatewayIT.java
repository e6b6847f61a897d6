package org.caseledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Commands as an Axon developer sends them: through the gateway, without the ledger's own gate. */
class CommandGatewayIT {
    private static final CaseId CASE = CaseId.random();

    private final QuietLedger ledger = QuietLedger.onNewDatabase(Clock.systemUTC());
    private final CommandGateway gateway = ledger.bean(CommandGateway.class);

    CommandGatewayIT() {
        ledger.addPeople();
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        ledger.close();
    }

    private void logIn(String username) {
        var login = ledger.bean(People.class).find(username).orElseThrow();
        var person = new LoggedIn(login, Clock.systemUTC().instant());
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    private static ComplaintCommand receive() {
        return Give.receiving(
                CASE,
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                null,
                new Narrative("酸奶过期", "在超市买的酸奶已过期三天", null),
                "好邻居超市",
                null,
                null,
                null,
                null);
    }

    private static ComplaintCommand classify() {
        return new ClassifyComplaint(
                CASE, List.of("食品"), null, null, Severity.GENERAL, null, null, null, null, null, null);
    }

    private static ComplaintCommand assign() {
        return new AssignComplaint(CASE, new UnitId("XIPU"), null, null, null, null);
    }

    private List<StoredEvent> refusals() {
        return ledger.log().readStream(CompanionStream.REFUSALS.of(CASE));
    }

    @Test
    void givenALogin_whenACommandIsSent_thenItIsRecordedInThatName() {
        logIn("intake");
        Outcome outcome = gateway.sendAndWait(receive());

        assertThat(outcome.caseId()).isEqualTo(CASE);
        assertThat(ledger.log().readStream(CASE.value()))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(EventCodec.readMetadata(e.metadata()))
                        .containsEntry("actor", "intake")
                        .containsKey("requestId"));
    }

    @Test
    void givenARuleThatForbidsIt_whenACommandIsSent_thenItIsRefusedAndTheRefusalIsRecordedOnce() {
        logIn("intake");
        gateway.sendAndWait(receive());
        logIn("dispatcher");
        gateway.sendAndWait(classify());

        var refused = catchThrowableOfType(Rejection.class, () -> gateway.sendAndWait(assign()));

        assertThat(refused.refusal().rule()).isEqualTo(Rule.SIGN_OFF_BEFORE_ASSIGNMENT.name());
        assertThat(refusals()).hasSize(1);
        assertThat(ledger.log().readStream(CASE.value()))
                .noneMatch(e -> e.type().equals("ComplaintAssigned"));
    }

    @Test
    void givenARoleThatMayNot_whenACommandIsSent_thenItIsRefusedAndRecorded() {
        logIn("handler");
        var refused = catchThrowableOfType(Rejection.class, () -> gateway.sendAndWait(receive()));

        assertThat(refused.refusal().rule()).isEqualTo(Rule.ROLE.name());
        assertThat(refusals()).hasSize(1);
        assertThat(ledger.log().readStream(CASE.value())).isEmpty();
    }

    @Test
    void givenNobodyIsLoggedIn_whenACommandIsSent_thenNothingIsRecorded() {
        assertThatThrownBy(() -> gateway.sendAndWait(receive()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No actor");
        assertThat(ledger.log().readStream(CASE.value())).isEmpty();
    }
}
