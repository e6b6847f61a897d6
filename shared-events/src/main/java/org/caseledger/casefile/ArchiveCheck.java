package org.caseledger.casefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipException;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.VerifierKey;

/**
 * Checks an archive package as whoever takes it over does, without a ledger: every digest, the proof of every event by
 * the keys of the log, and the transfer list.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class ArchiveCheck {
    private final ArchiveFiles files;
    private final Set<VerifierKey> keys;
    private final List<ArchiveFault> faults = new ArrayList<>();

    /** The result of a check: the cases, the files, the keys, and all faults. */
    public record Report(List<TransferRow> cases, int files, Set<VerifierKey> keys, List<ArchiveFault> faults) {}

    /**
     * Checks the package in a file by keys that one has from elsewhere, or by its own where there are none. Throws
     * {@link MalformedArchive} for what is no package, or half of one.
     */
    public static Report of(Path file, Collection<VerifierKey> given) throws IOException {
        try (var files = new ArchiveFiles(file)) {
            var keys = given.isEmpty() ? keysIn(files) : new LinkedHashSet<>(given);
            keys.removeIf(key -> key.type() != KeyType.ED25519);
            return new ArchiveCheck(files, keys).run();
        } catch (ZipException e) {
            throw new MalformedArchive("不是完整的信息包：%s", "it is no whole package: %s", String.valueOf(e.getMessage()));
        }
    }

    private static Set<VerifierKey> keysIn(ArchiveFiles files) throws IOException {
        var keys = new LinkedHashSet<VerifierKey>();
        for (var name : files.under(ArchiveZip.CASES)) {
            if (name.endsWith("/keys.txt")) {
                try {
                    files.text(ArchiveZip.CASES + name)
                            .lines()
                            .map(VerifierKey::parse)
                            .forEach(keys::add);
                } catch (Malformed e) {
                    throw new MalformedArchive("不是有效的公钥：%s", "not a valid key: %s", name);
                }
            }
        }
        return keys;
    }

    private Report run() throws IOException {
        // For any package: its name is on the second line, which is signed with the rest.
        var text = files.text(Manifest.NAME);
        int end = text.indexOf('\n', text.indexOf('\n') + 1);
        if (end < 0 || !text.startsWith(Manifest.ofPackage("").head().strip())) {
            throw new MalformedArchive("清单的格式不对", "the list has not the right form");
        }
        var list = SignedList.parse(text, text.substring(0, end + 1));
        told(Manifest.NAME, () -> list.mustBeSignedBy(keys));
        var beside = new TreeSet<>(files.under(""));
        beside.removeIf(name -> name.startsWith(ArchiveZip.CASES) && !name.endsWith("/" + Manifest.NAME));
        list.compare(files, "", beside, this::add);
        var rows = TransferList.parse(files.text(TransferList.NAME)).rows();
        var cases = new TreeSet<String>();
        files.under(ArchiveZip.CASES).forEach(name -> cases.add(name.replaceFirst("/.*", "")));
        for (var row : rows) {
            if (cases.remove(row.caseId().toString())) {
                check(row);
            } else {
                add(
                        TransferList.NAME,
                        "所列的案件不在信息包中：" + row.number(),
                        "a case that it lists is not here: " + row.number());
            }
        }
        for (var more : cases) {
            add(ArchiveZip.CASES + more, "移交清单中没有此案件", "the transfer list has no such case");
        }
        return new Report(rows, files.under("").size(), keys, List.copyOf(faults));
    }

    private void check(TransferRow row) throws IOException {
        UUID caseId = row.caseId();
        var folder = ArchiveZip.folder(caseId);
        if (!files.has(ArchiveZip.METADATA + caseId + ".xml")) {
            add(folder, "没有元数据", "it has no metadata");
        }
        try {
            var holds = new ArchivedCaseCheck(files, caseId, keys, this::add).run();
            if (!holds.equals(row.holds())) {
                add(
                        TransferList.NAME,
                        "与案卷不符：" + row.number(),
                        "it does not agree with the case file: " + row.number());
            }
        } catch (MalformedArchive e) {
            add(folder, e.zh(), e.en());
        }
    }

    private void told(String file, Runnable check) {
        try {
            check.run();
        } catch (MalformedArchive e) {
            add(file, e.zh(), e.en());
        }
    }

    private void add(String file, String zh, String en) {
        faults.add(ArchiveFault.of(file, zh, en));
    }

    /** Something that is wrong with an archive package: in which of its files, and what. */
    public record ArchiveFault(String file, Text what) implements Labelled {
        static ArchiveFault of(String file, String zh, String en) {
            return new ArchiveFault(file, new Text(zh, en));
        }

        @Override
        public Text text() {
            return new Text(file + "：" + what.zh(), file + ": " + what.en());
        }
    }
}
