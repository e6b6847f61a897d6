package org.caseledger.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.caseledger.api.integrity.CaseExport;
import org.caseledger.api.integrity.OpenedParts;
import org.caseledger.casefile.Enclosures;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger export-case}: writes a case as a file that proves itself. */
@Command(
        name = "export-case",
        mixinStandardHelpOptions = true,
        description = "导出可自行核验的存证卷宗 · write a case as a file that can be verified on its own")
@SuppressWarnings("NullAway.Init")
public final class ExportCase implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(paramLabel = "NUMBER|ID", description = "投诉件编号或标识 · case number or id")
    String wanted;

    @Option(names = "--out", paramLabel = "FILE", description = "写入的文件 · file to write (case-ID-SIZE.zip)")
    @Nullable
    Path out;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE);
            var export = context.getBean(CaseExport.class);
            var numbers = new CaseNumbers(context.getBean(DataSource.class));
            ProvenCase file = numbers.find(wanted)
                    .or(() -> id(wanted))
                    .flatMap(id -> export.of(id, true, Actor.SYSTEM))
                    .orElseThrow(() -> noSuchCase(wanted));
            Path path = write(file, export.enclosures(file, OpenedParts.NONE));
            settings.say(
                    "已写入 %s，已签署的日志有 %d 条记录。", "written: %s, under a signed log of %d records", path, file.treeSize());
            file.keys()
                    .forEach(key ->
                            settings.say("公钥 %s%n  指纹 %s", "key %s%n  fingerprint %s", key, Fingerprint.of(key)));
        }
        return 0;
    }

    private static Optional<CaseId> id(String text) {
        try {
            return Optional.of(CaseId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Path write(ProvenCase file, Enclosures enclosures) throws IOException {
        Path path = out == null ? Path.of(CaseExport.fileName(file)) : out;
        try (var stream = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            write(file, enclosures, stream, path);
            return path;
        } catch (FileAlreadyExistsException e) {
            throw new LabelledException(Text.format("文件已存在：%s", "the file already exists: %s", path), e);
        }
    }

    private static void write(ProvenCase file, Enclosures enclosures, OutputStream stream, Path path)
            throws IOException {
        try {
            file.writeTo(stream, enclosures);
        } catch (IOException | RuntimeException e) {
            // Half a file is none.
            Files.delete(path);
            throw e;
        }
    }

    private static LabelledException noSuchCase(String wanted) {
        return new LabelledException(Text.format("没有投诉件 %s", "there is no case %s", wanted));
    }
}
