package org.caseledger.api.complaints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Outcome;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.text.Text;
import org.caseledger.vault.ArrivingFiles;
import org.caseledger.vault.SealedFiles;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Evidence that comes with a receipt: every file is examined before anything is recorded, and kept
 * as the receipt is decided.
 */
@Component
public class EvidenceAtReceipt {

    /** The most files that come with one receipt. */
    public static final int MOST = 20;

    private final EvidenceIntake intake;
    private final UploadBudget room;
    private final ArrivingFiles arriving;

    EvidenceAtReceipt(EvidenceIntake intake, UploadBudget room, ArrivingFiles arriving) {
        this.intake = intake;
        this.room = room;
        this.arriving = arriving;
    }

    /** Files that were examined, each once, as the receipt names them. */
    public final class Examined {

        private final List<Evidence> evidence;
        private final List<ArrivingFiles.File> files;
        private final long largest;

        private Examined(List<Evidence> evidence, List<ArrivingFiles.File> files, long largest) {
            this.evidence = evidence;
            this.files = files;
            this.largest = largest;
        }

        /** Their SHA-256 (hex), in the order in which they were sent. */
        public List<String> digests() {
            return files.stream().map(ArrivingFiles.File::sha256).toList();
        }

        /** Gives the receipt with them, with which they are kept. */
        public Outcome with(ReceiveComplaint receipt, Function<ReceiveComplaint, Outcome> give) {
            if (files.isEmpty()) {
                return give.apply(receipt);
            }
            var whole = receipt.with(evidence);
            var taken = room.take(largest);
            try {
                return arriving.with(whole.caseId(), files, () -> give.apply(whole));
            } finally {
                taken.leave();
            }
        }
    }

    /** No files. */
    Examined none() {
        return new Examined(List.of(), List.of(), 0);
    }

    /** The names of the files that were chosen. */
    public static List<String> names(List<MultipartFile> sent) {
        return chosen(sent).map(file -> EvidenceFile.plain(EvidenceFiles.name(file))).toList();
    }

    /**
     * Examines the files of a field, those that were chosen; throws {@link InvalidInputException}
     * at the field, with the name of each that is not taken and why. Of somebody who may not
     * receive complaints none is looked at: the command itself is refused.
     */
    public Examined examined(String field, List<MultipartFile> sent, Actor actor) {
        var chosen =
                Commands.mayGive(actor.role(), ReceiveComplaint.class)
                        ? chosen(sent).toList()
                        : List.<MultipartFile>of();
        if (chosen.size() > MOST) {
            throw new InvalidInputException(
                    field, "登记时最多附%d个文件", "At most %d files can come with a receipt", MOST);
        }
        var refused = new ArrayList<Text>();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        var files = new ArrayList<ArrivingFiles.File>();
        for (var file : chosen) {
            try {
                examine(field, file, evidence, files);
            } catch (InvalidInputException mistake) {
                mistake.fields().forEach(why -> refused.add(named(file, why.text())));
            }
        }
        refused.stream()
                .reduce((one, other) -> one.and("；" + other.zh(), "; " + other.en()))
                .ifPresent(
                        all -> {
                            throw new InvalidInputException(field, all);
                        });
        long largest = chosen.stream().mapToLong(MultipartFile::getSize).max().orElse(0);
        return new Examined(List.copyOf(evidence.values()), files, largest);
    }

    private void examine(
            String field,
            MultipartFile file,
            Map<String, Evidence> evidence,
            List<ArrivingFiles.File> files) {
        if (file.getSize() > EvidenceFile.LARGEST) {
            throw new InvalidInputException(
                    field,
                    "文件超过%d MB",
                    "The file is larger than %d MB",
                    EvidenceFile.LARGEST / 1024 / 1024);
        }
        var taken = room.take(file.getSize());
        try {
            var known = intake.take(field, EvidenceFiles.name(file), EvidenceFiles.bytes(file));
            var sha256 = SealedFiles.digest(known.bytes());
            if (evidence.putIfAbsent(sha256, new Evidence(known.name(), sha256)) == null) {
                files.add(
                        new ArrivingFiles.File(
                                sha256, known.kind().suffix(), () -> EvidenceFiles.bytes(file)));
            }
        } finally {
            taken.leave();
        }
    }

    /** Without the part that a form sends where nobody chose a file. */
    private static Stream<MultipartFile> chosen(List<MultipartFile> sent) {
        return sent.stream().filter(f -> !f.isEmpty() || !EvidenceFiles.name(f).isEmpty());
    }

    /** Which of several files it is, where what is wrong does not say so by itself. */
    private static Text named(MultipartFile file, Text why) {
        var name = EvidenceFile.plain(EvidenceFiles.name(file));
        return why.zh().contains(name) ? why : Text.format("文件“%s”：%s", "File “%s”: %s", name, why);
    }
}
