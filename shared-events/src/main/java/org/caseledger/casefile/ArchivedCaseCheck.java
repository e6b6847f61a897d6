package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TlogProof;
import org.caseledger.tlog.VerifierKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks the case file of one case in an archive package: its list and its checkpoint by the keys of the log, each
 * event by its proof, each file by the event that names it.
 */
final class ArchivedCaseCheck {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CONTENTS =
            Pattern.compile("case-file [6-9]\ncase ([0-9a-f-]{36})\n((?:[a-z-]+ (?:-|\\d{1,6})\n)+)stamps \\d{1,2}\n");

    private final ArchiveFiles files;
    private final UUID caseId;
    private final String folder;
    private final Collection<VerifierKey> keys;
    private final SignedList.Faults faults;
    private final Map<String, String> named = new LinkedHashMap<>();
    private final Set<String> redacted;

    ArchivedCaseCheck(ArchiveFiles files, UUID caseId, Collection<VerifierKey> keys, SignedList.Faults faults)
            throws IOException {
        this.files = files;
        this.caseId = caseId;
        this.folder = ArchiveZip.folder(caseId);
        this.keys = keys;
        this.faults = faults;
        this.redacted = files.text(folder + "withheld.txt")
                .lines()
                .filter(line -> line.endsWith(" payload redacted"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    /** What its file holds; throws {@link MalformedArchive} where nothing can be checked. */
    TransferRow.Holds run() throws IOException {
        var manifest = files.read(folder + Manifest.NAME);
        var list = SignedList.parse(
                new String(manifest, UTF_8), Manifest.ofCase(caseId).head());
        list.mustBeSignedBy(keys);
        list.compare(files, folder, files.under(folder), faults);
        var contents = CONTENTS.matcher(files.text(folder + "case.txt"));
        if (!contents.matches() || !contents.group(1).equals(caseId.toString())) {
            throw new MalformedArchive("case.txt 的格式不对", "case.txt has not the right form");
        }
        int events = 0;
        var checkpoint = checkpoint();
        for (var line : contents.group(2).lines().toList()) {
            var name = line.substring(0, line.indexOf(' '));
            var count = line.substring(line.indexOf(' ') + 1);
            if (!count.equals("-")) {
                int number = Integer.parseInt(count);
                stream(name, number, checkpoint);
                events = name.equals(CaseStream.EVENTS) ? number : events;
            }
        }
        return files(events, Sha256.hex(manifest));
    }

    private SignedNote checkpoint() throws IOException {
        try {
            var checkpoint = SignedNote.parse(files.read(folder + "checkpoint"));
            var signers = checkpoint.verify(keys);
            var origin = Checkpoint.parse(checkpoint.text()).origin();
            if (signers.stream().anyMatch(key -> key.name().equals(origin))) {
                return checkpoint;
            }
        } catch (Malformed | NoteRejected e) {
            throw unsigned();
        }
        throw unsigned();
    }

    private static MalformedArchive unsigned() {
        return new MalformedArchive("检查点没有账本的有效签名", "its checkpoint has no valid signature of the log");
    }

    private void stream(String name, int count, SignedNote checkpoint) throws IOException {
        var stream =
                name.equals(CaseStream.EVENTS) ? caseId : UUID.nameUUIDFromBytes((name + "/" + caseId).getBytes(UTF_8));
        long before = 0;
        for (int n = 0; n < count; n++) {
            var label = "%s/%06d".formatted(name, n);
            try {
                before = event(label, n, stream, before, checkpoint);
            } catch (MalformedArchive e) {
                faults.add(folder + label, e.zh(), e.en());
            } catch (Malformed | JacksonException e) {
                faults.add(folder + label, "格式不对", "it has not the right form");
            }
        }
    }

    private long event(String label, int n, UUID stream, long before, SignedNote checkpoint) throws IOException {
        byte[] bytes = files.read(folder + label + ".leaf.json");
        JsonNode leaf = JSON.readTree(bytes);
        var proof = TlogProof.parse(files.text(folder + label + ".tlog-proof"));
        var tree = Checkpoint.parse(checkpoint.text());
        long position = leaf.path("position").asLong();
        must(proof.checkpoint().equals(checkpoint), "其证明不是针对本案卷的检查点", "its proof is for another checkpoint");
        must(
                proof.index() == position - 1
                        && Proofs.includes(proof.index(), tree.size(), Hash.ofLeaf(bytes), proof.proof(), tree.root()),
                "不在签名的账本中",
                "it is not in the signed log");
        must(
                leaf.path("seq").asLong() == n
                        && leaf.path("case").asString().equals(stream.toString())
                        && position > before,
                "它属于另一案件或另一位置",
                "it belongs to another case or place");
        mustBe(leaf.path("metadata"), label + ".metadata.json");
        if (!redacted.contains(label)) {
            mustBe(leaf.path("payload"), label + ".payload.json");
            if (label.startsWith(CaseStream.EVENTS + "/")) {
                var payload = files.text(folder + label + ".payload.json");
                PayloadParts.of(label, payload).files().forEach(one -> named.putIfAbsent(one.sha256(), label));
            }
        }
        return position;
    }

    private void mustBe(JsonNode digest, String file) throws IOException {
        must(digest.asString().equals(files.digest(folder + file)), "内容与封存的摘要不符", "it is not what was sealed");
    }

    private static void must(boolean right, String zh, String en) {
        if (!right) {
            throw new MalformedArchive(zh, en);
        }
    }

    /** Each file that is here is the one that its event names, and each other one is listed. */
    private TransferRow.Holds files(int events, String manifest) throws IOException {
        int documents = 0;
        int evidence = 0;
        int absent = 0;
        for (var line : files.text(folder + "files.txt").lines().toList()) {
            var words = line.split(" ");
            if (words.length < 3 || !words[1].equals(named.remove(words[0]))) {
                faults.add(folder + "files.txt", "没有事件指明此文件：" + line, "no event names: " + line);
            } else if (words.length < 4) {
                absent += words[2].equals(FileStanding.FORM.word()) ? 0 : 1;
            } else {
                documents += words[3].startsWith("documents/") ? 1 : 0;
                evidence += words[3].startsWith("evidence/") ? 1 : 0;
                if (files.has(folder + words[3])
                        && !files.digest(folder + words[3]).equals(words[0])) {
                    faults.add(
                            folder + words[3],
                            "不是 %s 指明的那个文件".formatted(words[1]),
                            "it is not the file that %s names".formatted(words[1]));
                }
            }
        }
        named.forEach((sha256, label) -> faults.add(
                folder + "files.txt",
                "%s 指明的文件没有列出：%s".formatted(label, sha256),
                "a file that %s names is not listed: %s".formatted(label, sha256)));
        int withheld = (int) files.text(folder + "withheld.txt").lines().count();
        return new TransferRow.Holds(events, documents, evidence, absent, withheld, manifest);
    }
}
