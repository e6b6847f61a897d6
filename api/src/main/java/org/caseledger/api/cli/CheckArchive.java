package org.caseledger.api.cli;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.casefile.ArchiveCheck;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ledger check-archive}: checks an archive package as whoever takes it over does, without database and network.
 */
@Command(name = "check-archive", mixinStandardHelpOptions = true, description = "核验归档信息包 · check an archive package")
@SuppressWarnings("NullAway.Init")
public final class CheckArchive implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(paramLabel = "FILE", description = "归档信息包 · archive package")
    Path file;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "另行取得的账本公钥，可多次 · public key of the log, from elsewhere (repeatable)")
    List<String> keys = List.of();

    @Override
    public Integer call() throws Exception {
        settings.springArguments();
        var report = report();
        for (var row : report.cases()) {
            var holds = row.holds();
            settings.say(
                    "%s：%d 个事件，%d 件文书，%d 个证据文件，%d 个文件未移交，%d 处未公开；%s %d 年",
                    "%s: %d events, %d documents, %d files of evidence, %d files not handed over, %d parts withheld; %s, %d years",
                    row.number(),
                    holds.events(),
                    holds.documents(),
                    holds.evidence(),
                    holds.absent(),
                    holds.withheld(),
                    row.retention(),
                    row.years());
        }
        report.faults().forEach(fault -> settings.say("不符：" + fault.zh(), "WRONG: " + fault.en()));
        return verdict(report);
    }

    private ArchiveCheck.Report report() throws Exception {
        try {
            return ArchiveCheck.of(file, keys.stream().map(VerifierKey::parse).toList());
        } catch (Malformed e) {
            throw new LabelledException("--key 不是验证公钥", "--key is not a verifier key", e);
        } catch (NoSuchFileException e) {
            throw new LabelledException(Text.format("没有文件 %s", "there is no file %s", file), e);
        }
    }

    private int verdict(ArchiveCheck.Report report) {
        if (keys.isEmpty()) {
            report.keys()
                    .forEach(key -> settings.say(
                            "公钥取自信息包本身，请另行核对：%s%n  指纹 %s",
                            "the key is that of the package itself; compare it: %s%n  fingerprint %s",
                            key,
                            Fingerprint.of(key)));
        }
        int faults = report.faults().size();
        if (faults > 0) {
            settings.say("结论：不符，%d 处", "verdict: WRONG, %d faults", faults);
            return 1;
        }
        settings.say(
                "结论：全部相符，%d 件，%d 个文件",
                "verdict: all right, %d cases, %d files", report.cases().size(), report.files());
        return 0;
    }
}
