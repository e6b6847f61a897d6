package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeafTest {
    private static final UUID EVENT = UUID.fromString("00000000-0000-4000-8000-00000000000A");
    private static final UUID CASE = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private static StoredEvent event(String metadata) {
        return event(metadata, Instant.parse("2026-03-02T04:00:00.5Z"));
    }

    private static StoredEvent event(String metadata, Instant recordedAt) {
        return new StoredEvent(
                7,
                CASE,
                2,
                "Complaint",
                "complaint-assigned",
                1,
                Utf8.of("{}"),
                Utf8.of(metadata),
                EVENT,
                recordedAt,
                new byte[0]);
    }

    private static String canonical(String metadata) {
        return new String(Leaf.canonical(event(metadata)), StandardCharsets.UTF_8);
    }

    private static String canonical(String metadata, Instant recordedAt) {
        return new String(Leaf.canonical(event(metadata, recordedAt)), StandardCharsets.UTF_8);
    }

    // Hashes from: printf '{}' | sha256sum, printf '{"actor":"wang","unit":"西陂"}' | sha256sum
    @Test
    void givenAnEvent_whenSealed_thenItsLeafIsTheCanonicalJsonWorkedOutByHand() {
        assertThat(canonical("{\"actor\":\"wang\",\"unit\":\"西陂\"}")).isEqualTo("""
                        {"actor":"wang","aggregate":"Complaint",\
                        "case":"11111111-1111-4111-8111-111111111111",\
                        "id":"00000000-0000-4000-8000-00000000000a",\
                        "metadata":"96637d8e1b55a1299cfb57966031d0fade21e4cd4c231872ef14b6e347303cb2",\
                        "payload":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",\
                        "position":7,"recordedAt":"2026-03-02T04:00:00.500000Z","rev":1,"seq":2,\
                        "type":"complaint-assigned","unit":"西陂","v":1}""");
    }

    @Test
    void givenNoActorAndNoUnit_whenSealed_thenTheyAreAbsent() {
        assertThat(canonical("{\"actor\":7,\"unit\":null}"))
                .doesNotContain("\"actor\"")
                .doesNotContain("\"unit\"");
    }

    @Test
    void givenCharactersThatJsonEscapes_whenSealed_thenTheyAreEscapedAsRfc8785Says() {
        assertThat(canonical("{\"actor\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/𠮷\\u0000\"}"))
                .contains("\"actor\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/𠮷\\u0000\"");
    }

    @Test
    void givenALeaf_whenHashed_thenAZeroByteStandsBeforeIt() throws Exception {
        StoredEvent event = event("{}");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((byte) 0);
        assertThat(Leaf.hash(event)).isEqualTo(sha256.digest(Leaf.canonical(event)));
        assertThat(HexFormat.of().formatHex(Leaf.hash(event))).hasSize(64);
    }

    @Test
    void givenAnyTime_whenSealed_thenItStandsInMicrosecondsOfUtc() {
        var pattern =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            // From before the year 0 to after 9999.
            var time = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000) * 1000L);
            assertThat(canonical("{}", time)).contains("\"recordedAt\":\"" + pattern.format(time) + "\"");
        }
    }

    @Test
    void givenHalfASurrogatePair_whenSealed_thenItIsRefused() {
        for (String half : new String[] {"\ud842", "\udfb7", "\udfb7\ud842", "a\ud842b", "𠮷\ud842"}) {
            assertThatThrownBy(() -> canonical("{\"actor\":\"" + half + "\"}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void givenAnActorTwiceOrWithin_whenSealed_thenTheLastOfTheObjectItselfStands() {
        assertThat(canonical("{\"a\":{\"actor\":\"x\",\"b\":[{}]},\"actor\":\"y\",\"actor\":\"z\"}"))
                .contains("{\"actor\":\"z\",");
        assertThat(canonical("{\"actor\":\"y\",\"actor\":7}")).doesNotContain("\"actor\"");
    }

    @Test
    void givenMetadataThatIsNoObject_whenSealed_thenItIsRefused() {
        for (String metadata : new String[] {"[]", "\"actor\"", "{", "", "{} {}", "{}x"}) {
            assertThatThrownBy(() -> Leaf.canonical(event(metadata))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
