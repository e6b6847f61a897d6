package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.parsers.ParserConfigurationException;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** A sheet of an XLSX file, streamed within the limits of its source. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class XlsxRows implements Rows {
    private final TableSource file;
    private final TableForm form;
    private final Sheets sheets;

    @Getter
    private final Header header;

    static XlsxRows open(TableSource file, TableForm form) {
        List<String> names = new ArrayList<>();
        Sheets sheets;
        // The whole sheet is read once before any row is given: a broken file gives none.
        try {
            PackedParts.check(file);
            sheets = Sheets.of(file, form.sheet());
            read(file, sheets, (row, cells) -> {
                if (row == form.headerRow()) {
                    names.addAll(cells);
                }
            });
        } catch (LabelledException tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException broken) {
            throw notOne(file, broken);
        }
        if (names.isEmpty()) {
            throw new LabelledException(
                    Text.format("第 %d 行没有表头：%s", "row %d has no header: %s", form.headerRow(), file.name()));
        }
        return new XlsxRows(file, form, sheets, Header.of(names));
    }

    static LabelledException notOne(TableSource file, @Nullable Throwable cause) {
        return new LabelledException(Text.format("%s 不是有效的 XLSX 文件", "%s is not an XLSX file", file.name()), cause);
    }

    @Override
    public String form() {
        return "XLSX, " + sheets.read();
    }

    @Override
    public List<String> others() {
        return sheets.others();
    }

    @Override
    public void forEach(Consumer<TableLine> each) {
        read(file, sheets, (row, cells) -> {
            if (row > form.headerRow() && cells.stream().anyMatch(cell -> !cell.isBlank())) {
                each.accept(header.rowOfSheet(row, cells));
            }
        });
    }

    private interface EachRow {
        void accept(long number, List<String> cells);
    }

    private static void read(TableSource file, Sheets sheets, EachRow each) {
        try (OPCPackage parts = file.parts()) {
            PackedParts.check(file, parts);
            XSSFReader reader = new XSSFReader(parts);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(InputStream.nullInputStream());
            try (InputStream shared = reader.getSharedStringsData()) {
                if (shared != null) {
                    parse(file, "si", strings, shared);
                }
            }
            XSSFSheetXMLHandler rows = new XSSFSheetXMLHandler(
                    reader.getStylesTable(), null, strings, new Collector(file, each), CellTexts.of(reader), false);
            try (InputStream sheet = sheets.data(reader)) {
                parse(file, "c", rows, sheet);
            }
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException e) {
            throw notOne(file, e);
        }
    }

    private static void parse(TableSource file, String each, ContentHandler to, InputStream part)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = new CappedText(XMLHelper.newXMLReader(), file, each);
        xml.setContentHandler(to);
        xml.parse(new InputSource(part));
    }

    @RequiredArgsConstructor
    private static final class Collector implements SheetContentsHandler {
        private final TableSource file;
        private final EachRow each;
        private List<String> cells = new ArrayList<>();
        private int rows;
        private long characters;

        @Override
        public void startRow(int row) {
            file.limits().rows(file.name(), ++rows);
            cells = new ArrayList<>();
        }

        @Override
        public void cell(String reference, @Nullable String text, @Nullable XSSFComment comment) {
            int column = Short.toUnsignedInt(new CellReference(reference).getCol());
            file.limits().columns(file.name(), column + 1L);
            if (column < cells.size()) {
                throw notOne(file, null); // the cells of a row come in their order
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(text == null ? "" : text);
            // Many cells may share one long text.
            characters += cells.get(column).length();
            file.limits().characters(file.name(), characters);
        }

        @Override
        public void endRow(int row) {
            each.accept(row + 1L, cells);
        }
    }
}
