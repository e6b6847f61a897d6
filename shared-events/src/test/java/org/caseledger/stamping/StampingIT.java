package org.caseledger.stamping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.caseledger.cosigning.SignedLedger;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's signer, its database and a timestamping authority of openssl's. */
@Tag("long")
class StampingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final StampingPace EACH =
            new StampingPace(Duration.ZERO, Duration.ofSeconds(20), Duration.ofHours(1));

    @TempDir
    Path keys;

    @TempDir
    Path office;

    private SignedLedger ledger;
    private OpensslAuthority authority;
    private Timestamps asking;

    @BeforeEach
    void start() throws IOException {
        ledger = new SignedLedger(keys);
        authority = OpensslAuthority.in(office.resolve("tsa"));
        asking = asking(EACH, Clock.systemUTC(), authority.known("one"));
    }

    @AfterEach
    void stop() {
        asking.close();
        authority.close();
    }

    private Timestamps asking(StampingPace pace, Clock clock, Authority... authorities) {
        return new Timestamps(List.of(authorities), ledger.published(), ledger.database(), clock, pace);
    }

    private void awaitStamped(long size) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asking.status().get(0))
                        .as(asking.status().toString())
                        .returns(size, StampStatus::size)
                        .returns(null, StampStatus::fault));
    }

    private StampStatus awaitFault(StampFault fault) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asking.status().get(0))
                        .as(asking.status().toString())
                        .returns(fault, StampStatus::fault));
        return asking.status().get(0);
    }

    private Stamp last() {
        return new Stamps(ledger.database()).last("one").orElseThrow();
    }

    private StampCheck check(Authority... authorities) {
        return new StampCheck(ledger.database(), List.of(authorities));
    }

    @Test
    void givenALogThatGrows_whenEachCheckpointIsTold_thenTheLastIsStamped_asOpensslAgrees() throws Exception {
        assertThat(asking.status().get(0).askedAt()).isNull();
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        asking.signed(ledger.grow(300));
        awaitStamped(303);

        Stamp stamp = last();
        assertThat(stamp.note())
                .isEqualTo(ledger.published().ownCheckpoint().orElseThrow().toString());
        Files.writeString(office.resolve("note"), stamp.note());
        Files.write(office.resolve("tsr"), stamp.answer());
        assertThat(OpensslAuthority.openssl(office, "ts -verify -CAfile tsa/ca.pem -in tsr -data note"))
                .contains("Verification: OK");
        assertThat(check(authority.known("one")).run()).isEmpty();
        assertThat(asking.isAlarmed()).isFalse();
        assertThat(asking.over(3)).extracting(known -> known.stamp().size()).containsExactly(3L);
        assertThat(asking.over(999)).extracting(known -> known.stamp().size()).containsExactly(303L);
    }

    @Test
    void givenAStampThatIsNotAnHourOld_whenTheLogGrows_thenTheNextIsAskedForWhenItIsDue() {
        asking.close();
        var hourly = new StampingPace(HOUR, Duration.ofSeconds(20), HOUR);
        asking = asking(hourly, Clock.systemUTC(), authority.known("one"));
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        asking.signed(ledger.grow(1));
        await().atMost(SOON).until(() -> asking.isWaiting("one"));
        assertThat(authority.asked()).isEqualTo(1);
        asking.close();

        var later = Clock.offset(Clock.systemUTC(), HOUR.plusMinutes(1));
        asking = asking(hourly, later, authority.known("one"));
        asking.signed(ledger.published().checkpoint().orElseThrow());
        awaitStamped(4);
    }

    @Test
    void givenTwoAuthorities_whenOneIsAway_thenTheOtherStampsAllTheSame() {
        asking.close();
        var away = Authority.of("away", "http://127.0.0.1:1/", authority.root().toString());
        asking = asking(EACH, Clock.systemUTC(), authority.known("one"), away);
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        await().atMost(SOON).until(() -> asking.status().get(1).fault() == StampFault.LATE);
    }

    @Test
    void givenTheAuthoritysOwnCertificate_whenThatIsAllThatIsTrusted_thenItIsEnough() {
        asking.close();
        var pinned = Authority.of("one", authority.url(), authority.own().toString());
        asking = asking(EACH, Clock.systemUTC(), pinned);
        asking.signed(ledger.grow(3));
        awaitStamped(3);
    }

    /** What makes the authority fail. */
    interface Failing {
        void make(OpensslAuthority authority) throws Exception;
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(StampFault.REFUSED, "403", one -> one.answersWith(403)),
                failure(StampFault.REFUSED, "PKIFailureInfo", one -> one.takesOnly("sha512")),
                failure(StampFault.UNREADABLE, "", one -> one.answers(query -> "<html>".getBytes(UTF_8))),
                failure(StampFault.UNREADABLE, "", one -> one.answers(query -> query)),
                failure(StampFault.LATE, "65536", one -> one.answers(query -> new byte[100_000])),
                failure(StampFault.WRONG_IMPRINT, "", one -> one.answers(query -> one.stamp(ofSomethingElse(query)))),
                failure(StampFault.WRONG_NONCE, "", one -> one.answers(query -> one.stamp(askedAtAnotherTime(query)))),
                failure(StampFault.WRONG_SIGNATURE, "", one -> one.answers(q -> forged(one.stamp(q)))),
                failure(StampFault.WRONG_TIME, "2024-", one -> one.hasTheTime("2024-05-05 05:05:05")),
                failure(StampFault.WRONG_TIME, "2049-01-01", one -> one.hasTheTime("2049-01-01 00:00:00")));
    }

    private static Arguments failure(StampFault fault, String said, Failing failing) {
        return Arguments.of(fault, said, failing);
    }

    private static byte[] ofSomethingElse(byte[] query) throws IOException {
        return request(Sha256.of(query), new TimeStampRequest(query).getNonce());
    }

    private static byte[] askedAtAnotherTime(byte[] query) throws IOException {
        return request(new TimeStampRequest(query).getMessageImprintDigest(), BigInteger.TEN);
    }

    private static byte[] request(byte[] digest, BigInteger nonce) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, digest, nonce).getEncoded();
    }

    /** The signature is at the end. */
    private static byte[] forged(byte[] answer) {
        answer[answer.length - 1] ^= 1;
        return answer;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void givenAnAuthorityThatFails_whenAsked_thenItIsNamed_nothingIsKept_andTheLogIsSigned(
            StampFault fault, String said, Failing failing) throws Exception {
        failing.make(authority);
        asking.signed(ledger.grow(3));

        var status = awaitFault(fault);
        assertThat(status.zh()).startsWith(fault.zh()).contains(said);
        assertThat(status.en()).startsWith(fault.en()).contains(said);
        assertThat(new Stamps(ledger.database()).last("one")).isEmpty();
        assertThat(asking.isAlarmed()).as("the log waits since months").isTrue();
        ledger.grow(1);
        assertThat(ledger.published().size()).isEqualTo(4);
    }

    @Test
    void givenAnAuthorityThatDoesNotAnswer_whenItDoesAgain_thenItIsAskedWithoutANewCheckpoint() {
        asking.close();
        var impatient = new StampingPace(HOUR, Duration.ofMillis(500), Duration.ofMillis(50));
        var end = new CountDownLatch(1);
        authority.answers(query -> {
            awaitEnd(end);
            return new byte[0];
        });
        asking = asking(impatient, Clock.systemUTC(), authority.known("one"));
        asking.signed(ledger.grow(3));
        assertThat(awaitFault(StampFault.LATE).en()).startsWith("no answer: ");

        end.countDown();
        authority.answersWell();
        asking.close();
        asking = asking(
                new StampingPace(HOUR, Duration.ofSeconds(20), Duration.ofMillis(50)),
                Clock.systemUTC(),
                authority.known("one"));
        asking.signed(ledger.published().checkpoint().orElseThrow());
        awaitStamped(3);
    }

    private static void awaitEnd(CountDownLatch end) throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void givenAnotherAuthoritysCertificateInTheSettings_whenAsked_thenItIsNotTrusted() throws Exception {
        asking.close();
        try (var other = OpensslAuthority.in(office.resolve("other"))) {
            asking = asking(
                    EACH,
                    Clock.systemUTC(),
                    Authority.of("one", authority.url(), other.root().toString()));
            asking.signed(ledger.grow(3));
            awaitFault(StampFault.WRONG_CERTIFICATE);
        }
    }

    @Test
    void givenACertificateThatEnded_whenItSigns_thenItIsExpired() throws Exception {
        asking.close();
        try (var old = OpensslAuthority.expiredIn(office.resolve("old"))) {
            asking = asking(EACH, Clock.systemUTC(), old.known("one"));
            asking.signed(ledger.grow(3));
            awaitFault(StampFault.EXPIRED);
        }
    }

    @Test
    void givenAStoredStamp_whenTheProgramChangesOrDeletesIt_thenTheDatabaseRefuses() {
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        var sql = new JdbcTemplate(ledger.database());
        for (var change : List.of("UPDATE proof.stamp SET note = 'x'", "DELETE FROM proof.stamp")) {
            assertThatThrownBy(() -> sql.update(change)).isInstanceOf(DataAccessException.class);
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("note = replace(note, 'ledger', 'another')", StampFault.WRONG_IMPRINT),
                Arguments.of("stamped_at = stamped_at - interval '1 day'", StampFault.WRONG_TIME),
                Arguments.of(
                        "answer = set_byte(answer, length(answer) - 1, get_byte(answer, length(answer) - 1) # 1)",
                        StampFault.WRONG_SIGNATURE),
                Arguments.of("answer = substring(answer FROM 1 FOR 40)", StampFault.UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void givenAStampThatTheOwnerOfTheDatabaseChanges_whenVerified_thenItIsFound(String change, StampFault why) {
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        asOwner("UPDATE proof.stamp SET " + change);

        mustBeFound(why);
    }

    @Test
    void givenAStampThatTheOwnerReplacesByOneOfAnotherAuthority_whenVerified_thenItIsFound() throws Exception {
        asking.signed(ledger.grow(3));
        awaitStamped(3);
        try (var other = OpensslAuthority.in(office.resolve("other"))) {
            byte[] query = request(Sha256.of(last().note().getBytes(UTF_8)), BigInteger.ONE);
            new JdbcTemplate(ledger.database()).execute("ALTER TABLE proof.stamp DISABLE TRIGGER USER");
            new JdbcTemplate(ledger.database()).update("UPDATE proof.stamp SET answer = ?", other.stamp(query));
        }
        mustBeFound(StampFault.WRONG_CERTIFICATE);
    }

    private void mustBeFound(StampFault why) {
        Fault found = check(authority.known("one")).run().orElseThrow();
        assertThat(found.position()).isEqualTo(3);
        assertThat(found.zh()).contains("时间戳已被改动", why.zh());
        assertThat(found.en()).contains("was changed", why.en());
        assertThat(asking.over(1)).isEmpty();

        asking.close();
        asking = asking(EACH, Clock.systemUTC(), authority.known("one"));
        assertThat(asking.status().get(0).fault()).isEqualTo(StampFault.CHANGED);
        assertThat(asking.isAlarmed()).isTrue();
    }

    private void asOwner(String change) {
        var sql = new JdbcTemplate(ledger.database());
        sql.execute("ALTER TABLE proof.stamp DISABLE TRIGGER USER");
        assertThat(sql.update(change)).isPositive();
    }

    @Test
    void givenAPrivateKeyInTheFileOfTheSettings_whenItsCertificatesAreHandedOut_thenTheKeyIsNot() throws Exception {
        Path both = office.resolve("both.pem");
        Files.writeString(both, Files.readString(office.resolve("tsa/ca.key")));
        Files.writeString(both, Files.readString(authority.root()), StandardOpenOption.APPEND);

        assertThat(Authority.of("one", authority.url(), both.toString()).pem())
                .isEqualTo(Files.readString(authority.root()))
                .doesNotContain("PRIVATE");
    }

    @Test
    void givenAPaceOfNothing_whenItIsSet_thenTheStartSaysSo() {
        assertThatThrownBy(() -> StampingPace.every(Duration.ZERO)).isInstanceOf(LabelledException.class);
    }

    @Test
    void givenWhatIsNoAuthority_whenItIsSet_thenTheStartSaysSo() {
        String root = authority.root().toString();
        for (var wrong : List.of(
                List.of("One!", authority.url(), root),
                List.of("one", "ftp://x", root),
                List.of("one", authority.url(), root + "x"),
                List.of("one", authority.url(), office.resolve("tsa/serial").toString()))) {
            assertThatThrownBy(() -> Authority.of(wrong.get(0), wrong.get(1), wrong.get(2)))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining(wrong.get(0));
        }
    }
}
