package org.caseledger.api.web.problems;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The native library of SQLite can be unpacked nowhere that programs may run from. */
public final class NoSqlite extends LabelledException {
    public NoSqlite(String directory, Throwable cause) {
        super(
                Text.format(
                        "临时目录%s不允许运行程序，无法生成SQLite格式。请下载JSON格式，或请系统管理员将"
                                + " LEDGER_JAVA_OPTS 设为 -Dorg.sqlite.tmpdir=允许运行程序的目录。",
                        "No program can run from the temporary directory %s, so there is no form of"
                                + " SQLite. Download the JSON form, or ask the administrator to set"
                                + " LEDGER_JAVA_OPTS to -Dorg.sqlite.tmpdir=DIRECTORY, one that"
                                + " programs may run from.",
                        directory),
                cause);
    }
}
