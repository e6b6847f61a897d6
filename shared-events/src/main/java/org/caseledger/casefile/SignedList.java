package org.caseledger.casefile;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;

/** A list of files as {@link Manifest} writes it, read again: each with its SHA-256 (hex). */
record SignedList(SignedNote note, Map<String, String> digests) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9./-]{1,120})");

    /** Throws {@link MalformedArchive} for any other form, or of anything else. */
    static SignedList parse(String all, String head) {
        int split = all.lastIndexOf("\n\n");
        if (split < 0 || !all.startsWith(head)) {
            throw new MalformedArchive("清单的格式不对", "the list has not the right form");
        }
        var digests = new LinkedHashMap<String, String>();
        for (var line : all.substring(head.length(), split + 1).lines().toList()) {
            var found = LINE.matcher(line);
            if (!found.matches() || digests.put(found.group(2), found.group(1)) != null) {
                throw new MalformedArchive("清单的格式不对", "the list has not the right form");
            }
        }
        try {
            var signatures =
                    all.substring(split + 2).lines().map(NoteSignature::parse).toList();
            return new SignedList(new SignedNote(all.substring(0, split + 1), signatures), digests);
        } catch (Malformed e) {
            throw new MalformedArchive("清单的格式不对", "the list has not the right form");
        }
    }

    /** Throws {@link MalformedArchive} unless one of these keys has signed it. */
    void mustBeSignedBy(Collection<VerifierKey> keys) {
        try {
            note.verify(keys);
        } catch (NoteRejected e) {
            throw new MalformedArchive("清单没有账本的有效签名", "the list has no valid signature of the log");
        }
    }

    /** Tells what is not as it is listed; {@code folder} is where these files lie. */
    void compare(ArchiveFiles files, String folder, Collection<String> there, Faults faults) throws IOException {
        for (var one : digests.entrySet()) {
            var name = folder + one.getKey();
            if (!files.has(name)) {
                faults.add(name, "清单所列的文件不在信息包中", "the list has this file, and it is not here");
            } else if (!files.digest(name).equals(one.getValue())) {
                faults.add(name, "与清单不符", "it is not the file of the list");
            }
        }
        for (var name : there) {
            if (!name.equals(Manifest.NAME) && !digests.containsKey(name)) {
                faults.add(folder + name, "清单中没有此文件", "the list has no such file");
            }
        }
    }

    /** Takes what is wrong. */
    @FunctionalInterface
    interface Faults {
        void add(String file, String zh, String en);
    }
}
