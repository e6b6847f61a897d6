package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.Test;

/** A short text that is sealed cannot be guessed by its stored digest. */
class KeyedDigestsIT {
    private static final String SHORT = "予以退款二百元。";

    @Test
    void givenADraftOfFewWords_whenItIsSignedByItsSha256OrItsCode_thenTheLogHoldsTheCodeAlone() {
        var ledger = TestLedger.shared();
        var cases = ledger.cases();
        long before = ledger.head();
        var first = drafted(cases);
        var code = code(ledger, first);
        var other = drafted(cases);

        cases.give("leader", first, "approve-reply", decision(Cases.digest(SHORT)));
        cases.give("legal", first, "approve-reply", decision(code));
        cases.give("handler", first, "send-reply", "{\"text\":\"%s\",\"medium\":\"SMS\"}".formatted(SHORT));

        var recorded = ledger.recordedAfter(before);
        assertThat(code(ledger, other)).matches("[0-9a-f]{64}").isNotEqualTo(code);
        assertThat(recorded)
                .extracting(StoredEvent::payload)
                .noneMatch(payload -> payload.contains(Cases.digest(SHORT)));
        assertThat(recorded)
                .filteredOn(event -> event.payload().contains(code))
                .extracting(StoredEvent::type)
                .containsExactly("ReplyDrafted", "ReplyApproved", "ReplyApproved", "ComplaintReplied");
        ledger.awaitViews();
        var jdbc = ledger.asSuperuser();
        for (var view : new String[] {"approval", "finding", "board"}) {
            assertThat(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from views.%s t".formatted(view))
                            .query(String.class)
                            .single())
                    .as(view)
                    .doesNotContain(Cases.digest(SHORT));
        }
    }

    @Test
    void givenADraft_whenSignedByTheDigestOfAnotherTextOrCase_thenItIsRefused() {
        var ledger = TestLedger.shared();
        var cases = ledger.cases();
        var first = drafted(cases);
        var other = drafted(cases);

        for (var digest : new String[] {Cases.digest("另一文字"), code(ledger, other)}) {
            var answer = ledger.as("leader").post(first + "/approve-reply", decision(digest));
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    private static String drafted(Cases cases) {
        var id = cases.accepted(cases.assigned(cases.classified(cases.received())));
        cases.give("handler", id, "draft-reply", "{\"text\":\"%s\"}".formatted(SHORT));
        return id;
    }

    private static String decision(String digest) {
        return "{\"draft\":1,\"digest\":\"%s\"}".formatted(digest);
    }

    private static String code(TestLedger ledger, String id) {
        return ledger.as("leader").get(id).text().replaceAll("(?s).*\"digest\":\"([0-9a-f]+)\".*", "$1");
    }
}
