package org.caseledger.api.papers;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import javax.imageio.ImageIO;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * A paper as DOCX. Its lines and rows are as high, and its columns as wide, as in {@link PaperLayout}, so that it has
 * as many pages as the PDF.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class DocxPaper {
    private static final int TWIPS_OF_MM = 57;
    private static final int PADDING = 2 * TWIPS_OF_MM;
    private static final int TITLE = 22;
    private static final int CELL = 12;
    private static final int FOOT = 8;

    private final XWPFDocument document = new XWPFDocument();
    private final Paper paper;

    static byte[] of(Paper paper) {
        var file = new DocxPaper(paper);
        try (file.document;
                var bytes = new ByteArrayOutputStream()) {
            file.page();
            file.blocks();
            file.foot();
            DocxFonts.addTo(file.document);
            file.document.getProperties().getCoreProperties().setTitle(paper.title());
            file.document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private void page() {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(210 * TWIPS_OF_MM));
        size.setH(BigInteger.valueOf(297 * TWIPS_OF_MM));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(30 * TWIPS_OF_MM));
        margins.setBottom(BigInteger.valueOf(35 * TWIPS_OF_MM));
        margins.setFooter(BigInteger.valueOf(8 * TWIPS_OF_MM));
        margins.setLeft(BigInteger.valueOf(28 * TWIPS_OF_MM));
        margins.setRight(BigInteger.valueOf(26 * TWIPS_OF_MM));
    }

    private void blocks() {
        XWPFTable table = null;
        for (var block : paper.blocks()) {
            if (block instanceof Block.Row row) {
                table = row(row.cells(), table);
                continue;
            }
            table = null;
            if (block instanceof Block.Title title) {
                var name = line(title.text(), TITLE, ParagraphAlignment.CENTER);
                high(name, 1.4 * TITLE).setSpacingAfter(twips(0.6 * TITLE));
                if (!paper.number().isEmpty() && title.text().equals(paper.title())) {
                    var number = line(paper.number(), CELL, ParagraphAlignment.RIGHT);
                    high(number, paper.points()).setSpacingAfter(twips(0.8 * paper.points()));
                }
            } else if (block instanceof Block.Paragraph p) {
                var side = p.right() ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT;
                var written = high(line(p.text(), paper.points(), side), 1.7 * paper.points());
                written.setIndentationFirstLine(p.indent() ? 2 * paper.points() * 20 : 0);
            } else if (block instanceof Block.Seal seal) {
                seal(seal);
            } else if (block instanceof Block.NewPage) {
                document.createParagraph().setPageBreak(true);
            } else {
                high(document.createParagraph(), paper.points());
            }
        }
    }

    private XWPFTable row(List<String> cells, XWPFTable before) {
        boolean same = before != null && before.getRow(0).getTableCells().size() == cells.size();
        var table = same ? before : document.createTable(1, cells.size());
        if (!same) {
            table.setWidth("100%");
            table.setCellMargins(0, PADDING, 0, PADDING);
            table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        }
        var row = same ? table.createRow() : table.getRow(0);
        var widths = PaperLayout.widths(cells);
        for (int i = 0; i < cells.size(); i++) {
            row.getCell(i).setWidth(String.valueOf(Math.round(widths.get(i) * TWIPS_OF_MM)));
            var paragraph = row.getCell(i).getParagraphs().get(0);
            high(paragraph, 1.5 * CELL).setSpacingBefore(twips(0.5 * CELL));
            paragraph.setSpacingAfter(twips(0.5 * CELL));
            write(paragraph, cells.get(i), CELL);
        }
        return table;
    }

    private void seal(Block.Seal seal) {
        high(document.createParagraph(), 0.8 * paper.points());
        var table = document.createTable(1, 1);
        table.setWidth("45%");
        table.setTableAlignment(org.apache.poi.xwpf.usermodel.TableRowAlign.RIGHT);
        table.getRow(0).setHeight(42 * TWIPS_OF_MM);
        var cell = table.getRow(0).getCell(0);
        var texts = List.of("（印章）", seal.office(), seal.date());
        for (int i = 0; i < texts.size(); i++) {
            var paragraph = i == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            write(paragraph, texts.get(i), i == 0 ? CELL : paper.points());
        }
        high(document.createParagraph(), paper.points());
    }

    /** With lines of so many points. */
    private static XWPFParagraph high(XWPFParagraph paragraph, double points) {
        paragraph.setSpacingBetween(points, LineSpacingRule.EXACT);
        return paragraph;
    }

    private static int twips(double points) {
        return (int) Math.round(points * 20);
    }

    private void foot() throws IOException, InvalidFormatException {
        var footer = document.createFooter(HeaderFooterType.DEFAULT);
        var check = footer.createParagraph();
        write(check, paper.foot(), FOOT);
        check.createRun()
                .addPicture(
                        new ByteArrayInputStream(code()), PictureType.PNG, "qr.png", Units.toEMU(51), Units.toEMU(51));
        var number = footer.createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        write(number, "— ", CELL);
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        write(number, " / ", CELL);
        number.getCTP().addNewFldSimple().setInstr("NUMPAGES");
        write(number, " —", CELL);
    }

    private byte[] code() throws IOException {
        var code = QrCode.encodeText(paper.code(), QrCode.Ecc.MEDIUM);
        int scale = 4;
        int side = code.size * scale;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, code.getModule(x / scale, y / scale) ? 0 : 0xFFFFFF);
            }
        }
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        }
    }

    private XWPFParagraph line(String text, int points, ParagraphAlignment side) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(side);
        write(paragraph, text, points);
        return paragraph;
    }

    private static void write(XWPFParagraph paragraph, String text, int points) {
        var run = paragraph.createRun();
        run.setFontSize(points);
        run.setFontFamily("FangSong");
        run.setFontFamily("仿宋", org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.eastAsia);
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
    }
}
