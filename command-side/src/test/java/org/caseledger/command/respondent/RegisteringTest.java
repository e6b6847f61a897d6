package org.caseledger.command.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.respondent.RespondentCommand.AliasRespondent;
import org.caseledger.command.respondent.RespondentCommand.ChangeRespondent;
import org.caseledger.command.respondent.RespondentCommand.JoinRespondents;
import org.caseledger.command.respondent.RespondentCommand.PartRespondents;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.Actor;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentEvent.RespondentsJoined;
import org.caseledger.events.respondent.RespondentEvent.RespondentsParted;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("O121-10")
@DisplayName("O121-10 the register of respondents has one entry for each business")
class RegisteringTest {
    private static final String CODE = "91330100799655058B";
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    private final TestOffice office = TestOffice.p9();
    private final Map<UUID, RegisteredRespondent> entries = new HashMap<>();

    private List<RespondentEvent> give(Actor actor, RespondentCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(entries.get(command.id()), context);
        for (var event : events) {
            entries.compute(command.id(), (id, before) -> RegisteredRespondent.on(before, event));
            office.register(new RespondentId(command.id()), entries.get(command.id()));
        }
        return events;
    }

    private void refused(Rule rule, Actor actor, RespondentCommand command) {
        assertThatThrownBy(() -> give(actor, command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private static RegisterRespondent register(UUID id, String name, String code) {
        return new RegisterRespondent(id, name, code, " 犀浦镇1号", "", null, null, "超市");
    }

    private static ChangeRespondent change(UUID id, String name, String code) {
        return new ChangeRespondent(id, name, code, "犀浦镇1号", null, null, null, "超市", "营业执照变更");
    }

    private static JoinRespondents join(UUID id, UUID into) {
        return new JoinRespondents(id, new RespondentId(into), "同一经营者");
    }

    private static RegisteredBusiness business(String name, String code) {
        return new RegisteredBusiness(name, code, "犀浦镇1号", null, null, null, "超市");
    }

    @Test
    void givenNothing_whenRegistered_thenItIsKeptWithTheCodeAsTheStandardWritesIt() {
        assertThat(give(INTAKE, register(ONE, " 好邻居超市 ", "９1330100799655058b")))
                .containsExactly(new RespondentRegistered(business("好邻居超市", CODE)));
    }

    @Test
    void givenAnEntry_whenAnotherHasItsCode_thenItIsRefused() {
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        refused(Rule.CODE_REGISTERED, DISPATCHER, register(TWO, "好邻居", CODE));
        give(INTAKE, register(TWO, "好邻居", null));
        refused(Rule.CODE_REGISTERED, INTAKE, change(TWO, "好邻居", CODE));
        // Its own code is no other's, and one that it gave up is free.
        assertThat(give(INTAKE, change(ONE, "好邻居连锁", CODE)))
                .containsExactly(new RespondentChanged(business("好邻居连锁", CODE), "营业执照变更"));
        give(INTAKE, change(ONE, "好邻居连锁", null));
        give(INTAKE, change(TWO, "好邻居", CODE));
    }

    @Test
    void givenAnEntry_whenNothingOfItChanges_thenItIsRefused() {
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        refused(Rule.SOMETHING_CHANGES, INTAKE, change(ONE, "好邻居超市", CODE));
        refused(Rule.SOMETHING_CHANGES, INTAKE, new AliasRespondent(ONE, List.of(" ", "好邻居超市")));
    }

    @Test
    void givenAnEntry_whenItGoesByOtherNames_thenTheyAreKeptOnceAndTakenBack() {
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        assertThat(give(INTAKE, new AliasRespondent(ONE, List.of("邻居", " 好邻居", "好邻居"))))
                .containsExactly(new RespondentAliased(List.of("好邻居", "邻居")));
        assertThat(give(DISPATCHER, new AliasRespondent(ONE, List.of())))
                .containsExactly(new RespondentAliased(List.of()));
    }

    @Test
    void givenAWrongNameCodeOrReason_whenRegisteredOrChanged_thenItIsRefused() {
        refused(Rule.RESPONDENT_NAMED, INTAKE, register(ONE, " ", CODE));
        refused(Rule.CREDIT_CODE_CHECK, INTAKE, register(ONE, "好邻居超市", "91330100799655058C"));
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        refused(
                Rule.REASON_IN_WORDS,
                INTAKE,
                new ChangeRespondent(ONE, "好邻居", null, null, null, null, null, null, "。"));
        refused(Rule.REASON_IN_WORDS, DISPATCHER, new PartRespondents(ONE, "。。。。"));
        give(INTAKE, register(TWO, "好邻居", null));
        refused(Rule.REASON_IN_WORDS, DISPATCHER, new JoinRespondents(ONE, new RespondentId(TWO), "。"));
    }

    @Test
    void givenThreeEntries_whenJoinedAndParted_thenNothingGoesRoundAndEachIsUndone() {
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        give(INTAKE, register(TWO, "好邻居", null));
        give(INTAKE, register(THREE, "邻居", null));

        refused(Rule.JOINED_TO_ANOTHER, DISPATCHER, join(ONE, ONE));
        refused(Rule.RESPONDENT_KNOWN, DISPATCHER, join(ONE, new UUID(0, 9)));
        refused(Rule.RESPONDENT_NOT_JOINED, DISPATCHER, new PartRespondents(TWO, "并非同一家店"));
        assertThat(give(DISPATCHER, join(TWO, ONE)))
                .containsExactly(new RespondentsJoined(new RespondentId(ONE), "同一经营者"));
        refused(Rule.RESPONDENT_JOINED, DISPATCHER, join(ONE, TWO));
        refused(Rule.RESPONDENT_JOINED, DISPATCHER, join(TWO, THREE));
        give(DISPATCHER, join(ONE, THREE));
        refused(Rule.RESPONDENT_JOINED, DISPATCHER, join(THREE, ONE));
        assertThat(give(DISPATCHER, new PartRespondents(ONE, "并非同一家店")))
                .containsExactly(new RespondentsParted(new RespondentId(THREE), "并非同一家店"));
    }

    @Test
    void givenAnEntry_whenAnotherRoleActs_thenItIsRefused() {
        refused(Rule.ROLE, HEAD, register(ONE, "好邻居超市", CODE));
        give(INTAKE, register(ONE, "好邻居超市", CODE));
        refused(Rule.ROLE, INTAKE, join(ONE, TWO));
        refused(Rule.ROLE, INTAKE, new PartRespondents(ONE, "并非同一家店"));
    }
}
