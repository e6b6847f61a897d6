package org.caseledger.api.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.caseledger.events.UnitId;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static String csv(Object... cells) {
        var sheet = new Sheet("表", List.of("名称"), List.of(Arrays.asList(cells)));
        return new String(CsvFile.of(sheet), UTF_8);
    }

    @Test
    void aFileBeginsWithAByteOrderMark() {
        assertThat(csv("甲")).isEqualTo("\uFEFF名称\r\n甲\r\n");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsATextToIt() {
        for (String formula : List.of("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(csv(formula)).as(formula).contains("'" + formula);
        }
        for (String formula : List.of("＝1+1", "＋1", "－1", "＠A1", "\n=1")) {
            assertThat(csv(formula)).as(formula).contains("'" + formula);
        }
        assertThat(csv("𠮷野家=1")).endsWith("𠮷野家=1\r\n");
        assertThat(csv("a=1", "餐馆")).endsWith("a=1,餐馆\r\n");
    }

    @Test
    void whatIsNoTextIsWrittenAsOne_andGuardedAsOne() {
        assertThat(csv(new UnitId("=XIPU"))).endsWith("'=XIPU\r\n");
    }

    @Test
    void aNumberStaysOne_andNothingIsEmpty() {
        assertThat(csv(-5L, null, 3)).endsWith("\r\n-5,,3\r\n");
    }

    @Test
    void commasQuotesAndLinesStayInTheirCell() {
        assertThat(csv("甲,乙\"丙\"\n丁")).endsWith("\"甲,乙\"\"丙\"\"\n丁\"\r\n");
    }
}
