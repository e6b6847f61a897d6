package org.caseledger.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.caseledger.api.subscription.DueCalendar.CalendarText;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    @Test
    void givenLongLines_whenWritten_thenEachIsOf75OctetsAtMostAndReadsBack() {
        for (var value : new String[] {"a".repeat(500), "时限".repeat(100), "𠮷".repeat(77), "a𠮷时".repeat(50)}) {
            var text = new CalendarText()
                    .line("SUMMARY", value)
                    .line("END", "VEVENT")
                    .toString();

            assertThat(text).endsWith("\r\n");
            for (var line : text.split("\r\n")) {
                var octets = line.getBytes(StandardCharsets.UTF_8);
                assertThat(octets).hasSizeLessThanOrEqualTo(75);
                assertThat(new String(octets, StandardCharsets.UTF_8))
                        .isEqualTo(line)
                        .doesNotContain("\ufffd");
            }
            assertThat(CalendarFile.of(text).first("SUMMARY")).isEqualTo(value);
        }
    }

    @Test
    void givenALineThatJustFits_thenItIsNotFolded() {
        assertThat(new CalendarText().line("X", "a".repeat(73)).toString()).isEqualTo("X:" + "a".repeat(73) + "\r\n");
        assertThat(new CalendarText().line("X", "a".repeat(74)).toString())
                .isEqualTo("X:" + "a".repeat(73) + "\r\n a\r\n");
    }

    @Test
    void givenWhatHasAMeaning_whenWrittenAsText_thenItIsEscaped() {
        assertThat(new CalendarText().text("X", "a,b;c\\d\ne\r\nBEGIN:VALARM").toString())
                .isEqualTo("X:a\\,b\\;c\\\\d\\ne\\nBEGIN:VALARM\r\n");
    }
}
