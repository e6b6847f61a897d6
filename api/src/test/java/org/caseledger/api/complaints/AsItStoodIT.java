package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The case as of a position or an instant is what was answered then. */
class AsItStoodIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private record Then(Instant at, Answer answer) {}

    @Test
    void theCaseAsOfThenIsWhatWasAnsweredThen() {
        var before = Instant.now();
        var positionBefore = LEDGER.head();
        var id = LEDGER.cases().received();
        var seen = new ArrayList<Then>();
        seen.add(look(id));
        LEDGER.cases().classified(id);
        seen.add(look(id));
        LEDGER.cases().assigned(id);
        seen.add(look(id));
        LEDGER.cases().accepted(id);
        seen.add(look(id));

        for (var then : seen) {
            var position = then.answer().json().path("position").asLong();
            for (var at : List.of(String.valueOf(position), then.at().toString())) {
                var now = LEDGER.as("head").get(id + "?at=" + at);
                assertThat(now.status()).as("%s", now).isEqualTo(200);
                assertThat(withoutAge(now)).isEqualTo(withoutAge(then.answer()));
                assertThat(now.header("ETag")).isEqualTo(then.answer().header("ETag"));
            }
        }
        assertThat(seen.stream().map(t -> t.answer().field("state")))
                .containsExactly("RECEIVED", "CLASSIFIED", "ASSIGNED", "ACCEPTED");
        assertThat(LEDGER.as("head").get(id + "?at=" + before).status()).isEqualTo(404);
        assertThat(LEDGER.as("head").get(id + "?at=" + positionBefore).status()).isEqualTo(404);
    }

    @Test
    void anInstantIsReadWithAnyOffset() {
        var id = LEDGER.cases().received();

        assertThat(LEDGER.as("head").get(id + "?at=2100-01-01T08:00:00+08:00").status())
                .isEqualTo(200);
        assertThat(LEDGER.as("head").get(id + "?at=2100-01-01T08:00:00%2B08:00").status())
                .isEqualTo(200);
    }

    private static Then look(String id) {
        var answer = LEDGER.as("head").get(id);
        return new Then(Instant.now(), answer);
    }

    /** Whether a clock is green depends on when it is asked; what was recorded does not. */
    private static ObjectNode withoutAge(Answer answer) {
        var json = (ObjectNode) answer.json();
        json.remove("asOf");
        return json;
    }
}
