package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a mapping is reported with file, line, field and what would be right. */
class MappingMistakesTest {
    private static final String RIGHT = """
            name: ours
            source: 旧系统
            kind: COMPLAINT
            channel:
              column: 来源
              values:
                信: LETTER
            file:
              encoding: GBK
              delimiter: ";"
              header-row: 2
              zone: UTC
              locale: zh-CN
            time-formats:
              - yyyy-MM-dd
            tolerance-seconds: 60
            state:
              - column: 状态
                values: {办结: ARCHIVED}
              - {column: 旧状态}
            amount-unit: FEN
            demands:
              column: 诉求
              values: {退: REFUND}
            fields:
              sourceId: 编号
              receivedAt: 收件
              respondent: {text: 某店}
            """;

    @TempDir
    Path directory;

    @Test
    void givenAMappingWithoutAMistake_whenRead_thenItIsTaken() throws IOException {
        Mappings.find(file(RIGHT).toString());
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: COMPLAINT|kind: COMPLAIN|3|kind|'COMPLAIN' must be one of COMPLAINT, REPORT",
                "tolerance-seconds: 60|tolerance: 60|16|tolerance|unknown field; allowed:",
                "kind: COMPLAINT|verdict: IN_TIME|0|kind|this field is required",
                "信: LETTER|信: LETTERS|7|channel.values.信|'LETTERS' must be one of LETTER",
                "encoding: GBK|encoding: GBQ|9|file.encoding|no encoding 'GBQ'",
                "delimiter: \";\"|delimiter: \";;\"|10|file.delimiter|must be one character",
                "header-row: 2|header-row: 0|11|file.header-row|must be 1 to 1000",
                "header-row: 2|header-row: two|11|file.header-row|must be a whole number",
                "zone: UTC|zone: Pekin|12|file.zone|no time zone 'Pekin'",
                "locale: zh-CN|locale: xx|13|file.locale|no language 'xx'",
                "- yyyy-MM-dd|- yyyy-MM-ddQQQQQQ|15|time-formats[0]|is no format of times",
                "tolerance-seconds: 60|tolerance-seconds: -1|16|tolerance-seconds|must be 0 to 3600",
                "ARCHIVED|DONE|19|state[0].values.办结|'DONE' must be one of RECEIVED",
                "sourceId: 编号|sourceID: 编号|26|fields.sourceID|allowed: [sourceId, receivedAt",
                "receivedAt: 收件|repliedAt: 收件|25|fields.receivedAt|this field is required",
                "{text: 某店}|{when: {a: b}}|28|fields.respondent|write either 'column' or 'text'",
                "{text: 某店}|{texts: 某店}|28|texts|perhaps 'text'",
                "amount-unit: FEN|amount-unit: 万|21|amount-unit|'万' must be one of [YUAN",
                "{退: REFUND}|{退: REFUNDS}|24|demands.values.退|'REFUNDS' must be one of REPAIR",
                "column: 诉求|separator: 诉求|22|demands.column|this field is required",
                "respondent: {text: 某店}|identityNumber: 证件|0|identity-kind|this field is required",
                "source: 旧系统|source|0|``|not valid YAML",
                "fields:|feilds:|25|feilds|perhaps 'fields'",
                "tolerance-seconds: 60|tolerance-second: 60|16|tolerance-second|perhaps 'tolerance-seconds'",
                "header-row: 2|head-row: 2|11|file.head-row|perhaps 'header-row'",
                "sourceId: 编号|sourceID: 编号|26|fields.sourceID|perhaps 'sourceId'",
                "receivedAt: 收件|receivedat: 收件|27|fields.receivedat|perhaps 'receivedAt'"
            })
    void givenAMistake_whenRead_thenFileLineFieldAndWhatWouldBeRightAreNamed(
            String right, String wrong, int line, String field, String why) throws IOException {
        var file = file(RIGHT.replace(right, wrong));

        assertThatThrownBy(() -> Mappings.find(file.toString()))
                .isInstanceOfSatisfying(LabelledException.class, mistake -> {
                    assertThat(mistake.en())
                            .startsWith(file + (line == 0 ? "" : ", line " + line))
                            .contains(field)
                            .contains(why);
                    assertThat(mistake.zh()).startsWith(file.toString());
                });
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("ours.yaml"), yaml);
    }
}
