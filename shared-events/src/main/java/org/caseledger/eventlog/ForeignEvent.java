package org.caseledger.eventlog;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * An event in the database that the ledger did not write in this form: its authentication code is missing or belongs to
 * something else. It is not used for decisions, pages or signatures.
 */
public final class ForeignEvent extends LabelledException {
    public ForeignEvent(long position) {
        super(Text.format(
                "账本位置 %d 的事件不是本系统写入的（认证码缺失或不符），已停止采用",
                "the event at position %d was not written by the ledger (its authentication code is missing or wrong): it is refused",
                position));
    }
}
