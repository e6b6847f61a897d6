package org.caseledger.api.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.caseledger.api.sheets.Sheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** A document of lines and tables on A4; texts are texts and never fields. */
public final class DocxFile implements TextDocument {
    private static final int A4_LONG = 16_838; // twentieths of a point
    private static final int A4_SHORT = 11_906;
    private static final int MARGIN = 850;

    private final XWPFDocument document = new XWPFDocument();
    private final int cells;

    private DocxFile(boolean lying, int cells) {
        this.cells = cells;
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setOrient(lying ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        size.setW(BigInteger.valueOf(lying ? A4_LONG : A4_SHORT));
        size.setH(BigInteger.valueOf(lying ? A4_SHORT : A4_LONG));
    }

    /** On pages that lie, for wide tables. */
    public static DocxFile lying() {
        return new DocxFile(true, 8);
    }

    /** On a page that stands, with narrow margins and lines close to each other. */
    public static DocxFile standing() {
        var file = new DocxFile(false, 9);
        var margins = file.document.getDocument().getBody().getSectPr().addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        return file;
    }

    @Override
    public DocxFile title(String text, int points) {
        return line(text, points, ParagraphAlignment.CENTER);
    }

    @Override
    public DocxFile line(String text, int points) {
        return line(text, points, ParagraphAlignment.LEFT);
    }

    private DocxFile line(String text, int points, ParagraphAlignment alignment) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(60);
        var run = paragraph.createRun();
        run.setFontSize(points);
        run.setText(text);
        return this;
    }

    @Override
    public DocxFile table(Sheet sheet) {
        var table = document.createTable(sheet.rows().size() + 1, sheet.head().size());
        table.setWidth("100%");
        table.getRow(0).setRepeatHeader(true);
        fill(table.getRow(0), sheet.head());
        for (int i = 0; i < sheet.rows().size(); i++) {
            fill(table.getRow(i + 1), sheet.rows().get(i));
        }
        return this;
    }

    private void fill(XWPFTableRow row, List<? extends @Nullable Object> values) {
        for (int i = 0; i < values.size(); i++) {
            var paragraph = row.getCell(i).getParagraphs().get(0);
            paragraph.setSpacingAfter(0);
            var run = paragraph.createRun();
            run.setFontSize(cells);
            run.setText(orNone(values.get(i)));
        }
    }

    /** What there is none of is a dash. */
    public static String orNone(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }

    /** With the number of each page at its foot, of how many. */
    public DocxFile numbered() {
        var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        paragraph.createRun().setText(" / ");
        paragraph.getCTP().addNewFldSimple().setInstr("NUMPAGES");
        return this;
    }

    @Override
    public byte[] bytes() {
        try (document;
                var bytes = new ByteArrayOutputStream()) {
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
