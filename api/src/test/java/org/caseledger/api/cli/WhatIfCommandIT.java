package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.caseledger.testing.TestFolders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code what-if} while a ledger runs: a table, a file, and mistakes in one line. */
@Tag("long")
class WhatIfCommandIT {
    private static TestLedger ledger;
    private static String url;
    private static Path files;

    @BeforeAll
    static void someCases() throws IOException {
        url = TestDatabase.fresh().getJdbcUrl();
        ledger = TestLedger.start(url, TestLedger.newData());
        ledger.cases().replied();
        ledger.cases().accepted();
        files = TestFolders.fresh("what-if");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void anotherProcedureIsToldByUnitAndWritten() throws IOException {
        long head = ledger.head();
        var csv = files.resolve("differing.csv");
        var said = run("what-if", "--procedure", "P2", "--law", "OFF", "--csv", csv.toString());

        assertThat(said)
                .startsWith("0 ")
                .contains(words("投诉件 2 件，有差异 2 件", "cases: 2; differing: 2"))
                .contains(words("合计：", "all: "))
                .contains("XIPU")
                .contains("→");
        assertThat(Files.readString(csv)).startsWith("\uFEFF").contains("P2.13");
        assertThat(ledger.head()).isEqualTo(head);
        assertThat(run("what-if", "--procedure", "P2", "--csv", csv.toString()))
                .startsWith("1 ")
                .contains(words("文件已存在", "is there already"));
    }

    @Test
    void itsOwnRulesChangeNothing() {
        assertThat(run("what-if", "--by", "CLOCK"))
                .startsWith("0 ")
                .contains(words("投诉件 2 件，有差异 0 件", "cases: 2; differing: 0"))
                .contains("REPLY");
    }

    @Test
    void aMistakeIsToldInOneLine() throws IOException {
        var calendar = Files.writeString(files.resolve("my.csv"), "date,type,name\n2026-13-01,holiday,x\n");
        assertThat(run("what-if", "--calendar-file", calendar.toString()))
                .startsWith("1 ")
                .contains("my.csv")
                .contains(words("第 2 行", "line 2"));
        assertThat(run("what-if", "--procedure-file", files.resolve("none.yaml").toString()))
                .startsWith("1 ")
                .contains(words("无法读取", "cannot read"));
        var large = Files.write(files.resolve("large.yaml"), new byte[300_000]);
        assertThat(run("what-if", "--law-file", large.toString()))
                .startsWith("1 ")
                .contains(words("文件过大", "too large"));
        assertThat(run("what-if", "--procedure", "P77"))
                .startsWith("1 ")
                .contains(words("没有程序 P77", "no procedure P77"));
        assertThat(run("what-if", "--from", "2026-03-03", "--until", "2026-03-02"))
                .startsWith("1 ")
                .contains("--from");
        assertThat(run("what-if", "--from", "2026-03-02", "--until", "2026-03-02"))
                .as("a day has all of it")
                .startsWith("0 ");
        assertThat(run("what-if", "--from", "yesterday")).startsWith("2 ");
    }

    private static String run(String... arguments) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", ledger.data().toString(), "--spring.datasource.url=" + url));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }

    private static String words(String zh, String en) {
        return TerminalLanguage.current().choose(zh, en);
    }
}
