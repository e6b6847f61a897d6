package org.caseledger.api.dossier;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws a PDF as long as that takes a bounded number of steps: a few forms that draw one another
 * are enough to keep a server busy for years. Throws {@link UnsafePdfException} for more.
 */
final class BoundedRenderer extends PDFRenderer {

    private static final int MOST_STEPS = 5_000_000;

    private int steps;

    BoundedRenderer(PDDocument document) {
        super(document);
        setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands)
                    throws IOException {
                if (++steps > MOST_STEPS) {
                    throw new UnsafePdfException("PDF内容过于复杂");
                }
                super.processOperator(operator, operands);
            }
        };
    }
}
