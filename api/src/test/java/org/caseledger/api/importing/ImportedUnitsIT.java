package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.security.Units;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of other systems: those that are closed here, and names that no address may have. */
class ImportedUnitsIT {
    private static final String COLUMNS = "编号,收件,单位,状态\n";
    private static final String MAPPING = """
            name: ours
            source: 旧系统
            kind: COMPLAINT
            channel: LETTER
            unit: {column: 单位}
            state: {column: 状态, values: {办结: ARCHIVED, 在办: ASSIGNED, 退回: RETURNED}}
            fields: {sourceId: 编号, receivedAt: 收件}
            """;
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-02T09:00");

    private static TestLedger ledger;

    @TempDir
    Path directory;

    private final List<Reject> rejects = new ArrayList<>();

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    @DisplayName("a unit that is closed by now had the cases of then; an open one it cannot have")
    void givenAClosedUnit_whenImported_thenItIsTheUnitOfWhatIsOver() throws IOException {
        assertThat(run("1,2026-02-02,撤并的科,办结").taken()).isOne();
        ledger.awaitViews();
        var closed = ledger.as("admin").post("/api/units/撤并的科/close", "{\"reason\":\"机构调整\"}");
        assertThat(closed.status()).as("%s", closed).isEqualTo(200);

        var rows = new String[] {"2,2026-02-02,撤并的科,办结", "3,2026-02-02,撤并的科,在办", "4,2026-02-02,撤并的科,退回"};
        assertThat(preview(rows)).isEqualTo(run(rows));

        assertThat(events("2"))
                .filteredOn(ComplaintAssigned.class::isInstance)
                .extracting(event -> ((ComplaintAssigned) event).unit())
                .containsExactly(new UnitId("撤并的科"));
        assertThat(events("4")).isNotEmpty();
        assertThat(events("3")).isEmpty();
        assertThat(rejects).hasSize(2).allSatisfy(reject -> {
            assertThat(reject.row()).isEqualTo(3);
            assertThat(reject.en()).contains("“撤并的科” is closed");
            assertThat(reject.zh()).contains("“撤并的科”已撤销");
        });
        assertThat(ledger.bean(Units.class).find(new UnitId("撤并的科")))
                .hasValueSatisfying(unit -> assertThat(unit.closed()).isTrue());
    }

    @Test
    @DisplayName("the code is a part of addresses, the name is the source's")
    void givenNamesThatNoAddressMayHave_whenImported_thenTheirUnitsCanBeAdministered() throws IOException {
        var names = List.of("..", "a/b?c#d", "x\\y;100%");
        for (int i = 0; i < names.size(); i++) {
            assertThat(run("a%d,2026-02-02,%s,办结".formatted(i, names.get(i))).taken())
                    .isOne();
        }
        assertThat(run("b,2026-02-02,a/b?c#d,办结").taken())
                .as("known by its name")
                .isOne();

        assertThat(ledger.bean(Units.class).list())
                .filteredOn(unit -> names.contains(unit.name()))
                .extracting(unit -> unit.id().value())
                .containsExactlyInAnyOrder("．．", "a／b？c＃d", "x＼y；100％");
        ledger.awaitViews();
        var admin = new WebForm(ledger, "admin");
        var list = admin.open("/units").text();
        for (var code : List.of("．．", "a／b？c＃d", "x＼y；100％")) {
            var page = Pattern.compile("href=\"(/units/[^\"]*)\"[^>]*>" + code).matcher(list);
            assertThat(page.find()).as(code).isTrue();
            assertThat(admin.open(page.group(1)).status()).isEqualTo(200);
            var closing = page.group(1) + "/close";
            WebForm.done(admin.post(closing, Map.of("reason", "机构调整")));
            assertThat(ledger.bean(Units.class).find(new UnitId(code)).map(Unit::closed))
                    .hasValue(true);
        }
    }

    @Test
    void givenATextThatIsNoName_whenImported_thenTheRowIsRejected() throws IOException {
        var summary = run("1x,2026-02-02,\"一科\n二科\",办结", "2x,2026-02-02," + "长".repeat(101) + ",办结");

        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(rejects).allSatisfy(reject -> {
            assertThat(reject.column()).isEqualTo("单位");
            assertThat(reject.en()).contains("one line of at most 100 characters");
        });
    }

    private ImportSummary run(String... rows) throws IOException {
        return ledger.bean(HistoryImport.class)
                .run(table(rows), Mappings.read(MAPPING), NOW, rejects::add, soFar -> {});
    }

    private ImportSummary preview(String... rows) throws IOException {
        return ledger.bean(HistoryImport.class)
                .preview(table(rows), Mappings.read(MAPPING), NOW, 0, shown -> {}, rejects::add, soFar -> {});
    }

    private Rows table(String... rows) throws IOException {
        return Rows.open(Files.writeString(directory.resolve("table.csv"), COLUMNS + String.join("\n", rows) + "\n"));
    }

    private static List<LedgerEvent> events(String number) {
        var id = CaseId.named("import/旧系统/" + number);
        return ledger.bean(EventLog.class).readStream(id.value()).stream()
                .map(stored -> EventCodec.read(stored.type(), stored.revision(), stored.payload()))
                .toList();
    }
}
