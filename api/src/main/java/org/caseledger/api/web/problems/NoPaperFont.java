package org.caseledger.api.web.problems;

import java.nio.file.Path;
import java.util.List;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The machine has none of the fonts that papers are written with. */
public final class NoPaperFont extends LabelledException {

    public NoPaperFont(List<Path> files) {
        super(
                Text.format(
                        "没有文书字体，请安装 fonts-wqy-microhei 或设置 caseledger.papers.fonts（现为 %s）",
                        "No font for papers. Install fonts-wqy-microhei or set"
                                + " caseledger.papers.fonts (now %s)",
                        files));
    }
}
