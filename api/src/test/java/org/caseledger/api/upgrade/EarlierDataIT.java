package org.caseledger.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.postgres.SchemaCheck;
import org.caseledger.api.security.OfficeCheck;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.proof.PublishedLog;
import org.caseledger.query.views.Views;
import org.caseledger.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** This version on the data of an earlier one: it answers the same and rebuilds each view once. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EarlierDataIT {
    /** In a case file: what is said in words, and what changes as the log grows by logins. */
    private static final Pattern ABOUT_THE_LOG = Pattern.compile(
            "README.md|EVIDENCE.md|Verify.java|case.txt|course.html|files.txt|withheld.txt|deadlines.txt|manifest|policy|checkpoint|.*tlog-proof");

    /** What is said in words may be said better; the data stays. */
    private static final List<String> SENTENCES = List.of("zh", "en", "title", "detail");

    private static EarlierData data;
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        data = EarlierData.restore();
        // Its events have no authentication codes: only an administrator can have it served.
        assertThatThrownBy(() -> data.start())
                .rootCause()
                .hasMessageContaining("请由管理员核验并接纳")
                .hasMessageContaining("ledger admit-log --by USER");
        assertThatThrownBy(() -> data.start("--caseledger.log.admitted-by=leader"))
                .rootCause()
                .hasMessageContaining("leader 不是本系统的管理员")
                .hasMessageContaining("leader is no administrator of this ledger");
        // What cannot be recorded leaves everything as it was.
        assertThatThrownBy(
                        () -> data.start("--caseledger.log.admitted-by=admin", "--caseledger.log.admitted-because=\0"))
                .rootCause()
                .hasMessageContaining("空字符");
        ledger = data.start("--caseledger.log.admitted-by=admin", "--caseledger.log.admitted-because=升级前的记录，核验相符");
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    @Order(1)
    void givenTheLogOfTheEarlierVersion_whenVerified_thenItIsTheOneThatWasSigned() throws IOException {
        assertThat(verify()).startsWith("0 ").contains(" " + ledger.head());
        assertThat(ledger.bean(PublishedLog.class).size()).isEqualTo(ledger.head());
    }

    @Test
    @Order(1)
    void givenTheAdmittedLog_thenTheAdmissionIsItsLastEvent_andItIsNotAdmittedAgain() {
        var admission = ledger.bean(EventLog.class).readStream(LogAdmitted.STREAM);
        assertThat(admission).singleElement().satisfies(event -> {
            assertThat(event.payload())
                    .isEqualTo(EventCodec.write(new LogAdmitted(event.position() - 1, "升级前的记录，核验相符")));
            assertThat(event.metadata()).contains("\"actor\":\"admin\"");
        });
        assertThat(run("admit-log", "--by", "admin", "--reason", "再来一次"))
                .startsWith("1 ")
                .contains("不需要也不能再次接纳");
    }

    @Test
    @Order(1)
    void givenAPersonWrittenAfterTheAdmission_whenItIsTriedAgain_thenThePersonIsNotAdmittedWithIt() {
        var jdbc = ledger.asSuperuser();
        jdbc.sql("INSERT INTO office.person (username, name, role, password_hash)"
                        + " SELECT 'mole', name, role, password_hash FROM office.person"
                        + " WHERE username = 'admin'")
                .update();

        assertThat(run("admit-log", "--by", "mole", "--reason", "再来一次")).startsWith("1 ");

        assertThat(ledger.bean(OfficeCheck.class).foreign())
                .extracting(Text::en)
                .containsExactly("the row of person mole was not written by the ledger as it stands;"
                        + " it cannot be used to log in");
        jdbc.sql("DELETE FROM office.person WHERE username = 'mole'").update();
    }

    @Test
    @Order(1)
    void givenARestoredDump_whenItsSchemaIsCompared_thenItIsTheOneOfThisVersion() {
        assertThat(new SchemaCheck(ledger.bean(DataSource.class)).run()).isEmpty();
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> givenAQuestion_whenAskedAgain_thenTheAnswerIsTheSame() throws IOException {
        return EarlierData.asked().stream()
                .map(asked -> DynamicTest.dynamicTest(asked.person() + " " + asked.address(), () -> assertSame(asked)));
    }

    private static void assertSame(EarlierData.Asked asked) throws IOException {
        var answer = ledger.as(asked.person()).get(asked.address());
        var now = asked.withAnswer(answer.status() + " " + data(answer, asked.address()));
        EarlierData.keep(now);
        assertThat(lines(now.answer())).isEqualTo(lines(asked.answer()));
        assertThat(now).isEqualTo(asked);
    }

    /** On one line; a case file as the digests of its contents. */
    private static String data(Answer answer, String address) throws IOException {
        if (address.startsWith("/log/tile/")) {
            return Cases.digest(HexFormat.of().formatHex(answer.response().body()));
        }
        if (address.endsWith("/proof")) {
            return CaseFileCheck.files(answer.response().body()).entrySet().stream()
                    .filter(file -> !ABOUT_THE_LOG.matcher(file.getKey()).matches())
                    .map(file -> file.getKey() + " " + Cases.digest(file.getValue()))
                    .collect(Collectors.joining("\\n"));
        }
        return answer.header("Content-Type").contains("json")
                ? withoutSentences(answer.json()).toString()
                : answer.text().strip().replace("\n", "\\n");
    }

    private static JsonNode withoutSentences(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SENTENCES);
        }
        node.forEach(EarlierDataIT::withoutSentences);
        return node;
    }

    /** So that a difference is shown by its line. */
    private static List<String> lines(String answer) {
        return List.of(answer.split("(?<=,)|\\\\n"));
    }

    @Test
    @Order(3)
    void givenViewsOfTheEarlierVersion_whenStarted_thenEachIsBuiltOnceAndNotAgainAtTheNextStart() {
        var built = generations();
        assertThat(built).hasSize(ledger.bean(Views.class).status().size());
        assertThat(jdbc().sql("SELECT last_value FROM views.generation")
                        .query(Long.class)
                        .single())
                .isEqualTo(built.size());

        ledger.close();
        ledger = data.start();
        ledger.awaitViews();

        assertThat(generations()).isEqualTo(built);
    }

    /** Each building of each view. */
    private static List<String> generations() {
        return jdbc().sql("""
                        SELECT DISTINCT view || ' ' || generation AS one FROM views.token ORDER BY one
                        """).query(String.class).list();
    }

    private static JdbcClient jdbc() {
        return ledger.bean(JdbcClient.class);
    }

    private static String verify() {
        return run("verify", "--against", EarlierData.earlyCheckpoint().toString());
    }

    private static String run(String... command) {
        var said = new StringWriter();
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.directory().toString(), "--spring.datasource.url=" + data.url()));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments.toArray(String[]::new));
        return code + " " + said;
    }
}
