package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The owner of the database adds an event that breaks no constraint, with a right leaf hash, and moves the head: the
 * ledger neither reads nor signs it, and records nothing behind it.
 */
class ForeignEventIT {
    private static final byte[] OTHER_SECRET = new byte[32];

    static {
        Arrays.fill(OTHER_SECRET, (byte) 7);
    }

    @TempDir
    Path keys;

    private ProofOffice office;

    @BeforeEach
    void threeEvents() {
        office = ProofOffice.in(keys).append(3, "done");
    }

    /** What the attacker writes as the code of the event. */
    enum Code {
        NONE,
        OF_ANOTHER_EVENT,
        OF_ANOTHER_PLACE,
        UNDER_ANOTHER_KEY,
        OF_ANOTHER_VERSION;

        byte[] of(StoredEvent event, byte[] earlier) {
            var key = TestDatabase.EVENT_KEY;
            var right = key.code(event);
            return switch (this) {
                case NONE -> null;
                case OF_ANOTHER_EVENT -> earlier;
                case OF_ANOTHER_PLACE -> key.code(after(event));
                case UNDER_ANOTHER_KEY -> EventKey.of(OTHER_SECRET).code(event);
                case OF_ANOTHER_VERSION -> {
                    right[0]++;
                    yield right;
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAnEventFromElsewhere_thenNobodyActsOnIt_andWhatStandsBeforeItIsProved(Code code) {
        var signer = office.signer();
        var foreign = insert(code);

        assertThatThrownBy(() -> office.log.readStream(foreign.streamId()))
                .isInstanceOf(ForeignEvent.class)
                .hasMessageContaining("账本位置 4 的事件不是本系统写入的")
                .hasMessageContaining("the event at position 4 was not written by the ledger");
        assertThatThrownBy(() -> office.log.readAfter(0, 9)).isInstanceOf(ForeignEvent.class);
        assertThatThrownBy(() -> office.log.findEvent(foreign.eventId())).isInstanceOf(ForeignEvent.class);
        try (var pages = office.log.pages(0, 4)) {
            assertThatThrownBy(pages::next).isInstanceOf(ForeignEvent.class);
        }
        assertThat(office.log.readAfter(0, 3)).hasSize(3);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> office.append(1, "done")).isInstanceOf(ForeignEvent.class);
        }
        assertThat(office.asStored.head()).isEqualTo(4);

        assertThat(signer.run()).isPresent();
        assertThat(office.published().size()).isEqualTo(3);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(signer::run)
                    .isInstanceOfSatisfying(
                            SigningRefused.class,
                            e -> assertThat(e.isContradiction()).isTrue())
                    .hasMessageContaining("at position 4");
        }
        assertThat(office.published().size()).isEqualTo(3);
        assertThat(new LogCheck(office.database, TestDatabase.EVENT_KEY).run(p -> {}))
                .hasValueSatisfying(fault -> {
                    assertThat(fault.position()).isEqualTo(4);
                    assertThat(fault.en()).contains("was not written by the ledger");
                });

        new Forger(office).delete(4, 4).head(3);
        office.append(1, "done");
        assertThat(signer.run()).isPresent();
        assertThat(office.published().size()).isEqualTo(4);
        assertThat(new LogCheck(office.database, TestDatabase.EVENT_KEY).run(p -> {}))
                .isEmpty();
    }

    @Test
    void givenTheEndOfTheLogWasCutOff_thenNothingIsRecorded() {
        new Forger(office).delete(3, 3).head(2);
        assertThatThrownBy(() -> office.append(1, "done"))
                .isInstanceOf(ForeignEvent.class)
                .hasMessageContaining("账本曾记到位置 3，现在止于位置 2");
        assertThat(office.log.head()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream_id = gen_random_uuid()",
                "sequence = 7",
                "aggregate_type = 'Thin'",
                "type = 'gdone'",
                "revision = 2",
                "payload = '{\"n\":9}'",
                "payload = '{\"n\" :2}'",
                "metadata = '{\"actor\":\"leader\"}'",
                "event_id = gen_random_uuid()",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "leaf_hash = sha256('')",
                "code = NULL"
            })
    void givenAnyColumnOfAnEventChanged_thenItIsNeitherReadNorSigned(String change) {
        new Forger(office).event(2, change);
        assertThatThrownBy(() -> office.log.readAfter(1, 1)).isInstanceOf(ForeignEvent.class);
        office.signer().run();
        assertThat(office.published().size()).isEqualTo(1);
    }

    @Test
    void givenAnEventChangedTogetherWithItsLeafHash_thenItIsNotRead() {
        new Forger(office).event(2, "payload = '{\"n\":9}'");
        var changed = office.asStored.readAfter(1, 1).get(0);
        new Forger(office).event(2, "leaf_hash = '\\x%s'".formatted(hex(Leaf.hash(changed))));
        assertThatThrownBy(() -> office.log.readAfter(1, 1)).isInstanceOf(ForeignEvent.class);
    }

    @Test
    void givenNoMasterKey_thenTheLogIsReadAsItStands_andNothingIsAppendedOrSigned() {
        var without = new EventLog(office.database, EventKey.missing(), ProofOffice.NOON);
        assertThat(without.readAfter(0, 9)).hasSize(3);
        assertThatThrownBy(() -> without.append(List.of(event())))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("没有主密钥")
                .hasMessageContaining("there is no master key");
        assertThat(office.log.head()).isEqualTo(3);
        var signer = new Signer(office.database, EventKey.missing(), office.files, ProofOffice.NOON);
        signer.keyOrFirst(ProofOffice.ORIGIN);
        assertThatThrownBy(signer::run)
                .isInstanceOfSatisfying(
                        SigningRefused.class,
                        e -> assertThat(e.isContradiction()).isFalse());
    }

    private static NewEvent event() {
        return new NewEvent(
                UUID.randomUUID(), "Thing", UUID.randomUUID(), 0, "done", 1, "{}", "{\"actor\":\"leader\"}");
    }

    /** Right in everything that can be known without the key. */
    private StoredEvent insert(Code code) {
        var last = office.log.readAfter(2, 1).get(0);
        var event = event();
        var foreign = stored(event, last);
        byte[] earlier = office.sql.queryForObject("SELECT code FROM ledger.event WHERE position = 3", byte[].class);
        byte[] written = code.of(foreign, earlier);
        office.asOwner("ledger.event", """
                INSERT INTO ledger.event
                VALUES (4, '%s', 0, 'Thing', 'done', 1, '{}', '{"actor":"leader"}', '%s',
                        (SELECT recorded_at FROM ledger.event WHERE position = 3), '\\x%s', %s)
                """.formatted(
                        foreign.streamId(),
                        foreign.eventId(),
                        hex(foreign.leafHash()),
                        written == null ? "NULL" : "'\\x" + hex(written) + "'"));
        new Forger(office).head(4);
        return foreign;
    }

    private static StoredEvent stored(NewEvent e, StoredEvent last) {
        return new StoredEvent(
                        last.position() + 1,
                        e.streamId(),
                        0,
                        e.aggregateType(),
                        e.type(),
                        e.revision(),
                        Utf8.of(e.payload()),
                        Utf8.of(e.metadata()),
                        e.eventId(),
                        last.recordedAt(),
                        new byte[0])
                .hashed();
    }

    private static StoredEvent after(StoredEvent e) {
        return new StoredEvent(
                e.position() + 1,
                e.streamId(),
                e.sequence(),
                e.aggregateType(),
                e.type(),
                e.revision(),
                Utf8.of(e.payload()),
                Utf8.of(e.metadata()),
                e.eventId(),
                e.recordedAt(),
                e.leafHash());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
