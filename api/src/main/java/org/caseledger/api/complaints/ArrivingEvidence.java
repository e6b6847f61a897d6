package org.caseledger.api.complaints;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Outcome;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.text.Text;
import org.caseledger.vault.ArrivingFiles;
import org.caseledger.vault.SealedFiles;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/**
 * Evidence that comes with a command: every file is examined before anything is recorded, and kept as the command is
 * decided.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ArrivingEvidence {
    /** The most files that come with one command. */
    public static final int MOST = 20;

    private static final String FIELD = "evidence";

    private final EvidenceIntake intake;
    private final UploadBudget room;
    private final ArrivingFiles arriving;
    private final SealedFiles kept;

    /** Files that were examined, each once, as the command names them. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    public final class Examined {
        private final List<Evidence> evidence;
        private final List<ArrivingFiles.File> files;
        private final long largest;

        /** Their SHA-256 (hex), in the order in which they were sent. */
        public List<String> digests() {
            return files.stream().map(ArrivingFiles.File::sha256).toList();
        }

        /**
         * Gives the command with them, with which they are kept; throws {@link InvalidInputException} where the case
         * would have too many.
         */
        public Outcome with(ComplaintCommand command, Function<ComplaintCommand, Outcome> give) {
            if (files.isEmpty() || !(command instanceof CommandWithEvidence naming)) {
                return give.apply(command);
            }
            var whole = naming.with(evidence);
            EvidenceFiles.mustHaveRoom(FIELD, kept.of(whole.caseId()).size() + files.size());
            var taken = room.take(largest);
            try {
                return arriving.with(whole.caseId(), files, () -> give.apply(whole));
            } finally {
                taken.leave();
            }
        }
    }

    /** No files. */
    public Examined none() {
        return new Examined(List.of(), List.of(), 0);
    }

    /**
     * The same for a form. When the form is shown again it lists the names of the files; with their contents it counts
     * as the same form.
     */
    public Examined examined(
            HttpServletRequest http,
            MultiValueMap<String, String> typed,
            Class<? extends CommandWithEvidence> command,
            Actor actor) {
        var form = WebUtils.getNativeRequest(http, MultipartRequest.class);
        var sent = form == null ? List.<MultipartFile>of() : form.getFiles(FIELD);
        typed.put(
                FIELD,
                chosen(sent)
                        .map(file -> EvidenceFile.plain(EvidenceFiles.name(file)))
                        .toList());
        var examined = examined(sent, command, actor);
        typed.put(FIELD + ".sha256", examined.digests());
        return examined;
    }

    /**
     * Examines the chosen files; throws {@link InvalidInputException} at their field, with the name of each file that
     * is rejected and why. If the person may not give the command, no file is examined: the command itself is refused.
     */
    Examined examined(List<MultipartFile> sent, Class<? extends CommandWithEvidence> command, Actor actor) {
        var chosen = Commands.mayGive(actor.role(), command) ? chosen(sent).toList() : List.<MultipartFile>of();
        if (chosen.size() > MOST) {
            throw new InvalidInputException(FIELD, "一次最多附%d个文件", "At most %d files can be attached at once", MOST);
        }
        var refused = new ArrayList<Text>();
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        var files = new ArrayList<ArrivingFiles.File>();
        for (var file : chosen) {
            try {
                examine(file, evidence, files);
            } catch (InvalidInputException mistake) {
                mistake.fields().forEach(why -> refused.add(named(file, why.text())));
            }
        }
        refused.stream()
                .reduce((one, other) -> one.and("；" + other.zh(), "; " + other.en()))
                .ifPresent(all -> {
                    throw new InvalidInputException(FIELD, all);
                });
        long largest = chosen.stream().mapToLong(MultipartFile::getSize).max().orElse(0);
        return new Examined(List.copyOf(evidence.values()), files, largest);
    }

    private void examine(MultipartFile file, Map<String, Evidence> evidence, List<ArrivingFiles.File> files) {
        if (file.getSize() > EvidenceFile.LARGEST) {
            throw new InvalidInputException(
                    FIELD, "文件超过%d MB", "The file is larger than %d MB", EvidenceFile.LARGEST / 1024 / 1024);
        }
        var taken = room.take(file.getSize());
        try {
            var known = intake.take(FIELD, EvidenceFiles.name(file), EvidenceFiles.bytes(file));
            var sha256 = SealedFiles.digest(known.bytes());
            if (evidence.putIfAbsent(sha256, new Evidence(known.name(), sha256)) == null) {
                files.add(new ArrivingFiles.File(sha256, known.kind().suffix(), () -> EvidenceFiles.bytes(file)));
            }
        } finally {
            taken.leave();
        }
    }

    /** Without the empty part that a form sends if no file was chosen. */
    private static Stream<MultipartFile> chosen(List<MultipartFile> sent) {
        return sent.stream().filter(f -> !f.isEmpty() || !EvidenceFiles.name(f).isEmpty());
    }

    /** Which of several files it is, where what is wrong does not say so by itself. */
    private static Text named(MultipartFile file, Text why) {
        var name = EvidenceFile.plain(EvidenceFiles.name(file));
        return why.zh().contains(name) ? why : Text.format("文件“%s”：%s", "File “%s”: %s", name, why);
    }
}
