package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.PendingDecision;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.CaseCards;
import org.junit.jupiter.api.Test;

/** When the board says that it is a leader's turn, or the legal section's, there is what to sign. */
class WhoSignsTest {
    private static final int LIVES = 400;
    private static final Map<Role, Actor> SIGNERS = Map.of(
            Role.LEADER, new Actor("signs", "签批人", Role.LEADER, null),
            Role.LEGAL, new Actor("reviews", "审核人", Role.LEGAL, null));

    @Test
    void givenAnyLife_whenItIsTheTurnOfASigner_thenADecisionIsPending() {
        var seen = new EnumMap<Role, EnumSet<PendingDecision>>(Role.class);
        SIGNERS.keySet().forEach(role -> seen.put(role, EnumSet.noneOf(PendingDecision.class)));
        for (long seed = 0; seed < LIVES; seed++) {
            if (seed % 4 == 3) {
                continue; // the same procedure as that of the seed before, under the law
            }
            var office = RandomLife.officeOf(seed);
            var cards = new CaseCards(Procedures.builtIn().with(office.procedure()));
            var available = new AvailableCommands(null, office);
            var events = Lives.of(seed);
            for (int n = 1; n <= events.size(); n++) {
                var until = events.subList(0, n);
                var turn = cards.of(until).waitsFor();
                if (turn == null || !SIGNERS.containsKey(turn)) {
                    continue;
                }
                var payloads = until.stream().map(recorded -> recorded.event());
                var decision = available.decision(payloads, SIGNERS.get(turn));
                assertThat(decision).as("seed %d, event %d, %s", seed, n, turn).isPresent();
                seen.get(turn).add(decision.get().decision());
            }
        }
        assertThat(seen.get(Role.LEADER)).contains(PendingDecision.REPLY, PendingDecision.ROUTING);
        assertThat(seen.get(Role.LEGAL)).containsExactly(PendingDecision.REPLY);
    }
}
