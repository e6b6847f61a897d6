package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRowsTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 6, 3, 12, 0);
    private static final List<String> MESSAGES = List.of("留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "答复意见", "答复时间");

    @Test
    void aMessageWithItsReply_isMappedWhole() {
        MappedRow row = (MappedRow) message("2024/5/6 9:02:03", "2024-05-08 10:00:00");

        assertThat(row.sourceId()).isEqualTo("1");
        assertThat(row.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(row.channel()).isEqualTo(Channel.ONLINE_SERVICE);
        assertThat(row.received()).isEqualTo(time("2024-05-06T09:02:03", true));
        assertThat(row.replied()).isEqualTo(time("2024-05-08T10:00:00", true));
        assertThat(row.complainant()).isEqualTo(new Complainant("用户", null, null, null));
        assertThat(row.reply()).isEqualTo("答复");
        assertThat(row.units()).isEmpty();
        assertThat(row.verdict()).isNull();
        assertThat(Mappings.find("citizen-messages").records()).containsExactly(Clock.REPLY);
    }

    @Test
    void aDayWithoutATime_countsFromItsFirstSecondAndToItsLast() {
        MappedRow row = (MappedRow) message("2024/5/6", "2024/5/6");

        assertThat(row.received()).isEqualTo(time("2024-05-06T00:00:00", false));
        assertThat(row.replied()).isEqualTo(time("2024-05-06T23:59:59", false));
    }

    @Test
    void aReplyOfToday_isNotInTheFuture() {
        MappedRow row = (MappedRow) message("2024/6/3", "2024/6/3");

        assertThat(row.replied()).isEqualTo(new SourceTime(NOW, false));
    }

    @Test
    void timesThatCannotBe_areRejectedWithTheirColumn() {
        assertRejected(message("2024/2/30 9:00:00", ""), "留言时间", "not a time: 2024/2/30 9:00:00");
        assertRejected(message("昨天", ""), "留言时间", "not a time");
        assertRejected(message("", ""), "留言时间", "no time of receipt");
        assertRejected(message("2024/6/3 12:00:01", ""), "留言时间", "in the future");
        assertRejected(message("2024/5/6 9:00:00", "2024/6/4"), "答复时间", "in the future");
        assertRejected(message("2024/5/6 9:00:00", "2024/5/6 8:59:59"), "答复时间", "before the receipt");
    }

    @Test
    void aRowWithoutItsNumber_isRejected() {
        assertRejected(map("citizen-messages", MESSAGES, "", "u", "s", "2024/5/6", "d", "", ""), "留言编号", "no number");
    }

    @Test
    void aHotlineEvent_keepsItsVerdictAndInventsNoTime() {
        MappedRow row = (MappedRow) event("12345", "投诉", "某所", "0");

        assertThat(row.channel()).isEqualTo(Channel.MAYOR_HOTLINE);
        assertThat(row.units()).containsExactly(new MappedRow.Assigned("某所", null, 2));
        assertThat(row.verdict()).isEqualTo(SourceVerdict.OVERDUE);
        assertThat(row.replied()).isNull();
        assertThat(row.state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(row.category()).containsExactly("市容", "占道");
    }

    @ParameterizedTest(name = "P9.08: {0}")
    @ValueSource(strings = {"12356", "HOTLINE_12356", "HOTLINE_12365"})
    void theHotline12365_isUnderstoodByBothNumbers(String channel, @TempDir Path folder) throws IOException {
        var mapping = Files.writeString(folder.resolve("hotline.yaml"), """
                        name: hotline
                        source: 区热线
                        kind: COMPLAINT
                        channel: { column: 渠道, values: { 热线: "%s" } }
                        fields: { sourceId: 编号, receivedAt: 收件 }
                        """.formatted(channel));
        MappedRow row =
                (MappedRow) map(mapping.toString(), List.of("编号", "收件", "渠道"), "1", "2024-05-06T09:00:00", "热线");
        assertThat(row.channel()).isEqualTo(Channel.HOTLINE_12365);
    }

    @Test
    void aDash_meansNothing() {
        MappedRow row = (MappedRow) event("-", "-", "-", "-");

        assertThat(row.channel()).isEqualTo(Channel.TRANSFER);
        assertThat(row.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(row.units()).isEmpty();
        assertThat(row.verdict()).isNull();
        assertThat(row.state()).isNull();
    }

    @Test
    void everyMappingOfOurs_holdsTogether() {
        assertThat(Mappings.NAMES)
                .allSatisfy(name -> assertThat(Mappings.find(name).name()).isEqualTo(name));
    }

    @Test
    void aTableWithoutTheColumns_isRefusedByTheirNames() {
        assertThatThrownBy(() -> Mappings.find("citizen-messages").over(table(List.of("留言编号")), NOW))
                .hasMessageContaining("lacks columns")
                .hasMessageContaining("答复时间")
                .hasMessageContaining("it has: 留言编号");
    }

    @Test
    void anUnknownMapping_isRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> Mappings.find("nonsense")).hasMessageContaining("car-complaints");
    }

    private static Mapped message(String received, String replied) {
        return map("citizen-messages", MESSAGES, "1", "用户", "主题", received, "详情", "答复", replied);
    }

    private static Mapped event(String channel, String kind, String unit, String inTime) {
        return map(
                "pingshan-events",
                List.of(
                        "REC_ID",
                        "CREATE_TIME",
                        "EVENT_SRC_NAME",
                        "EVENT_PROPERTY_NAME",
                        "DISPOSE_UNIT_NAME",
                        "INTIME_ARCHIVE_NUM",
                        "EVENT_TYPE_NAME",
                        "MAIN_TYPE_NAME",
                        "SUB_TYPE_NAME"),
                "9",
                "2018-07-04 17:24:41",
                channel,
                kind,
                unit,
                inTime,
                "市容",
                "占道",
                "-");
    }

    private static Mapped map(String mapping, List<String> columns, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return Mappings.find(mapping).over(table(columns), NOW).map(new Row(2, row));
    }

    private static void assertRejected(Mapped mapped, String column, String why) {
        assertThat(mapped).isInstanceOfSatisfying(Reject.class, reject -> {
            assertThat(reject.column()).isEqualTo(column);
            assertThat(reject.en()).contains(why);
            assertThat(reject.zh()).isNotBlank();
        });
    }

    private static SourceTime time(String at, boolean timeOfDay) {
        return new SourceTime(LocalDateTime.parse(at), timeOfDay);
    }

    private static Rows table(List<String> columns) {
        return new Rows() {
            @Override
            public String form() {
                return "CSV";
            }

            @Override
            public Header header() {
                return new Header(columns);
            }

            @Override
            public void forEach(Consumer<TableLine> each) {}
        };
    }
}
