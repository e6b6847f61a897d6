package org.caseledger.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SigningKey;
import org.junit.jupiter.api.Test;

/** A case is checked under a signed checkpoint of the log. */
class CheckedCaseTest {
    private final SampleLog log = new SampleLog();

    @Test
    void givenNothingWasChanged_thenEveryEventIsFoundInTheSignedTree() {
        var checked = CheckedCase.of(log.caseFile(log.cosigned()));

        assertThat(checked.agrees()).isTrue();
        assertThat(checked.events()).isEqualTo(5);
        assertThat(checked.beside()).isPositive();
        assertThat(checked.tree().size()).isEqualTo(log.tree().size());
        assertThat(checked.signers()).containsExactlyInAnyOrder(log.log.verifier(), log.witness.verifier());
    }

    @Test
    void givenAnEventWasChanged_thenItIsNamed() {
        var checked = CheckedCase.of(changed(events -> {
            var second = events.get(1);
            var other = reworded(second.event());
            events.set(1, new ProvenEvent(other, second.inclusion()));
            return events;
        }));

        assertThat(checked.agrees()).isFalse();
        assertThat(checked.wrong()).extracting(StoredEvent::sequence).containsExactly(1L);
    }

    @Test
    void givenAnEventIsMissing_thenThoseBehindItAreNotInTheirOrder() {
        var checked = CheckedCase.of(changed(events -> {
            events.remove(3);
            return events;
        }));

        assertThat(checked.wrong()).extracting(StoredEvent::sequence).containsExactly(4L);
    }

    @Test
    void givenAnotherKeyHasSigned_thenNothingIsBelieved() {
        var stranger = SigningKey.generate(SampleLog.ORIGIN, KeyType.ED25519);
        var file = log.caseFile(log.signedBy(stranger));

        assertThatThrownBy(() -> CheckedCase.of(file)).isInstanceOf(NoteRejected.class);
    }

    private ProvenCase changed(UnaryOperator<List<ProvenEvent>> how) {
        var file = log.caseFile(log.cosigned());
        var streams = new ArrayList<>(file.streams());
        var own = streams.get(0);
        streams.set(
                0,
                new CaseStream(
                        own.name(),
                        Optional.of(how.apply(new ArrayList<>(own.events().orElseThrow())))));
        return new ProvenCase(file.caseId(), streams, file.checkpoint(), file.keys());
    }

    private static StoredEvent reworded(StoredEvent event) {
        return new StoredEvent(
                event.position(),
                event.streamId(),
                event.sequence(),
                event.aggregateType(),
                event.type(),
                event.revision(),
                Utf8.of(event.payload().replace("过期", "新鲜")),
                Utf8.of(event.metadata()),
                event.eventId(),
                event.recordedAt(),
                event.leafHash());
    }
}
