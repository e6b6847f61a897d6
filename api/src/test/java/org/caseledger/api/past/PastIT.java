package org.caseledger.api.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The board of then over HTTP: who sees which part of it, and what is no moment. */
class PastIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    void theBoardOfThenIsAsItWasThen() {
        var id = LEDGER.cases().assigned();
        var number = LEDGER.as("head").get(id).field("number");
        var position = LEDGER.head();
        var then = Instant.now();
        var before = board("supervisor", "?size=200&unit=XIPU&at=" + then);
        LEDGER.cases().accepted(id);

        for (var at : List.of(then.toString(), String.valueOf(position))) {
            var past = board("supervisor", "?size=200&unit=XIPU&at=" + at);
            assertThat(past.json().path("position").asLong()).isEqualTo(position);
            assertThat(past.json().path("counts")).isEqualTo(before.json().path("counts"));
            assertThat(past.json().path("cards")).isEqualTo(before.json().path("cards"));
        }
        assertThat(stateOf(number, before)).isEqualTo("ASSIGNED");
        assertThat(stateOf(number, board("supervisor", "?size=200&unit=XIPU&at=now")))
                .isEqualTo("ACCEPTED");
        var listed = LEDGER.as("supervisor").get("/api/past/deadlines?at=2100-01-01T00:00:00Z");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.field("list")).isEqualTo("OVERDUE");
        assertThat(listed.json().path("total").asLong()).isPositive();
    }

    @Test
    void eachFilterLeavesTheCardsThatItNames() {
        LEDGER.cases().received();
        LEDGER.cases().assigned();
        LEDGER.cases().replied();
        for (var filter : List.of(
                "state ASSIGNED", "kind COMPLAINT", "channel WECHAT", "severity GENERAL", "light GREEN", "unit XIPU")) {
            var of = filter.split(" ");
            var cards = board("head", "?size=200&at=now&%s=%s".formatted((Object[]) of));
            assertThat(cards.json().path("cards"))
                    .as(filter)
                    .isNotEmpty()
                    .allMatch(card -> card.path(of[0]).asString().equals(of[1]));
        }
        for (var rare : List.of("kind OPINION", "channel FAX", "severity URGENT")) {
            var of = rare.split(" ");
            var cards = board("head", "?size=200&at=now&%s=%s".formatted((Object[]) of));
            assertThat(cards.json().path("cards"))
                    .as("%s, of which other tests may have some", rare)
                    .allMatch(card -> card.path(of[0]).asString().equals(of[1]));
        }
        assertThat(board("head", "?size=200&at=now&migrated=true").json().path("cards"))
                .allMatch(card -> !card.path("source").isNull());
        assertThat(board("head", "?size=200&at=now&unassigned=true").json().path("cards"))
                .isNotEmpty()
                .allMatch(card -> card.path("unit").isNull());
        assertThat(board("head", "?size=200&at=now&unassigned=false").json().path("cards"))
                .anyMatch(card -> card.path("unit").asString("").equals("XIPU"));
    }

    @Test
    void whatIsDoneIsShownWhenAskedFor_andBothListsOfClocksAreTold() {
        var id = LEDGER.cases().classified();
        var number = LEDGER.as("head").get(id).field("number");
        var elsewhere = "{\"authority\":\"区住建局\",\"reason\":\"不属本局\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}";
        LEDGER.cases().give("intake", id, "refer-elsewhere", elsewhere.formatted(Instant.now()));
        assertThat(numbers(board("head", "?size=200&at=now"))).doesNotContain(number);
        assertThat(numbers(board("head", "?size=200&at=now&done=true"))).contains(number);

        LEDGER.cases().assigned();
        var soon = LEDGER.as("head").get("/api/past/deadlines?at=now&list=DUE_SOON");
        assertThat(soon.field("list")).isEqualTo("DUE_SOON");
        var later = Instant.now().plusSeconds(3600L * 24 * 365);
        var overdue = LEDGER.as("head").get("/api/past/deadlines?list=OVERDUE&at=" + later);
        var dueSoon = LEDGER.as("head").get("/api/past/deadlines?list=DUE_SOON&at=" + later);
        assertThat(overdue.json().path("total").asLong()).isPositive();
        assertThat(dueSoon.json().path("total").asLong()).isZero();
    }

    private static List<String> numbers(Answer board) {
        var numbers = new ArrayList<String>();
        board.json()
                .path("cards")
                .forEach(card -> numbers.add(card.path("number").asString()));
        return numbers;
    }

    @Test
    void aHandlerSeesWhatTheOwnUnitHeldThenAndAnAdministratorNothing() {
        LEDGER.cases().assigned();
        var seen = board("handler2", "?size=200&at=now");

        assertThat(seen.json().path("cards"))
                .allMatch(c -> c.path("unit").asString().equals("HONGGUANG"));
        assertThat(seen.json().at("/counts/units"))
                .allMatch(c -> c.path("unit").asString().equals("HONGGUANG"));
        assertThat(board("handler", "?size=200&at=now").json().path("cards")).isNotEmpty();
        for (var address : List.of("/api/past/board?at=now", "/api/past/deadlines?at=now")) {
            assertThat(LEDGER.as("admin").get(address).status()).isEqualTo(403);
        }
    }

    @Test
    void whatIsNoMomentIsToldSo() {
        for (var wrong : List.of("", "?at=v3", "?at=then", "?at=now&size=0", "?at=now&state=X")) {
            assertThat(LEDGER.as("head").get("/api/past/board" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(LEDGER.as("head")
                        .get("/api/past/deadlines?at=now&list=MET_LATE")
                        .status())
                .isEqualTo(400);
        assertThat(LEDGER.as("head").get("/api/past/board?at=999999999").status())
                .isEqualTo(404);
    }

    private static Answer board(String person, String question) {
        var answer = LEDGER.as(person).get("/api/past/board" + question);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static String stateOf(String number, Answer board) {
        for (var card : board.json().path("cards")) {
            if (card.path("number").asString().equals(number)) {
                return card.path("state").asString();
            }
        }
        throw new AssertionError("no card " + number);
    }
}
