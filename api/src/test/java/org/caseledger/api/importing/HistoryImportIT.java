package org.caseledger.api.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Other systems' tables, taken in whole: what is recorded of each row, once. */
@Tag("long")
@Tag("turn-3")
class HistoryImportIT {
    private static final String NOW = "2026-03-02T09:00";
    private static final String HEADER = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n";
    private static final String EVENTS_HEADER =
            "REC_ID,CREATE_TIME,EVENT_TYPE_NAME,MAIN_TYPE_NAME,SUB_TYPE_NAME,DISPOSE_UNIT_NAME,"
                    + "EVENT_SRC_NAME,INTIME_ARCHIVE_NUM,EVENT_PROPERTY_NAME\n";

    private static QuietLedger ledger;

    @TempDir
    Path directory;

    private final List<Reject> rejects = new ArrayList<>();

    @BeforeAll
    static void start() {
        ledger = QuietLedger.onNewDatabase(HandClock.at(NOW));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    @DisplayName("P9.08 5 working days from Thursday 2019-04-25: 26, Sunday 28 (make-up), 29, 30 April, "
            + "Sunday 5 May (make-up); 1 to 4 May are holidays")
    void repliesAreInTimeOrLateByOurRules_unansweredOnesAreMissed() throws IOException {
        var summary = run(
                "citizen-messages",
                HEADER
                        + message("T1", "2019/4/25 9:32:09", "2019/5/5 23:59:59")
                        + message("T2", "2019/4/25 9:32:09", "2019/5/6 0:00:00")
                        + message("T3", "2019/4/25", "2019/5/5")
                        + "T4,甲,主题,2019/4/25 9:32:09,内容,,\n");

        assertThat(summary).isEqualTo(new ImportSummary(4, 0, 0, 2, 1, 1, 0, 0, 0));
        assertThat(all(DeadlineSet.class, id("问政平台", "T1")))
                .filteredOn(set -> set.clock() == Clock.REPLY)
                .singleElement()
                .satisfies(set -> {
                    assertThat(set.dueAt()).isEqualTo(HandClock.office("2019-05-06T00:00"));
                    assertThat(set.clause()).isEqualTo("P9.08");
                });
        assertThat(all(DeadlineMet.class, id("问政平台", "T2")))
                .containsExactly(new DeadlineMet(Clock.REPLY, 1, HandClock.office("2019-05-06T00:00"), true));
        assertThat(all(DeadlineMissed.class, id("问政平台", "T4")))
                .filteredOn(missed -> missed.clock() == Clock.REPLY)
                .hasSize(1);
        assertThat(all(HistoryAdopted.class, id("问政平台", "T3")).get(0).gaps()).contains(SourceGap.TIME_OF_DAY);
    }

    @Test
    void anAdoptedCase_isWhatTheSourceTells_andNamesTheRest() throws IOException {
        run("citizen-messages", HEADER + message("E1", "2019/4/25 9:32:09", "2019/5/5 10:00:00"));

        var events = ledger.events(id("问政平台", "E1"));
        var received = (ComplaintReceived) events.get(0);
        assertThat(received.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(received.channel()).isEqualTo(Channel.ONLINE_SERVICE);
        assertThat(received.occurred()).isEqualTo(new Occurred(HandClock.office("2019-04-25T09:32:09"), null, "问政平台"));
        assertThat(received.number()).startsWith("郫市监投〔2019〕");
        assertThat(open(received)).contains("主题", "内容");
        var replied = all(ComplaintReplied.class, id("问政平台", "E1")).get(0);
        assertThat(replied.occurred()).isEqualTo(new Occurred(HandClock.office("2019-05-05T10:00"), null, "问政平台"));
        assertThat(replied.medium()).isNull();
        assertThat(names(events))
                .containsExactly(
                        "ComplaintReceived",
                        "DeadlineSet", // SIGN_OFF
                        "DeadlineSet", // ACCEPTANCE
                        "DeadlineSet", // REPLY
                        "ComplaintReplied",
                        "DeadlineMet", // REPLY
                        "DeadlineLapsed", // SIGN_OFF, of which the source has no record
                        "DeadlineLapsed", // ACCEPTANCE
                        "DeadlineSet", // FOLLOW_UP
                        "HistoryAdopted",
                        "DeadlineLapsed"); // FOLLOW_UP
        assertThat(all(HistoryAdopted.class, id("问政平台", "E1"))).singleElement().satisfies(adopted -> {
            assertThat(adopted.sourceId()).isEqualTo("E1");
            assertThat(adopted.gaps())
                    .containsExactlyInAnyOrder(
                            SourceGap.SIGN_OFF,
                            SourceGap.ASSIGNMENT,
                            SourceGap.ACCEPTANCE,
                            SourceGap.INVESTIGATION,
                            SourceGap.APPROVAL,
                            SourceGap.FOLLOW_UP);
            assertThat(adopted.closed()).isFalse();
            assertThat(adopted.verdict()).isNull();
            assertThat(adopted.occurred().source()).isEqualTo("问政平台");
        });
    }

    @Test
    void aUnitThatIsNotKnown_isOpenedByItsName_andTheVerdictIsTheSourcesOwn() throws IOException {
        var summary = run(
                "pingshan-events",
                EVENTS_HEADER
                        + "P1,2018-07-04 17:24:41,市容环卫,市容城管,-,新设综合执法队,12345,1,投诉\n"
                        + "P2,2018-07-04 17:24:41,市容环卫,市容城管,乱摆卖,新设综合执法队,12345,0,咨询\n");

        assertThat(summary).isEqualTo(new ImportSummary(2, 0, 0, 0, 0, 0, 2, 1, 1));
        assertThat(ledger.bean(Units.class).find(new UnitId("新设综合执法队")))
                .contains(new Unit(new UnitId("新设综合执法队"), "新设综合执法队", UnitKind.SECTION));
        var first = id("坪山民生诉求", "P1");
        assertThat(names(ledger.events(first)))
                .containsSubsequence("ComplaintReceived", "ComplaintClassified", "ComplaintAssigned", "HistoryAdopted")
                .doesNotContain("RoutingSignedOff", "ComplaintAccepted", "ComplaintReplied", "DeadlineMet");
        assertThat(all(ComplaintClassified.class, first).get(0).category()).containsExactly("市容环卫", "市容城管");
        var assigned = all(ComplaintAssigned.class, first).get(0);
        assertThat(assigned.unit()).isEqualTo(new UnitId("新设综合执法队"));
        assertThat(assigned.occurred()).isEqualTo(new Occurred(null, null, "坪山民生诉求"));
        var adopted = all(HistoryAdopted.class, first).get(0);
        assertThat(adopted.verdict()).isEqualTo(SourceVerdict.IN_TIME);
        assertThat(adopted.closed()).isTrue();
        assertThat(adopted.gaps()).contains(SourceGap.REPLY, SourceGap.CLOSING_TIME, SourceGap.NARRATIVE);
        assertThat(all(HistoryAdopted.class, id("坪山民生诉求", "P2")).get(0).verdict())
                .isEqualTo(SourceVerdict.OVERDUE);
    }

    @Test
    @DisplayName("a source that writes a unit's code means that unit, which stays as it is")
    void aUnitThatTheSourceNamesByItsCode_isThatUnit_andKeepsItsNameAndKind() throws IOException {
        var station = new Unit(new UnitId("XIPU"), "犀浦市场监管所", UnitKind.STATION);
        ledger.bean(UnitRegister.class).save(station, new Cause(Actor.SYSTEM, "试验单位"));

        var summary = run(
                "pingshan-events",
                EVENTS_HEADER
                        + "K1,2018-07-04 17:24:41,市容环卫,市容城管,-,XIPU,12345,1,投诉\n"
                        + "K2,2018-07-04 17:24:41,市容环卫,市容城管,-,犀浦市场监管所,12345,1,投诉\n");

        assertThat(summary.taken()).isEqualTo(2);
        assertThat(ledger.bean(Units.class).find(station.id())).contains(station);
        for (var number : List.of("K1", "K2")) {
            assertThat(all(ComplaintAssigned.class, id("坪山民生诉求", number)))
                    .extracting(ComplaintAssigned::unit)
                    .containsExactly(station.id());
        }
    }

    @Test
    void aRowThatARuleRefuses_addsNoUnit() throws IOException {
        var table = EVENTS_HEADER
                + "N1,2026-03-04 17:24:41,市容环卫,市容城管,-,将来综合执法队,12345,1,投诉\n"
                + "N2,2018-07-04 17:24:41,市容环卫,市容城管,-,过去综合执法队,12345,1,投诉\n";
        var summary = ledger.bean(HistoryImport.class)
                .run(
                        Rows.open(file("n.csv", table.getBytes(UTF_8))),
                        Mappings.find("pingshan-events"),
                        LocalDateTime.parse("2026-03-05T00:00"),
                        rejects::add,
                        soFar -> {});

        assertThat(summary.taken()).isOne();
        assertThat(rejects).extracting(Reject::row).containsExactly(2L);
        assertThat(ledger.bean(Units.class).list())
                .extracting(Unit::name)
                .contains("过去综合执法队")
                .doesNotContain("将来综合执法队");
    }

    @Test
    void theSameTableInFourForms_isTheSameHistory() throws IOException {
        var table = HEADER
                + "F1,甲,\u3000油烟扰民 ,2019/4/25 9:32:09,\"第一行\n"
                + "第二行,有逗号\",已处理,2019/5/5 10:00:00\n"
                + "F2,乙,乱收费,2020/1/2,内容,,\n"
                + "F3,丙,错行,不是时间,内容,,\n";
        var forms = List.of(
                file("f-utf8.csv", table.getBytes(UTF_8)),
                file("f-bom.csv", ("\ufeff" + table).getBytes(UTF_8)),
                file("f-gbk.csv", table.getBytes(Charset.forName("GBK"))),
                workbook());
        var histories = new ArrayList<List<String>>();
        for (var form : forms) {
            var source = "来源" + form.getFileName();
            var mapping = file("m.yaml", mappingOf(source).getBytes(UTF_8));
            rejects.clear();
            var summary = run(mapping.toString(), form);
            assertThat(summary).isEqualTo(new ImportSummary(2, 0, 1, 1, 0, 1, 0, 0, 0));
            assertThat(rejects).extracting(Reject::row, Reject::column).hasSize(1);
            assertThat(rejects.get(0).column()).isEqualTo("留言时间");
            var history = new ArrayList<String>();
            for (var number : List.of("F1", "F2")) {
                for (var event : ledger.events(id(source, number))) {
                    history.add(told(event));
                }
            }
            histories.add(history);
        }
        assertThat(histories.get(0)).hasSizeGreaterThan(6);
        assertThat(histories).allSatisfy(h -> assertThat(h).isEqualTo(histories.get(0)));
    }

    @Test
    void whatIsImportedTwice_isThereOnce() throws IOException {
        var table = HEADER + message("R1", "2019/4/25 9:32:09", "2019/5/5 10:00:00");
        run("citizen-messages", table);
        long head = ledger.log().head();

        assertThat(run("citizen-messages", table)).isEqualTo(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    @DisplayName("a clock that is behind refuses a row; the next import asks again")
    void whatARuleRefuses_isRejected_howeverOftenItIsTried() throws IOException {
        var table = file("a.csv", (HEADER + "A1,甲,主题,2026/3/4,内容,,\n").getBytes(UTF_8));
        for (int run = 0; run < 2; run++) {
            rejects.clear();
            var summary = ledger.bean(HistoryImport.class)
                    .run(
                            Rows.open(table),
                            Mappings.find("citizen-messages"),
                            LocalDateTime.parse("2026-03-05T00:00"),
                            rejects::add,
                            soFar -> {});
            assertThat(summary.rejected()).isEqualTo(1);
            assertThat(rejects).extracting(Reject::row).containsExactly(2L);
        }
        assertThat(ledger.events(id("问政平台", "A1"))).isEmpty();
    }

    @Test
    @DisplayName("cases are taken several at a time; what is reported of them is in the order of rows")
    void rowsThatCannotBeTaken_areToldInTheirOrder_whoeverRefusesThem() throws IOException {
        var table = new StringBuilder(HEADER);
        var expected = new ArrayList<Long>();
        for (long row = 2; row <= 301; row++) {
            String time =
                    switch ((int) (row % 3)) {
                        case 0 -> "2026/3/4";
                        case 1 -> "2026/2/30";
                        default -> "2026/2/2";
                    };
            table.append("O%d,甲,主题,%s,内容,,\n".formatted(row, time));
            if (row % 3 < 2) {
                expected.add(row);
            }
        }
        var summary = ledger.bean(HistoryImport.class)
                .run(
                        Rows.open(file("o.csv", table.toString().getBytes(UTF_8))),
                        Mappings.find("citizen-messages"),
                        LocalDateTime.parse("2026-03-05T00:00"),
                        rejects::add,
                        soFar -> {});

        assertThat(rejects).extracting(Reject::row).containsExactlyElementsOf(expected);
        assertThat(summary.taken()).isEqualTo(100);
    }

    @Test
    void anImportThatWasInterrupted_goesOn() throws IOException {
        var table = IntStream.range(0, 1_200)
                .mapToObj(n -> "I%d,甲,主题,2019/4/25 9:32:09,内容,,\n".formatted(n))
                .collect(Collectors.joining("", HEADER, ""));
        var file = file("i.csv", table.getBytes(UTF_8));
        var mapping = Mappings.find("citizen-messages");

        assertThatThrownBy(() -> ledger.bean(HistoryImport.class)
                        .run(Rows.open(file), mapping, LocalDateTime.parse(NOW), rejects::add, soFar -> {
                            throw new IllegalStateException("power cut");
                        }))
                .hasMessage("power cut");

        var rest = run("citizen-messages", file);
        assertThat(rest.alreadyThere()).isEqualTo(500);
        assertThat(rest.taken()).isEqualTo(700);
        var numbers = new HashSet<String>();
        for (int n = 0; n < 1_200; n++) {
            var received = all(ComplaintReceived.class, id("问政平台", "I" + n));
            assertThat(received).hasSize(1);
            numbers.add(received.get(0).number());
        }
        assertThat(numbers).hasSize(1_200);
        assertThat(ledger.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.case_number")
                        .query(Long.class)
                        .single())
                .isEqualTo(ledger.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.event where type =" + " 'ComplaintReceived'")
                        .query(Long.class)
                        .single());
    }

    @Test
    @DisplayName("what is no fault of a row stops the import: the rest is left for the next one")
    void whenACaseCannotBeRecorded_thenTheImportStopsAndTellsWhy() throws IOException {
        var table = IntStream.range(0, 150)
                .mapToObj(n -> "S%d,甲,主题,2019/4/25 9:32:09,内容,,\n".formatted(n))
                .collect(Collectors.joining("", HEADER, ""));
        var file = file("s.csv", table.getBytes(UTF_8));

        whileTheDatabaseFailsFor(
                id("问政平台", "S0"),
                () -> assertThatThrownBy(() -> run("citizen-messages", file)).hasStackTraceContaining("no room"));

        var rest = run("citizen-messages", file);
        assertThat(rest.taken()).isBetween(75L, 150L);
        assertThat(rest.taken() + rest.alreadyThere()).isEqualTo(150);
        assertThat(rejects).isEmpty();
    }

    private static void whileTheDatabaseFailsFor(CaseId caseId, Runnable work) {
        var sql = ledger.bean(JdbcClient.class);
        sql.sql("""
                        CREATE FUNCTION ledger.fail() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '22000'; END $$
                        """).update();
        sql.sql("""
                        CREATE TRIGGER fails BEFORE INSERT ON ledger.event FOR EACH ROW
                        WHEN (NEW.stream_id = '%s') EXECUTE FUNCTION ledger.fail()
                        """.formatted(caseId)).update();
        try {
            work.run();
        } finally {
            sql.sql("DROP FUNCTION ledger.fail() CASCADE").update();
        }
    }

    @Test
    void twoImportsOfOneTableAtOnce_takeEachCaseOnce() throws Exception {
        var table = IntStream.range(0, 300)
                .mapToObj(n -> "C%d,甲,主题,2019/4/25 9:32:09,内容,,\n".formatted(n))
                .collect(Collectors.joining("", HEADER, ""));
        var file = file("c.csv", table.getBytes(UTF_8));
        var executor = Executors.newFixedThreadPool(2);
        try {
            Callable<ImportSummary> one = () -> run("citizen-messages", file);
            long taken = 0;
            for (var summary : executor.invokeAll(List.of(one, one))) {
                assertThat(summary.get().rows()).isEqualTo(300);
                assertThat(summary.get().rejected()).isZero();
                taken += summary.get().taken();
            }
            assertThat(taken).isEqualTo(300);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    @DisplayName("20,000 rows over 500 numbers, the 9,999th broken: the rest is taken, each once")
    void aBrokenRowAmongTwentyThousand_isRejectedAlone() throws IOException {
        var table = IntStream.range(0, 20_000)
                .mapToObj(n -> n == 9_998 ? "B8,甲,少几列\n" : "B%d,甲,主题,2019/4/25 9:32:09,内容,,\n".formatted(n % 500))
                .collect(Collectors.joining("", HEADER, ""));

        var summary = run("citizen-messages", table);

        assertThat(summary.taken()).isEqualTo(500);
        assertThat(summary.alreadyThere()).isEqualTo(19_499);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(rejects).extracting(Reject::row).containsExactly(10_000L);
    }

    @Test
    void whatCannotBeTaken_isInTheRejectsFile_withRowColumnAndReason() throws IOException {
        var written = directory.resolve("rejects.csv");
        try (var file = new RejectsFile(written)) {
            var table = file(
                    "x.csv",
                    (HEADER
                                    + ",甲,主题,2019/4/25,内容,,\n"
                                    + "X2,甲,主题,2019/2/30,内容,,\n"
                                    + "X3,甲,主题,2019/4/25,内容,答复,2019/4/24\n"
                                    + "X4,甲,主题,2026/3/3,内容,,\n"
                                    + "X5,甲\n")
                            .getBytes(UTF_8));
            var summary = ledger.bean(HistoryImport.class)
                    .run(
                            Rows.open(table),
                            Mappings.find("citizen-messages"),
                            LocalDateTime.parse(NOW),
                            file::add,
                            soFar -> {});
            assertThat(summary.rejected()).isEqualTo(5);
        }
        var lines = Files.readAllLines(written);
        assertThat(lines.get(0)).isEqualTo("\ufeff行 row,列 column,原因,reason");
        assertThat(lines.subList(1, 6))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2,留言编号,没有编号,it has no number"),
                        line -> assertThat(line).startsWith("3,留言时间,").contains("2019/2/30"),
                        line -> assertThat(line).startsWith("4,答复时间,回复早于收件,"),
                        line -> assertThat(line).startsWith("5,留言时间,时间在将来"),
                        line -> assertThat(line).startsWith("6,-,"));
    }

    private static String message(String number, String received, String replied) {
        return "%s,甲,主题,%s,内容,答复,%s\n".formatted(number, received, replied);
    }

    private static String mappingOf(String source) throws IOException {
        try (var in = HistoryImportIT.class.getResourceAsStream("/mappings/citizen-messages.yaml")) {
            return new String(in.readAllBytes(), UTF_8).replace("问政平台", source);
        }
    }

    private Path workbook() throws IOException {
        var path = directory.resolve("f.xlsx");
        try (var book = new XSSFWorkbook();
                var out = Files.newOutputStream(path)) {
            var sheet = book.createSheet();
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm:ss"));
            var rows = List.of(
                    List.of(HEADER.strip().split(",")),
                    List.of("F1", "甲", "\u3000油烟扰民 ", "", "第一行\n第二行,有逗号", "已处理", ""),
                    List.of("F2", "乙", "乱收费", "", "内容", "", ""),
                    List.of("F3", "丙", "错行", "不是时间", "内容", "", ""));
            for (int r = 0; r < rows.size(); r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    row.createCell(c).setCellValue(rows.get(r).get(c));
                }
            }
            sheet.getRow(1).getCell(3).setCellValue(LocalDateTime.parse("2019-04-25T09:32:09"));
            sheet.getRow(1).getCell(6).setCellValue(LocalDateTime.parse("2019-05-05T10:00:00"));
            sheet.getRow(2).getCell(3).setCellValue(LocalDateTime.parse("2020-01-02T00:00:00"));
            sheet.getRow(1).getCell(3).setCellStyle(date);
            sheet.getRow(1).getCell(6).setCellStyle(date);
            sheet.getRow(2).getCell(3).setCellStyle(date);
            book.write(out);
        }
        return path;
    }

    /** An event without what differs between two cases of equal content. */
    private static String told(LedgerEvent event) {
        if (event instanceof ComplaintReceived received) {
            return "received " + received.occurredAt() + " " + open(received);
        }
        if (event instanceof ComplaintReplied replied) {
            return "replied " + replied.occurredAt() + " " + replied.digest();
        }
        if (event instanceof HistoryAdopted adopted) {
            return "adopted " + adopted.sourceId() + " " + adopted.gaps() + adopted.status();
        }
        return event.toString();
    }

    private static String open(ComplaintReceived received) {
        var vault = ledger.bean(Vault.class);
        var complainant = received.complainant();
        return vault.open(received.caseId(), received.narrative())
                + (complainant == null ? "" : vault.open(received.caseId(), complainant));
    }

    private ImportSummary run(String mapping, String table) throws IOException {
        return run(mapping, file(UUID.randomUUID() + ".csv", table.getBytes(UTF_8)));
    }

    private ImportSummary run(String mapping, Path table) {
        return ledger.bean(HistoryImport.class)
                .run(Rows.open(table), Mappings.find(mapping), LocalDateTime.parse(NOW), rejects::add, soFar -> {});
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private static CaseId id(String source, String number) {
        var name = "import/" + source + "/" + number;
        return new CaseId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    private static List<String> names(List<LedgerEvent> events) {
        return events.stream().map(e -> e.getClass().getSimpleName()).toList();
    }

    private static <E extends ComplaintEvent> List<E> all(Class<E> type, CaseId caseId) {
        return ledger.events(caseId).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
