package org.caseledger.api.rollup;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;

/** An office below, and what was read of the copy of its log. Thread-safe. */
final class District {
    private static final Text NONE = new Text("镜像中没有该单位的日志", "The mirror has no copy of this office's log");
    private static final Text NOT_SIGNED =
            new Text("镜像中的日志未由该单位的公钥签署，不予统计", "The copy is not signed by this office's key, so it is not counted");

    private final String title;
    private final List<VerifierKey> keys;
    private volatile @Nullable CountedLog log;
    private volatile @Nullable Text fault;
    private @Nullable String refused;

    /** {@code keys} are those that its log has had, of one name. */
    District(String title, List<VerifierKey> keys) {
        this.title = title;
        this.keys = keys;
    }

    String title() {
        return title;
    }

    /** The name of its log. */
    String name() {
        return keys.get(0).name();
    }

    /** What was read; empty before that, and where it cannot be believed. */
    Optional<CountedLog> log() {
        return Optional.ofNullable(log);
    }

    /** Why nothing is counted of it; null where it is. */
    @Nullable
    Text fault() {
        return fault;
    }

    /**
     * Reads what the mirror has more of it since. What is not as its log has signed it is not counted, and read again
     * when there is a new signature.
     */
    synchronized void read(Path mirror, LocalDate since) {
        try {
            var found = log != null ? log : open(mirror, since);
            if (found == null) {
                fault = NONE;
                return;
            }
            var signed = found.refresh();
            if (!signed.toString().equals(refused)) {
                fault = readOn(found, signed);
                refused = fault == null ? null : signed.toString();
            }
        } catch (LabelledException damaged) {
            fault = damaged.text();
        } catch (UncheckedIOException unreadable) {
            fault = Text.format(
                    "无法读取镜像目录：%s",
                    "the folder of the mirror cannot be read: %s",
                    unreadable.getCause().getMessage());
        }
        if (fault != null) {
            log = null;
        }
    }

    /** Why it is not counted; null when all is read. */
    private @Nullable Text readOn(CountedLog found, SignedNote signed) {
        try {
            signed.verify(keys);
            log = found;
            while (!found.readOn()) {
                // another file of its records
            }
            return null;
        } catch (NoteRejected notSigned) {
            return NOT_SIGNED;
        } catch (LabelledException damaged) {
            return damaged.text();
        } catch (IllegalArgumentException unknown) {
            return Text.format(
                    "日志中有本版本不能识别的记录，请升级：%s",
                    "The log has records that this version does not know; upgrade: %s", unknown.getMessage());
        }
    }

    private @Nullable CountedLog open(Path mirror, LocalDate since) {
        return CopiedRecords.of(mirror, name())
                .map(records -> new CountedLog(records, since))
                .orElse(null);
    }
}
