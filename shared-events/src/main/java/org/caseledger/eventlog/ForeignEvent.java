package org.caseledger.eventlog;

import java.util.UUID;
import lombok.Getter;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An event in the database that the ledger did not write in this form: its authentication code is missing or belongs to
 * something else, or it is missing in its stream. It is not used for decisions, pages or signatures.
 */
@Getter
public final class ForeignEvent extends LabelledException {
    /** The stream that is not whole, where it is known to be that. */
    private final transient @Nullable UUID stream;

    /** The position of the event that the ledger did not write, or that is gone. */
    private final @Nullable Long position;

    public ForeignEvent(long position) {
        this(
                null,
                position,
                Text.format(
                        "账本位置 %d 的事件不是本系统写入的（认证码缺失或不符），已停止采用",
                        "the event at position %d was not written by the ledger (its authentication code is missing or wrong): it is refused",
                        position));
    }

    private ForeignEvent(@Nullable UUID stream, @Nullable Long position, Text text) {
        super(text);
        this.stream = stream;
        this.position = position;
    }

    /** One that is missing in its stream: another stands where it stood, or none although the stream is longer. */
    static ForeignEvent missing(UUID stream, long sequence) {
        return new ForeignEvent(
                stream,
                null,
                Text.format(
                        "事件流 %s 缺少序号 %d 的事件（从账本中移走），已停止采用",
                        "stream %s lacks its event with the sequence %d, which was taken out of it: it is refused",
                        stream,
                        sequence));
    }

    /** That the log was cut: it ended at a position before, and ends at an earlier one. */
    static ForeignEvent cut(long before, long now) {
        return new ForeignEvent(
                null,
                now + 1,
                Text.format(
                        "账本曾记到位置 %d，现在止于位置 %d：其后的事件被移走，已停止写入",
                        "the log had come to position %d and ends at %d: what followed was taken away, and nothing is recorded",
                        before,
                        now));
    }

    /** That the count of a stream is missing or was not made by the ledger as it stands. */
    static ForeignEvent uncounted(UUID stream) {
        return new ForeignEvent(
                stream,
                null,
                Text.format(
                        "事件流 %s 的计数（ledger.stream）缺失或不是本系统写入的，已停止采用",
                        "the count of stream %s (ledger.stream) is missing or was not written by the ledger: it is refused",
                        stream));
    }
}
