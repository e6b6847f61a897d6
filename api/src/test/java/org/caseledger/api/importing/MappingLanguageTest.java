package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.junit.jupiter.api.Test;

/** What a mapping can say of a table, each feature with the rows that it is for. */
class MappingLanguageTest extends MappedTables {
    @Test
    void givenEveryFieldOfARecord_whenMapped_thenTheCaseHasIt() throws IOException {
        var row = one(
                PLAIN + """
                                severity: {column: 程度, values: {重: MAJOR, 轻: GENERAL}}
                                respondent-kind: {column: 商家类别, values: {个人: PERSON}, otherwise: BUSINESS}
                                fields:
                                  sourceId: 编号
                                  receivedAt: 收件
                                  complainant: 姓名
                                  phone: 电话
                                  email: 邮箱
                                  address: 住址
                                  respondent: 商家
                                  respondentCode: 代码
                                  respondentAddress: 商家地址
                                  narrative: 内容
                                  request: 诉求
                                """,
                "编号,收件,程度,姓名,电话,邮箱,住址,商家,商家类别,代码,商家地址,内容,诉求",
                "1,2024-05-06,重,王,13800000000,w@example.org,一号,王某,个人,91510000MA0000000X,二号,不退款,退款");

        assertThat(row.severity()).isEqualTo(Severity.MAJOR);
        assertThat(row.complainant()).isEqualTo(new Complainant("王", "13800000000", "w@example.org", "一号"));
        var command = adopted(row, PLAIN + "fields: {sourceId: 编号, receivedAt: 收件}\n");
        assertThat(command.severity()).isEqualTo(Severity.MAJOR);
        assertThat(command.respondent()).isEqualTo("王某");
        assertThat(command.respondentKind()).isEqualTo(RespondentKind.PERSON);
        assertThat(command.narrative().request()).isEqualTo("退款");
        assertThat(command.narrative().text())
                .as("a natural person has no code")
                .isEqualTo("不退款\n统一社会信用代码：91510000MA0000000X");
        assertThat(command.respondentDetails()).isEqualTo(RespondentDetails.ofPerson("二号", null));
        assertThat(row.doubts()).isEmpty();
    }

    @Test
    void givenOnlyAPhoneNumber_whenMapped_thenTheNameIsNotInvented() throws IOException {
        var row = one(
                PLAIN + "fields: {sourceId: 编号, receivedAt: 收件, phone: 电话}\n", "编号,收件,电话", "1,2024-05-06,13800000000");

        assertThat(row.complainant()).isEqualTo(new Complainant("（来源未记录姓名）", "13800000000", null, null));
    }

    @Test
    void givenDueAndClosing_whenMapped_thenTheVerdictFollowsFromThem() throws IOException {
        var mapping = PLAIN + "fields: {sourceId: 编号, receivedAt: 收件, closedAt: 办结, dueAt: 期限}\n";
        var columns = "编号,收件,办结,期限";

        var rows = all(
                mapping,
                columns,
                "1,2024-05-06,2024-05-10,2024-05-10",
                "2,2024-05-06,2024-05-10T00:00:01,2024-05-09T23:59:59",
                "3,2024-05-06,,2024-06-03",
                "4,2024-05-06,,2024-06-02",
                "5,2024-05-06,2024-05-10,");

        assertThat(rows)
                .extracting(row -> ((MappedRow) row).verdict())
                .containsExactly(SourceVerdict.IN_TIME, SourceVerdict.OVERDUE, null, SourceVerdict.OVERDUE, null);
        var closed = adopted((MappedRow) rows.get(0), mapping);
        assertThat(closed.outcome().closed()).isTrue();
        assertThat(closed.outcome().closedAt()).isEqualTo("2024-05-10T15:59:59Z");
        assertThat(closed.outcome().dueAt()).isEqualTo("2024-05-10T15:59:59Z");
        assertThat(closed.gaps()).doesNotContain(SourceGap.CLOSING_TIME);
        assertThat(adopted((MappedRow) rows.get(2), mapping).outcome().closed()).isFalse();
        rejected(mapping, columns, "1,2024-05-06,2024-05-05,", "办结", "closing is before the receipt");
        rejected(mapping, columns, "1,2024-05-06,2024-06-04,", "办结", "in the future");
        rejected(mapping, columns, "1,2024-05-06,,2024-05-05", "期限", "due date is before");
    }

    @Test
    void givenAZoneAndOffsets_whenMapped_thenTheyAreInstants() throws IOException {
        var mapping = PLAIN + """
                        file: {zone: UTC}
                        time-formats: ["yyyy/M/d H:mm XXX", "yyyy/M/d H:mm"]
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """;

        assertThat(all(
                        mapping,
                        "编号,收件",
                        "1,2024/5/6 1:00",
                        "2,2024/5/6 1:00 +09:00",
                        "3,2024-05-06T01:00:00.5Z",
                        "4,2024-05-06T01:00+08:00",
                        "5,2024-05-06"))
                .extracting(row -> ((MappedRow) row).received().at())
                .containsExactly(
                        LocalDateTime.parse("2024-05-06T09:00"),
                        LocalDateTime.parse("2024-05-06T00:00"),
                        LocalDateTime.parse("2024-05-06T09:00:00.500"),
                        LocalDateTime.parse("2024-05-06T01:00"),
                        LocalDateTime.parse("2024-05-06T08:00"));
    }

    @Test
    void givenALocale_whenMapped_thenNamesOfMonthsAreUnderstood() throws IOException {
        var fields = "fields: {sourceId: 编号, receivedAt: 收件}\n";
        var english = PLAIN + "file: {locale: en-US}\ntime-formats: [\"d MMM yyyy h:mm a\"]\n" + fields;

        assertThat(one(english, "编号,收件", "1,6 may 2024 1:05 PM").received())
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T13:05"), true));
        var chinese = PLAIN + "file: {locale: zh-CN}\ntime-formats: [\"yyyy年M月d日 ah:mm\"]\n" + fields;
        assertThat(one(chinese, "编号,收件", "1,2024年5月6日 下午1:05").received())
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T13:05"), true));
    }

    @Test
    void givenConditionsAndConstants_whenMapped_thenEachRowHasItsOwn() throws IOException {
        var mapping = HEAD + """
                        kind:
                          - {when: {类型: [举报]}, otherwise: REPORT}
                          - COMPLAINT
                        channel:
                          - {when: {来源: [电话]}, column: 号码, values: {"12315": HOTLINE_12315}, otherwise: PHONE}
                          - {column: 来源, values: {信: LETTER}}
                        fields:
                          sourceId: [{text: A}, 编号]
                          receivedAt: 收件
                          respondent: [{column: 商家, when: {类型: [举报]}}, {text: 某商城, when: {商家: [""]}}]
                        """;

        var rows = all(
                mapping,
                "编号,收件,类型,来源,号码,商家",
                "1,2024-05-06,举报,电话,12315,某店",
                "2,2024-05-06,投诉,电话,,某店",
                "3,2024-05-06,投诉,信,12315,");

        assertThat(rows)
                .extracting(
                        row -> ((MappedRow) row).sourceId(),
                        row -> ((MappedRow) row).kind(),
                        row -> ((MappedRow) row).channel(),
                        row -> ((MappedRow) row).respondent())
                .containsExactly(
                        tuple("A 1", ComplaintKind.REPORT, Channel.HOTLINE_12315, "某店"),
                        tuple("A 2", ComplaintKind.COMPLAINT, Channel.PHONE, null),
                        tuple("A 3", ComplaintKind.COMPLAINT, Channel.LETTER, "某商城"));
    }

    @Test
    void givenRowsThatAreNotMeant_whenMapped_thenTheyAreLeftOut() throws IOException {
        var mapping = PLAIN + """
                        rows:
                          only: {科室: [消保, 食品]}
                          except: [{状态: [测试]}, {状态: [作废], 科室: [食品]}]
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """;

        assertThat(all(
                        mapping,
                        "编号,收件,科室,状态",
                        "1,2024-05-06,消保,",
                        "2,2024-05-06,消保,测试",
                        "3,2024-05-06,其他,",
                        "4,2024-05-06,消保,作废",
                        "5,2024-05-06,食品,作废",
                        "6,不是时间,其他,"))
                .extracting(row -> row instanceof MappedRow m ? m.sourceId() : row)
                .containsExactly("1", new LeftOut(3), new LeftOut(4), "4", new LeftOut(6), new LeftOut(7));
    }

    @Test
    void givenAnUnknownWord_whenMapped_thenTheRowIsRejectedWithTheKnownOnes() throws IOException {
        var mapping = PLAIN + """
                        state: {column: 状态, values: {办结: ARCHIVED, 在办: ASSIGNED}}
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """;

        var reject = rejected(mapping, "编号,收件,状态", "1,2024-05-06,挂起", "状态", "does not know: 挂起");
        assertThat(reject.en()).contains("for state it knows: 办结, 在办");
        assertThat(reject.zh()).contains("映射里没有：挂起", "办结、在办");
        assertThat(one(mapping, "编号,收件,状态", "1,2024-05-06,").state()).isNull();
        var asWritten = mapping.replace("{column: 状态, values: {办结: ARCHIVED, 在办: ASSIGNED}}", "{column: 状态}");
        rejected(asWritten, "编号,收件,状态", "1,2024-05-06,挂起", "状态", "'挂起' is no state");
        assertThat(one(asWritten, "编号,收件,状态", "1,2024-05-06,DECLINED").state()).isEqualTo(ComplaintState.DECLINED);
    }

    @Test
    void givenStatesOfTheSource_whenMapped_thenTheyAreKept() throws IOException {
        var mapping = PLAIN + """
                        state: {column: 状态}
                        unit: {column: 单位}
                        fields: {sourceId: 编号, receivedAt: 收件, closedAt: 办结}
                        """;
        record Kept(ComplaintState state, boolean closed) {}

        assertThat(all(
                        mapping,
                        "编号,收件,状态,单位,办结",
                        "1,2024-05-06,DECLINED,甲所,2024-05-08",
                        "2,2024-05-06,REFERRED,,",
                        "3,2024-05-06,RETURNED,甲所,",
                        "4,2024-05-06,REOPENED,甲所,2024-05-08",
                        "5,2024-05-06,ACCEPTED,甲所,",
                        "6,2024-05-06,ACCEPTED,,",
                        "7,2024-05-06,ARCHIVED,,",
                        "8,2024-05-06,,,2024-05-08"))
                .extracting(row -> adopted((MappedRow) row, mapping).outcome())
                .extracting(outcome -> new Kept(outcome.state(), outcome.closed()))
                .containsExactly(
                        new Kept(ComplaintState.DECLINED, true),
                        new Kept(ComplaintState.REFERRED, true),
                        new Kept(ComplaintState.RETURNED, false),
                        new Kept(ComplaintState.REOPENED, false),
                        new Kept(ComplaintState.ACCEPTED, false),
                        new Kept(null, false),
                        new Kept(null, true),
                        new Kept(null, true));
    }

    @Test
    void givenCategoriesInOneCell_whenMapped_thenTheyAreLevelsInOurWords() throws IOException {
        var mapping = PLAIN + """
                        categories: {separator: ">", names: {吃的: 食品}}
                        fields: {sourceId: 编号, receivedAt: 收件, category: [类别, 细类]}
                        """;

        assertThat(one(mapping, "编号,收件,类别,细类", "1,2024-05-06,吃的 > 奶粉,段数").category())
                .containsExactly("食品", "奶粉", "段数");
    }

    @Test
    void givenSecondsThatAreDisordered_whenTolerated_thenTheyCountAsTheSame() throws IOException {
        var exact = PLAIN + "fields: {sourceId: 编号, receivedAt: 收件, repliedAt: 回复}\n";
        var tolerant = exact + "tolerance-seconds: 60\n";
        var row = "1,2024-05-06T09:00:30,2024-05-06T09:00:00";

        rejected(exact, "编号,收件,回复", row, "回复", "reply is before the receipt");
        assertThat(one(tolerant, "编号,收件,回复", row).replied())
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T09:00:30"), true));
        rejected(
                tolerant, "编号,收件,回复", "1,2024-05-06T09:00:30,2024-05-06T08:59:29", "回复", "reply is before the receipt");
        var grouped = PLAIN + """
                        unit: {column: 单位}
                        tolerance-seconds: 60
                        fields: {sourceId: 编号, receivedAt: 收件, updatedAt: 更新}
                        """;
        var whole = one(
                grouped,
                "编号,收件,更新,单位",
                "1,2024-05-06T09:00,2024-05-06T10:00,甲",
                "1,2024-05-06T09:00,2024-05-06T09:59:10,乙");
        assertThat(whole.units())
                .extracting(MappedRow.Assigned::at)
                .extracting(SourceTime::at)
                .containsOnly(LocalDateTime.parse("2024-05-06T10:00"));
        assertThat(adopted(whole, grouped).isInOrderAt(NOW.toInstant(ZoneOffset.UTC)))
                .isTrue();
    }

    @Test
    void givenAVerdictOfTheSource_whenItDiffersFromTheTimes_thenTheSourceIsReported() throws IOException {
        var mapping = PLAIN + """
                        verdict: {column: 是否超期, values: {是: OVERDUE, 否: IN_TIME}, otherwise: null}
                        fields: {sourceId: 编号, receivedAt: 收件, closedAt: 办结, dueAt: 期限}
                        """;

        var row = one(mapping, "编号,收件,办结,期限,是否超期", "1,2024-05-06,2024-05-10,2024-05-20,是");

        assertThat(row.verdict()).isEqualTo(SourceVerdict.OVERDUE);
    }

    @Test
    void givenANarrativeInTheColumnOfAWord_whenRejected_thenItIsAbridged() throws IOException {
        var mapping = PLAIN + """
                        severity: {column: 程度, values: {重: MAJOR}}
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """;
        var narrative = "王某电话13800000000反映某超市出售变质奶粉要求退款并且赔偿损失";

        var reject = rejected(mapping, "编号,收件,程度", "1,2024-05-06," + narrative, "程度", "…");

        assertThat(reject.zh()).doesNotContain(narrative).contains(narrative.substring(0, 30));
    }

    @Test
    void givenADateAndATimeOfDayInTwoColumns_whenMapped_thenTheyAreOneTime() throws IOException {
        var mapping = PLAIN + """
                        time-formats: ["yyyy/M/d H:mm", "yyyy/M/d"]
                        fields: {sourceId: 编号, receivedAt: [日期, 时间]}
                        """;
        var columns = "编号,日期,时间";

        assertThat(one(mapping, columns, "1,2024/5/6,9:05").received())
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T09:05"), true));
        assertThat(one(mapping, columns, "1,2024-05-06,09:05:07").received())
                .as("as a workbook gives them")
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T09:05:07"), true));
        assertThat(one(mapping, columns, "1,2024/5/6,").received())
                .isEqualTo(new SourceTime(LocalDateTime.parse("2024-05-06T00:00"), false));
        rejected(mapping, columns, "1,2024/5/6,25:00", "日期+时间", "not a time: 2024/5/6 25:00");
        rejected(mapping, columns, "1,,9:05", "日期+时间", "not a time: 9:05");
    }

    @Test
    void givenAYearOfTwoDigits_whenMapped_thenOnlyAFormatThatSaysSoReadsIt() throws IOException {
        var two = PLAIN + """
                        time-formats: ["y/M/d", "yy/M/d"]
                        fields: {sourceId: 编号, receivedAt: 收件, boughtOn: 购买}
                        """;
        assertThat(one(two, "编号,收件,购买", "1,19/5/6,").received().at())
                .isEqualTo(LocalDateTime.parse("2019-05-06T00:00"));
        var four = two.replace(", \"yy/M/d\"", "");
        var reject = rejected(four, "编号,收件,购买", "1,19/5/6,", "收件", "the year of 19/5/6 is 19 by the format y/M/d");
        assertThat(reject.en()).contains("write yy in the format");
        assertThat(reject.zh()).contains("19/5/6", "y/M/d", "yy");
        rejected(four, "编号,收件,购买", "1,2019/5/6,0019-05-01", "购买", "is 19 by the format yyyy-MM-dd");
    }

    @Test
    void givenATimeThatNoFormatReads_whenMapped_thenTheFormatsAreNamed() throws IOException {
        rejected(PLAIN + """
                        time-formats: ["yyyy/M/d H:m", "yyyy/M/d"]
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """, "编号,收件", "1,6.5.2024", "收件", "not a time: 6.5.2024; formats: yyyy/M/d H:m, yyyy/M/d");
    }

    @Test
    void givenAFaultInAColumn_whenMapped_thenItCountsOnlyWhereTheColumnIsUsed() throws IOException {
        var mapping = PLAIN + "fields: {sourceId: 编号, receivedAt: 收件, narrative: 内容}\n";
        var columns = "编号,收件,内容,备注,,备注";

        assertThat(one(mapping, columns, "1,2024-05-06,灯不亮,\uFFFD,\uFFFD,").narrative())
                .isEqualTo("灯不亮");
        rejected(mapping, columns, "1,2024-05-06,\uFFFD,,,", "内容", "cannot be read");
        assertThatThrownBy(() -> one(mapping.replace("内容", "备注"), columns, "1,2024-05-06,,备注,,"))
                .hasMessageContaining("names twice what mapping ours needs: 备注");
    }

    @Test
    void givenAFaultInAColumnThatRowsAreChosenBy_whenMapped_thenTheRowIsNotLeftOut() throws IOException {
        rejected(PLAIN + """
                        rows: {only: {科室: [消保]}}
                        fields: {sourceId: 编号, receivedAt: 收件}
                        """, "编号,收件,科室", "1,2024-05-06,\uFFFD", "科室", "cannot be read");
    }

    @Test
    void givenACellThatIsTooLong_whenMapped_thenItsRowAloneIsRejected() throws IOException {
        var mapped = all(
                PLAIN + "fields: {sourceId: 编号, receivedAt: 收件, narrative: 内容}\n",
                "编号,收件,内容",
                "1,2024-05-06," + "长".repeat(32_768),
                "2,2024-05-06," + "长".repeat(32_767));

        assertThat(mapped.get(0)).isInstanceOfSatisfying(Reject.class, reject -> {
            assertThat(reject.row()).isEqualTo(2);
            assertThat(reject.column()).isEqualTo("内容");
            assertThat(reject.en()).contains("more than 32767 characters");
        });
        assertThat(mapped.get(1)).isInstanceOf(MappedRow.class);
    }
}
