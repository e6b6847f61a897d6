package org.caseledger.api.dossier;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws a PDF as long as that takes a bounded number of steps: a few forms that draw one another are enough to keep a
 * server busy for years. Throws {@link UnsafePdfException} for more, and for a picture that cannot be read, which the
 * library would leave out in silence.
 */
final class BoundedRenderer extends PDFRenderer {
    private static final int MOST_STEPS = 5_000_000;

    /** To set up and put away what a form or picture draws on takes as long as so many lines. */
    private static final int STEPS_TO_DRAW_ANOTHER = 100;

    private static final Set<String> PICTURES = Set.of(OperatorName.DRAW_OBJECT, OperatorName.BEGIN_INLINE_IMAGE);

    private int steps;

    BoundedRenderer(PDDocument document) {
        super(document);
        setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                boolean another = PICTURES.contains(operator.getName());
                steps += another ? STEPS_TO_DRAW_ANOTHER : 1;
                if (steps > MOST_STEPS) {
                    throw new UnsafePdfException("PDF内容过于复杂");
                }
                super.processOperator(operator, operands);
            }

            @Override
            protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                    throws IOException {
                if (PICTURES.contains(operator.getName())) {
                    throw new UnsafePdfException("PDF含无法显示的图像");
                }
                super.operatorException(operator, operands, e);
            }
        };
    }
}
