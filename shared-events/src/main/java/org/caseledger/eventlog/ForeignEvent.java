package org.caseledger.eventlog;

import java.util.UUID;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * An event in the database that the ledger did not write in this form: its authentication code is missing or belongs to
 * something else, or it is missing in its stream. It is not used for decisions, pages or signatures.
 */
public final class ForeignEvent extends LabelledException {
    public ForeignEvent(long position) {
        super(Text.format(
                "账本位置 %d 的事件不是本系统写入的（认证码缺失或不符），已停止采用",
                "the event at position %d was not written by the ledger (its authentication code is missing or wrong): it is refused",
                position));
    }

    private ForeignEvent(Text text) {
        super(text);
    }

    /** One that is missing in its stream: another stands where it stood, or none although the stream is longer. */
    static ForeignEvent missing(UUID stream, long sequence) {
        return new ForeignEvent(Text.format(
                "事件流 %s 缺少序号 %d 的事件（从账本中移走），已停止采用",
                "stream %s lacks its event with the sequence %d, which was taken out of it: it is refused",
                stream,
                sequence));
    }

    /** That the count of a stream is missing or was not made by the ledger as it stands. */
    static ForeignEvent uncounted(UUID stream) {
        return new ForeignEvent(Text.format(
                "事件流 %s 的计数（ledger.stream）缺失或不是本系统写入的，已停止采用",
                "the count of stream %s (ledger.stream) is missing or was not written by the ledger: it is refused",
                stream));
    }
}
