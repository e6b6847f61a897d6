package org.caseledger.api.web.problems;

import org.caseledger.text.LabelledException;

/** An import runs, and one runs at a time: it is to end or to be stopped first. */
public final class ImportUnderWayException extends LabelledException {
    public ImportUnderWayException() {
        super(
                "已有导入正在进行（或正在预览整个文件），请等待其结束或先停止",
                "An import or the preview of a whole file is under way: wait for its end, or stop it first");
    }
}
