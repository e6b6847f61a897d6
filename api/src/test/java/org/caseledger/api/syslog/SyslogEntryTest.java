package org.caseledger.api.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;

class SyslogEntryTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:30:00.1234Z");

    @Test
    void givenAnEntry_thenItIsWrittenAsRfc5424Says() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("position", "17");
        facts.put("name", "何岸");

        var entry = new SyslogEntry(AT, "CasesSearched", false, facts, "检索，命中3件");

        assertThat(entry.text("node1"))
                .isEqualTo("<110>1 2026-03-02T01:30:00.123400Z node1 caseledger - CasesSearched"
                        + " [caseledger@32473 position=\"17\" name=\"何岸\"] \uFEFF检索，命中3件");
        assertThat(new SyslogEntry(AT, "LoginFailed", true, facts, "x").text(""))
                .startsWith("<108>1 2026-03-02T01:30:00.123400Z - caseledger - LoginFailed [");
    }

    @Test
    void givenTextsThatWouldBeAnotherEntry_thenTheyStayInTheirPlace() {
        var facts = Map.of("event", "a\"] b\\\n<13>1 forged\0");

        var text = new SyslogEntry(AT, "AttemptRefused", true, facts, "一\r\n<13>1 二" + "长".repeat(2_000)).text("h");

        assertThat(text)
                .contains("event=\"a\\\"\\] b\\\\ <13>1 forged \"]")
                .contains("一  <13>1 二长")
                .doesNotContain("\n", "\r", "\0")
                .hasSizeLessThan(1_200);
    }

    @Test
    void givenAnAddressOfNoKind_thenTheStartSaysWhichThereAre() {
        assertThat(SyslogAddress.of("tls://[2001:db8::1]:6514"))
                .isEqualTo(new SyslogAddress(SyslogAddress.Transport.TLS, "2001:db8::1", 6514));
        for (var wrong : new String[] {"", "collector:514", "http://collector:514", "tcp://collector", "tcp://a b:1"}) {
            assertThatThrownBy(() -> SyslogAddress.of(wrong))
                    .as(wrong)
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("udp://host:port");
        }
    }
}
